//! Members with `smithy.api#eventHeader`: a header's value comes in and fills a slot, or a member's value comes in
//! and becomes a header's.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use aws_smithy_types::Blob;

use crate::shape::{Slot, Value};

/// The value of the header of this name.
pub(super) fn find<'a>(message: &'a Message, name: &str) -> Option<&'a HeaderValue> {
    let mut headers = message.headers().iter();
    let header = headers.find(|header| header.name().as_str() == name)?;
    Some(header.value())
}

/// Writes the value into a slot of its type.
pub(super) fn read(value: &HeaderValue, slot: Slot<'_>) -> Result<(), BoxError> {
    match (slot, value) {
        (Slot::Boolean(target), HeaderValue::Bool(value)) => *target = *value,
        (Slot::Byte(target), HeaderValue::Byte(value)) => *target = *value,
        (Slot::Short(target), HeaderValue::Int16(value)) => *target = *value,
        (Slot::Integer(target), HeaderValue::Int32(value)) => *target = *value,
        (Slot::Long(target), HeaderValue::Int64(value)) => *target = *value,
        (Slot::Timestamp(target), HeaderValue::Timestamp(value)) => *target = *value,
        (Slot::String(target), HeaderValue::String(value)) => value.as_str().clone_into(target),
        (Slot::Enum(target), HeaderValue::String(value)) => target.assign(value.as_str()),
        (Slot::Blob(target), HeaderValue::ByteArray(value)) => {
            *target = Blob::from_maybe_shared(value.clone());
        }
        (_, value) => return Err(format!("the header is {value:?}, of another type").into()),
    }
    Ok(())
}

/// The value of the header that a member becomes.
pub(super) fn write(value: Value<'_>) -> Result<HeaderValue, BoxError> {
    Ok(match value {
        Value::Boolean(value) => HeaderValue::Bool(value),
        Value::Byte(value) => HeaderValue::Byte(value),
        Value::Short(value) => HeaderValue::Int16(value),
        Value::Integer(value) => HeaderValue::Int32(value),
        Value::Long(value) => HeaderValue::Int64(value),
        Value::Timestamp(value) => HeaderValue::Timestamp(*value),
        Value::String(value) => HeaderValue::String(value.to_owned().into()),
        Value::Enum(value) => HeaderValue::String(value.as_str().to_owned().into()),
        Value::Blob(value) => HeaderValue::ByteArray(value.as_ref().to_vec().into()),
        _ => return Err("the member is of a kind that no header has".into()),
    })
}
