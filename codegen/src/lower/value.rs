//! Which Rust type the values of a shape have.

use smithy_model::traits::Sparse;
use smithy_model::{Member, Shape, ShapeKind};

use super::context::Context;
use super::path::path;
use super::stream;
use crate::codes::UNSUPPORTED_SHAPE;
use crate::ir::value::Item;
use crate::ir::ValueType;

/// How deep lists and maps may be nested in one another.
const MAXIMUM_DEPTH: usize = 32;

/// What helps where the protocol has no form for a member.
pub(super) const TAKE_OUT: &str = "take the member out of the model, or leave out the operation that uses it: name the others in `operations`";

/// The type of a member's values. None when there is a diagnostic to say why.
pub(super) fn of_member(member: &Member, context: &mut Context<'_, '_>) -> Option<ValueType> {
    if let Some(known) = context.values.get(&member.id) {
        return known.clone();
    }
    let value = match stream::is_stream(member, context) {
        true => {
            stream::misplaced(member, context);
            None
        }
        false => nested(context.target(member), member, 0, context),
    };
    context.values.insert(member.id.clone(), value.clone());
    value
}

fn nested(
    shape: &Shape,
    member: &Member,
    depth: usize,
    context: &mut Context<'_, '_>,
) -> Option<ValueType> {
    if depth > MAXIMUM_DEPTH {
        let message = format!("{} is nested too deeply, or in itself", shape.id);
        let help = "put a structure between the lists or maps";
        context.error(UNSUPPORTED_SHAPE, message, &member.origin, help);
        return None;
    }
    Some(match &shape.kind {
        ShapeKind::Boolean => ValueType::Boolean,
        ShapeKind::Byte => ValueType::Byte,
        ShapeKind::Short => ValueType::Short,
        ShapeKind::Integer | ShapeKind::IntEnum(_) => ValueType::Integer,
        ShapeKind::Long => ValueType::Long,
        ShapeKind::Float => ValueType::Float,
        ShapeKind::Double => ValueType::Double,
        ShapeKind::String if context.names.enumeration(&shape.id).is_some() => {
            return named(shape, context)
        }
        ShapeKind::String => ValueType::String,
        ShapeKind::BigInteger => ValueType::BigInteger,
        ShapeKind::BigDecimal => ValueType::BigDecimal,
        ShapeKind::Timestamp => ValueType::Timestamp,
        ShapeKind::Blob => ValueType::Blob,
        ShapeKind::Document if context.protocol.format.is_xml() => {
            let message = format!("{} has a document, for which XML has no form", member.id);
            context.error(UNSUPPORTED_SHAPE, message, &member.origin, TAKE_OUT);
            return None;
        }
        ShapeKind::Document => ValueType::Document,
        ShapeKind::List(list) => {
            let item = context.target(&list.member);
            ValueType::List(Item {
                value: Box::new(nested(item, member, depth + 1, context)?),
                sparse: shape.has::<Sparse>(),
            })
        }
        ShapeKind::Map(map) => {
            let (key, value) = (context.target(&map.key), context.target(&map.value));
            let key = nested(key, member, depth + 1, context)?;
            let item = Item {
                value: Box::new(nested(value, member, depth + 1, context)?),
                sparse: shape.has::<Sparse>(),
            };
            ValueType::Map(Box::new(key), item)
        }
        ShapeKind::Structure(_)
        | ShapeKind::Union(_)
        | ShapeKind::Enum(_)
        | ShapeKind::Service(_)
        | ShapeKind::Resource(_)
        | ShapeKind::Operation(_) => return named(shape, context),
    })
}

/// The type that the generated crate has for a shape.
fn named(shape: &Shape, context: &mut Context<'_, '_>) -> Option<ValueType> {
    let names = context.names.shape(&shape.id);
    let path = path(context.named(shape, names)?.item());
    Some(match &shape.kind {
        ShapeKind::Enum(_) | ShapeKind::String => ValueType::Enumeration(path),
        ShapeKind::Union(_) => ValueType::Union(path),
        _ => ValueType::Structure(path),
    })
}

/// Whether values of a shape may not be printed: it is sensitive, or a list or map of something that is.
pub(super) fn is_sensitive(shape: &Shape, context: &Context<'_, '_>) -> bool {
    let mut pending = vec![(shape, 0)];
    while let Some((shape, depth)) = pending.pop() {
        if context.is_sensitive(shape) {
            return true;
        }
        let is_collection = matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map(_));
        if is_collection && depth < MAXIMUM_DEPTH {
            let inner = shape.members().map(|member| context.target(member));
            pending.extend(inner.map(|shape| (shape, depth + 1)));
        }
    }
    false
}
