//! Members with `smithy.api#eventHeader`: a header's value comes in and fills a slot, or a member's value comes in
//! and becomes a header's.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use aws_smithy_types::Blob;

use crate::json;
use crate::shape::{Slot, Value};

/// The value of the header of this name.
pub(super) fn find<'a>(message: &'a Message, name: &str) -> Option<&'a HeaderValue> {
    let mut headers = message.headers().iter();
    let header = headers.find(|header| header.name().as_str() == name)?;
    Some(header.value())
}

/// Writes the value into a slot of its type. A whole number may have another width if it fits, and a timestamp may be
/// text in any of its formats, as in a payload.
pub(super) fn read(value: &HeaderValue, slot: Slot<'_>) -> Result<(), BoxError> {
    match (slot, value) {
        (Slot::Boolean(target), HeaderValue::Bool(value)) => *target = *value,
        (Slot::Byte(target), value) => *target = integer(value)?,
        (Slot::Short(target), value) => *target = integer(value)?,
        (Slot::Integer(target), value) => *target = integer(value)?,
        (Slot::Long(target), value) => *target = integer(value)?,
        (Slot::Timestamp(target), HeaderValue::Timestamp(value)) => *target = *value,
        (Slot::Timestamp(target), HeaderValue::String(value)) => {
            *target = json::timestamp::parse(value.as_str())?;
        }
        (Slot::String(target), HeaderValue::String(value)) => value.as_str().clone_into(target),
        (Slot::Enum(target), HeaderValue::String(value)) => target.assign(value.as_str()),
        (Slot::Blob(target), HeaderValue::ByteArray(value)) => {
            *target = Blob::from_maybe_shared(value.clone());
        }
        _ => return Err(OTHER_TYPE.into()),
    }
    Ok(())
}

/// The complaint about a header whose type does not fit its member. It does not quote the value, which may be a secret.
const OTHER_TYPE: &str = "the header is of another type";

fn integer<T: TryFrom<i64>>(value: &HeaderValue) -> Result<T, BoxError> {
    let value = match value {
        HeaderValue::Byte(value) => i64::from(*value),
        HeaderValue::Int16(value) => i64::from(*value),
        HeaderValue::Int32(value) => i64::from(*value),
        HeaderValue::Int64(value) => *value,
        _ => return Err(OTHER_TYPE.into()),
    };
    T::try_from(value).map_err(|_| "the header is out of range".into())
}

/// The most bytes that the value of a header can have.
const LONGEST: usize = i16::MAX as usize;

/// The value of the header that a member becomes.
pub(super) fn write(value: Value<'_>) -> Result<HeaderValue, BoxError> {
    let length = match value {
        Value::String(value) => value.len(),
        Value::Enum(value) => value.as_str().len(),
        Value::Blob(value) => value.as_ref().len(),
        _ => 0,
    };
    if length > LONGEST {
        return Err(format!("{length} bytes are more than the {LONGEST} of a header").into());
    }
    Ok(match value {
        Value::Boolean(value) => HeaderValue::Bool(value),
        Value::Byte(value) => HeaderValue::Byte(value),
        Value::Short(value) => HeaderValue::Int16(value),
        Value::Integer(value) => HeaderValue::Int32(value),
        Value::Long(value) => HeaderValue::Int64(value),
        Value::Timestamp(value) => {
            value.to_millis()?;
            HeaderValue::Timestamp(*value)
        }
        Value::String(value) => HeaderValue::String(value.to_owned().into()),
        Value::Enum(value) => HeaderValue::String(value.as_str().to_owned().into()),
        Value::Blob(value) => HeaderValue::ByteArray(value.as_ref().to_vec().into()),
        _ => return Err("the member is of a kind that no header has".into()),
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::shape::Slot;
    use aws_smithy_types::event_stream::HeaderValue;
    use aws_smithy_types::DateTime;

    #[test]
    fn whole_numbers_of_any_width_are_read_if_they_fit() {
        let headers = |number: i64| {
            let narrow = [
                i8::try_from(number).map(HeaderValue::Byte).ok(),
                i16::try_from(number).map(HeaderValue::Int16).ok(),
                i32::try_from(number).map(HeaderValue::Int32).ok(),
            ];
            narrow
                .into_iter()
                .flatten()
                .chain([HeaderValue::Int64(number)])
        };
        for number in [
            0,
            -1,
            127,
            128,
            -32_768,
            32_768,
            9_007_199_254_740_993,
            i64::MIN,
        ] {
            for header in headers(number) {
                let (mut byte, mut short, mut integer, mut long) = (0, 0, 0, 0);
                let read_byte = read(&header, Slot::Byte(&mut byte)).ok();
                assert_eq!(read_byte.map(|()| byte), i8::try_from(number).ok());
                let read_short = read(&header, Slot::Short(&mut short)).ok();
                assert_eq!(read_short.map(|()| short), i16::try_from(number).ok());
                let read_integer = read(&header, Slot::Integer(&mut integer)).ok();
                assert_eq!(read_integer.map(|()| integer), i32::try_from(number).ok());
                read(&header, Slot::Long(&mut long)).unwrap();
                assert_eq!(long, number);
            }
        }
    }

    #[test]
    fn timestamps_are_read_in_any_form_and_nothing_is_quoted() {
        let text = |text: &str| HeaderValue::String(text.to_owned().into());
        let mut time = DateTime::from_secs(0);
        for header in [
            HeaderValue::Timestamp(DateTime::from_millis(-1_500)),
            text("1969-12-31T23:59:58.5Z"),
            text("Wed, 31 Dec 1969 23:59:58.5 GMT"),
            text("-1.5"),
        ] {
            read(&header, Slot::Timestamp(&mut time)).unwrap();
            assert_eq!(time, DateTime::from_secs_and_nanos(-2, 500_000_000));
        }
        let error = read(&text("secret"), Slot::Boolean(&mut false)).unwrap_err();
        assert_eq!(error.to_string(), "the header is of another type");
    }
}
