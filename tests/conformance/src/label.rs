//! Labels of the path: an input comes in, and has a value in each of them.

use smithy_client_runtime::shape::{Location, Slot, Structure, Value};

/// Gives labels of the path that have no value one: a case about the response does not state them, and the request needs them.
pub(crate) fn fill(input: &mut dyn Structure) {
    for (index, member) in input.table().members.iter().enumerate() {
        if member.location() != Location::Label || input.get(index).is_some_and(is_said) {
            continue;
        }
        match input.slot(index) {
            Some(Slot::String(field)) => "label".clone_into(field),
            Some(Slot::Enum(field)) => field.assign("label"),
            // Numbers, times and the like have a zero, which is a label as good as others.
            _ => {}
        }
    }
}

/// Whether a label has a text.
fn is_said(value: Value<'_>) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Enum(value) => !value.as_str().is_empty(),
        _ => true,
    }
}
