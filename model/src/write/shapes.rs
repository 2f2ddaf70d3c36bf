//! Shapes: an unresolved [`Shape`] comes in, its object of the JSON AST goes out.

use crate::node::{Node, Object};
use crate::shape::{Member, Members, Operation, Resource, Service, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::Traits;
use indexmap::IndexMap;
use std::sync::Arc;

/// The object of a shape.
pub(super) fn shape(shape: &Shape) -> Object {
    let mut fields = Object::new();
    fields.insert("type", Node::from(shape.kind.name()));
    match &shape.kind {
        ShapeKind::List(list) => add_single(&mut fields, "member", &list.member),
        ShapeKind::Map(map) => {
            add_single(&mut fields, "key", &map.key);
            add_single(&mut fields, "value", &map.value);
        }
        ShapeKind::Service(service) => add_service(&mut fields, service),
        ShapeKind::Resource(resource) => add_resource(&mut fields, resource),
        ShapeKind::Operation(operation) => add_operation(&mut fields, operation),
        kind => {
            if let Some(members) = kind.named() {
                add_members(&mut fields, members);
            }
        }
    }
    add_references(&mut fields, "mixins", &shape.mixins);
    add_traits(&mut fields, &shape.traits);
    fields
}

fn member(member: &Member) -> Node {
    let mut fields = Object::new();
    fields.insert("target", Node::from(member.target.as_str()));
    add_traits(&mut fields, &member.traits);
    Node::Object(fields)
}

fn add_members(fields: &mut Object, members: &Members) {
    let entries = members.iter();
    let entries = entries.map(|(name, one)| (Arc::clone(name), member(one)));
    fields.insert("members", Node::Object(entries.collect()));
}

/// A list's or map's member. A member that is left to the mixins targets `Unit` before resolving, and is not written.
fn add_single(fields: &mut Object, name: &str, one: &Member) {
    if !one.target.is_unit() {
        fields.insert(name, member(one));
    }
}

fn reference(id: &ShapeId) -> Node {
    let target = (Arc::from("target"), Node::from(id.as_str()));
    Node::Object(Object::from_iter([target]))
}

fn add_references(fields: &mut Object, key: &str, ids: &[ShapeId]) {
    if !ids.is_empty() {
        fields.insert(key, Node::Array(ids.iter().map(reference).collect()));
    }
}

fn add_named(fields: &mut Object, key: &str, ids: &IndexMap<Arc<str>, ShapeId>) {
    if !ids.is_empty() {
        let entries = ids
            .iter()
            .map(|(name, id)| (Arc::clone(name), reference(id)));
        fields.insert(key, Node::Object(entries.collect()));
    }
}

fn add_service(fields: &mut Object, service: &Service) {
    if !service.version.is_empty() {
        fields.insert("version", Node::String(Arc::clone(&service.version)));
    }
    add_references(fields, "operations", &service.operations);
    add_references(fields, "resources", &service.resources);
    add_references(fields, "errors", &service.errors);
    if !service.rename.is_empty() {
        let entries = service.rename.iter();
        let entries =
            entries.map(|(id, name)| (Arc::from(id.as_str()), Node::String(Arc::clone(name))));
        fields.insert("rename", Node::Object(entries.collect()));
    }
}

fn add_resource(fields: &mut Object, resource: &Resource) {
    add_named(fields, "identifiers", &resource.identifiers);
    add_named(fields, "properties", &resource.properties);
    for (key, operation) in resource.lifecycle() {
        if let Some(id) = operation {
            fields.insert(key, reference(id));
        }
    }
    add_references(fields, "operations", &resource.operations);
    add_references(
        fields,
        "collectionOperations",
        &resource.collection_operations,
    );
    add_references(fields, "resources", &resource.resources);
}

fn add_operation(fields: &mut Object, operation: &Operation) {
    fields.insert("input", reference(&operation.input));
    fields.insert("output", reference(&operation.output));
    add_references(fields, "errors", &operation.errors);
}

/// Adds the traits, if there are any.
pub(super) fn add_traits(fields: &mut Object, traits: &Traits) {
    if !traits.is_empty() {
        let entries = traits.iter();
        let entries = entries.map(|one| (Arc::from(one.id.as_str()), (*one.value).clone()));
        fields.insert("traits", Node::Object(entries.collect()));
    }
}
