//! Legacy enumerations: strings with the trait `enum` come in; those whose values all have names go out as
//! enumerations.
//!
//! Source: Smithy 2.0, "enum trait" and "Migrating from IDL 1.0".

use crate::diagnostic::{codes, Diagnostics};
use crate::node::{Node, Object};
use crate::prelude;
use crate::shape::{Member, Members, Shape, ShapeKind, Shapes};
use crate::shape_id::ShapeId;
use crate::traits::{
    AppliedTrait, Deprecated, Documentation, EnumValue, LegacyEnum, LegacyEnumValue, Tags, Trait,
    Traits,
};
use std::sync::Arc;

/// Turns legacy enumerations into enumerations.
pub(super) fn convert(shapes: &mut Shapes, diagnostics: &mut Diagnostics) {
    for shape in shapes.values_mut() {
        if !matches!(shape.kind, ShapeKind::String) {
            continue;
        }
        let Some(values) = shape.get::<LegacyEnum>().cloned() else {
            continue;
        };
        if let Some(members) = members(shape, &values.0, diagnostics) {
            shape.kind = ShapeKind::Enum(members);
            shape.traits.remove(LegacyEnum::ID);
        }
    }
}

/// The members of the enumeration; `None` if a value has no name.
fn members(
    shape: &Shape,
    values: &[LegacyEnumValue],
    diagnostics: &mut Diagnostics,
) -> Option<Members> {
    let mut members = Members::with_capacity(values.len());
    let place = shape.origin.child("traits").child(LegacyEnum::ID);
    for (index, value) in values.iter().enumerate() {
        let name = value.name.as_ref()?;
        let origin = place.child(&index.to_string());
        // The name was checked when the trait was read.
        let id = shape.id.with_member(name).ok()?;
        if members.contains_key(name) {
            let message = format!("the name `{name}` is taken by another value");
            diagnostics.error(codes::INVALID_ENUM, message, &origin);
            continue;
        }
        let traits = traits(value, &origin);
        let member = Member {
            id,
            target: prelude::unit_id(),
            traits,
            origin,
        };
        members.insert(Arc::clone(name), member);
    }
    Some(members)
}

/// The traits of a member that stands for a value.
fn traits(value: &LegacyEnumValue, origin: &crate::diagnostic::Origin) -> Traits {
    let mut traits = Traits::default();
    let mut add = |id: &str, value: Node| {
        let name = id.split_once('#').map_or(id, |(_, name)| name);
        let id = ShapeId::known(prelude::NAMESPACE, name);
        let (applied, _) = AppliedTrait::read(id, value, origin);
        traits.insert(Arc::new(applied));
    };
    add(EnumValue::ID, Node::String(Arc::clone(&value.value)));
    if let Some(documentation) = &value.documentation {
        add(Documentation::ID, Node::String(Arc::clone(documentation)));
    }
    if !value.tags.is_empty() {
        let tags = value.tags.iter().cloned().map(Node::String).collect();
        add(Tags::ID, Node::Array(tags));
    }
    if value.deprecated {
        add(Deprecated::ID, Node::Object(Object::new()));
    }
    traits
}
