//! Enumerations of strings: a shape comes in, an enum goes out.

use smithy_model::traits::{EnumValue, LegacyEnum};
use smithy_model::{Member, Shape};

use super::context::Context;
use super::documentation::{deprecation, documentation};
use super::path::path;
use crate::ir::enumeration::{Value, Values};
use crate::ir::{Enumeration, Identifier};
use crate::naming::Members;

/// An enumeration. None when there is a diagnostic to say why.
pub(super) fn lower(shape: &Shape, context: &mut Context<'_, '_>) -> Option<Enumeration> {
    let names = context.names.enumeration(&shape.id);
    let names = context.named(shape, names)?;
    let values = match &names.variants {
        Some(variants) => Values::Named(named(shape, variants, context)?),
        None => Values::Opaque(opaque(shape)),
    };
    Some(Enumeration {
        shape: shape.id.to_string(),
        path: path(&names.item),
        module: names.item.module.clone(),
        documentation: documentation(&shape.traits, context),
        deprecated: deprecation(&shape.traits),
        sensitive: context.is_sensitive(shape),
        values,
    })
}

/// The values of an enumeration that has a name for each.
fn named(
    shape: &Shape,
    variants: &Members<Identifier>,
    context: &mut Context<'_, '_>,
) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    for member in shape.members() {
        let name = context.named(shape, variants.get(member.name()))?;
        values.push(Value {
            wire_value: wire_value(member),
            name: name.clone(),
            documentation: documentation(&member.traits, context),
            deprecated: deprecation(&member.traits),
        });
    }
    values.sort_by(|one, other| one.wire_value.cmp(&other.wire_value));
    Some(values)
}

/// The values of an enumeration without names.
fn opaque(shape: &Shape) -> Vec<String> {
    let values = shape.get::<LegacyEnum>().map(|values| values.0.as_slice());
    let values = values.unwrap_or_default().iter();
    let mut values: Vec<String> = values.map(|value| value.value.to_string()).collect();
    values.sort();
    values
}

/// The value on the wire: what the trait says, or else the name itself.
fn wire_value(member: &Member) -> String {
    match member.get::<EnumValue>() {
        Some(EnumValue::Text(text)) => text.to_string(),
        Some(EnumValue::Number(number)) => number.to_string(),
        None => member.name().to_owned(),
    }
}
