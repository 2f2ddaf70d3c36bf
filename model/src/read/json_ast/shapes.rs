//! Shapes of the JSON AST: the object of a shape comes in, an unresolved [`Shape`] goes out.

use super::reader::Reader;
use super::traits::read_traits;
use crate::diagnostic::{codes, Origin};
use crate::node::{Node, Object};
use crate::shape::{List, Map, Member, Members, Operation, Resource, Service, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::{AppliedTrait, Traits, UniqueItems};
use std::sync::Arc;

/// The types as the AST spells them.
const TYPES: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
    "enum",
    "intEnum",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "service",
    "resource",
    "operation",
    "apply",
];

/// Reads an `apply` statement.
pub(super) fn read_apply(fields: Object, origin: &Origin, reader: &mut Reader<'_>) -> Traits {
    let mut traits = Traits::default();
    for (key, value) in fields {
        match &*key {
            "type" => {}
            "traits" => traits = read_traits(value, origin, reader),
            _ => reader.unknown_key(&key, &["type", "traits"], origin),
        }
    }
    traits
}

/// Reads a shape; `None` if not enough of it is well-formed.
pub(super) fn read_shape(
    id: ShapeId,
    mut fields: Object,
    origin: Origin,
    reader: &mut Reader<'_>,
) -> Option<Shape> {
    let kind = match fields.remove("type") {
        Some(Node::String(kind)) => kind,
        Some(other) => {
            reader
                .found
                .wrong_node("the type of a shape", &other, &origin.child("type"));
            return None;
        }
        None => {
            reader.found.missing_key("type", &origin);
            return None;
        }
    };
    if id.member().is_some() {
        let message = format!("only `apply` can name a member, and this is the type `{kind}`");
        reader
            .found
            .error(codes::INVALID_SHAPE_ID, message, &origin);
        return None;
    }
    let mut traits = match fields.remove("traits") {
        Some(node) => read_traits(node, &origin, reader),
        None => Traits::default(),
    };
    let mixins = match fields.remove("mixins") {
        Some(node) => reader.references(node, &origin.child("mixins")),
        None => Vec::new(),
    };
    let has_mixins = !mixins.is_empty();
    let former_set = &*kind == "set";
    let mut body = Body {
        id: &id,
        origin: &origin,
        fields,
        has_mixins,
        reader,
    };
    let kind = body.kind(&kind)?;
    body.finish(&kind);
    if former_set && !traits.has::<UniqueItems>() {
        // A set had no need of the trait: its items were always unique.
        let trait_id = ShapeId::known(crate::prelude::NAMESPACE, "uniqueItems");
        let (unique, _) = AppliedTrait::read(trait_id, Node::Object(Object::new()), &origin);
        traits.insert(Arc::new(unique));
    }
    Some(Shape {
        id,
        kind,
        traits,
        mixins,
        origin,
    })
}

/// A shape's object while its parts are taken out.
struct Body<'r, 'd> {
    id: &'r ShapeId,
    origin: &'r Origin,
    fields: Object,
    /// A list or map may leave its members to its mixins.
    has_mixins: bool,
    reader: &'r mut Reader<'d>,
}

impl Body<'_, '_> {
    fn kind(&mut self, name: &str) -> Option<ShapeKind> {
        Some(match name {
            "enum" => ShapeKind::Enum(self.members()),
            "intEnum" => ShapeKind::IntEnum(self.members()),
            "structure" => ShapeKind::Structure(self.members()),
            "union" => ShapeKind::Union(self.members()),
            "list" | "set" => ShapeKind::List(List {
                member: self.single_member("member")?,
            }),
            "map" => {
                let key = self.single_member("key");
                let value = self.single_member("value");
                ShapeKind::Map(Map {
                    key: key?,
                    value: value?,
                })
            }
            "service" => ShapeKind::Service(self.service()),
            "resource" => ShapeKind::Resource(self.resource()),
            "operation" => ShapeKind::Operation(self.operation()),
            simple if ShapeKind::simple(simple).is_some() => ShapeKind::simple(simple)?,
            unknown => {
                self.reader.found.unknown_type(unknown, TYPES, self.origin);
                return None;
            }
        })
    }

    /// The keys that are left have no meaning.
    fn finish(self, kind: &ShapeKind) {
        let known: &[&str] = match kind {
            ShapeKind::List(_) => &["type", "traits", "mixins", "member"],
            ShapeKind::Map(_) => &["type", "traits", "mixins", "key", "value"],
            kind if kind.named().is_some() => &["type", "traits", "mixins", "members"],
            _ => &["type", "traits", "mixins"],
        };
        for (key, _) in self.fields {
            self.reader.unknown_key(&key, known, self.origin);
        }
    }

