//! Enumerations of strings: a shape comes in, an enum goes out.

use smithy_model::traits::{EnumValue, Sensitive};
use smithy_model::{Member, Shape};

use super::context::{path, Context};
use super::documentation::{deprecation, documentation};
use crate::ir::enumeration::Value;
use crate::ir::Enumeration;

/// An enumeration. None when there is a diagnostic to say why.
pub(super) fn lower(shape: &Shape, context: &mut Context<'_, '_>) -> Option<Enumeration> {
    let names = context.names.enumeration(&shape.id);
    let Some((names, variants)) = names.and_then(|names| Some((names, names.variants.as_ref()?)))
    else {
        context.unnamed(shape);
        return None;
    };
    let mut values = Vec::new();
    for member in shape.members() {
        let Some(name) = variants.get(member.name()) else {
            context.unnamed(shape);
            return None;
        };
        values.push(Value {
            wire_value: wire_value(member),
            name: name.clone(),
            documentation: documentation(&member.traits),
            deprecated: deprecation(&member.traits),
        });
    }
    values.sort_by(|one, other| one.wire_value.cmp(&other.wire_value));
    Some(Enumeration {
        shape: shape.id.to_string(),
        path: path(&names.item),
        module: names.item.module.clone(),
        documentation: documentation(&shape.traits),
        deprecated: deprecation(&shape.traits),
        sensitive: shape.has::<Sensitive>(),
        values,
    })
}

/// The value on the wire: what the trait says, or else the name itself.
fn wire_value(member: &Member) -> String {
    match member.get::<EnumValue>() {
        Some(EnumValue::Text(text)) => text.to_string(),
        Some(EnumValue::Number(number)) => number.to_string(),
        None => member.name().to_owned(),
    }
}