    fn members(&mut self) -> Members {
        let mut members = Members::new();
        let Some(node) = self.fields.remove("members") else {
            return members;
        };
        let origin = self.origin.child("members");
        for (name, value) in self.reader.object(node, &origin).unwrap_or_default() {
            match self.member(&name, value, &origin.child(&name)) {
                Some(member) => {
                    members.insert(name, member);
                }
                None => self.reader.refused.extend(self.id.with_member(&name).ok()),
            }
        }
        members
    }

    /// A list's or map's member. Where mixins may bring it, a missing one is read as one that targets `Unit`,
    /// which no list or map can hold.
    fn single_member(&mut self, name: &str) -> Option<Member> {
        let origin = self.origin.child(name);
        match self.fields.remove(name) {
            Some(node) => self.member(name, node, &origin),
            None if self.has_mixins => Some(Member {
                id: self.id.with_member(name).ok()?,
                target: crate::prelude::unit_id(),
                traits: Traits::default(),
                origin,
            }),
            None => {
                self.reader.found.missing_key(name, self.origin);
                None
            }
        }
    }

    fn member(&mut self, name: &str, node: Node, origin: &Origin) -> Option<Member> {
        let id = match self.id.with_member(name) {
            Ok(id) => id,
            Err(invalid) => {
                let message = invalid.to_string();
                self.reader
                    .found
                    .error(codes::INVALID_SHAPE_ID, message, origin);
                return None;
            }
        };
        let origin = origin.clone().concerning(id.as_str());
        let mut target = None;
        let mut has_target = false;
        let mut traits = Traits::default();
        for (key, value) in self.reader.object(node, &origin)? {
            match &*key {
                "target" => {
                    has_target = true;
                    target = self.reader.target(value, &origin.child("target"));
                }
                "traits" => traits = read_traits(value, &origin, self.reader),
                _ => self
                    .reader
                    .unknown_key(&key, &["target", "traits"], &origin),
            }
        }
        if !has_target {
            self.reader.found.missing_key("target", &origin);
        }
        Some(Member {
            id,
            target: target?,
            traits,
            origin,
        })
    }

    fn references(&mut self, key: &str) -> Vec<ShapeId> {
        match self.fields.remove(key) {
            Some(node) => self.reader.references(node, &self.origin.child(key)),
            None => Vec::new(),
        }
    }

    fn reference(&mut self, key: &str) -> Option<ShapeId> {
        let node = self.fields.remove(key)?;
        self.reader.reference(node, &self.origin.child(key))
    }

    fn named_references(&mut self, key: &str) -> indexmap::IndexMap<Arc<str>, ShapeId> {
        match self.fields.remove(key) {
            Some(node) => self.reader.named_references(node, &self.origin.child(key)),
            None => indexmap::IndexMap::new(),
        }
    }

    fn service(&mut self) -> Service {
        let version = self.fields.remove("version");
        let mut rename = indexmap::IndexMap::new();
        if let Some(node) = self.fields.remove("rename") {
            let origin = self.origin.child("rename");
            for (key, value) in self.reader.object(node, &origin).unwrap_or_default() {
                let origin = origin.child(&key);
                let id = self.reader.shape_id(&key, || origin.clone());
                let name = self.reader.text(value, &origin);
                let fits = |name: &Arc<str>| crate::shape_id::is_identifier(name);
                if name.as_ref().is_some_and(|name| !fits(name)) {
                    let message = "the new name of a shape has to be an identifier";
                    self.reader
                        .found
                        .error(codes::INVALID_SHAPE_ID, message, &origin);
                }
                if let (Some(id), Some(name)) = (id, name) {
                    rename.insert(id, name);
                }
            }
        }
        Service {
            version: version
                .and_then(|node| self.reader.text(node, &self.origin.child("version")))
                .unwrap_or_else(|| Arc::from("")),
            operations: self.references("operations"),
            resources: self.references("resources"),
            errors: self.references("errors"),
            rename,
        }
    }

    fn resource(&mut self) -> Resource {
        let mut resource = Resource {
            identifiers: self.named_references("identifiers"),
            properties: self.named_references("properties"),
            ..Resource::default()
        };
        for (key, operation) in resource.lifecycle_mut() {
            *operation = self.reference(key);
        }
        resource.operations = self.references("operations");
        resource.collection_operations = self.references("collectionOperations");
        resource.resources = self.references("resources");
        resource
    }

    fn operation(&mut self) -> Operation {
        let unit = || crate::prelude::unit_id();
        Operation {
            input: self.reference("input").unwrap_or_else(unit),
            output: self.reference("output").unwrap_or_else(unit),
            errors: self.references("errors"),
        }
    }
}
