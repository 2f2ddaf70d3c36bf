//! Values as text: in headers, paths, queries and forms, and in XML.

use std::borrow::Cow;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::{Encoder, Parse};
use aws_smithy_types::{base64, Blob};

use crate::json::timestamp;
use crate::shape::{Member, Slot, TimestampFormat, Value};

/// The text of a value that is a single one. Timestamps have this format unless the member states another.
///
/// # Errors
///
/// The value is a structure, list, map or document, or a timestamp outside of the years that its format can write.
pub(crate) fn of<'a>(
    value: Value<'a>,
    member: &Member,
    format: TimestampFormat,
) -> Result<Cow<'a, str>, BoxError> {
    let number = |mut number: Encoder| Cow::Owned(number.encode().to_owned());
    Ok(match value {
        Value::String(text) => text.into(),
        Value::Enum(value) => value.as_str().into(),
        Value::Boolean(true) => "true".into(),
        Value::Boolean(false) => "false".into(),
        Value::Byte(value) => number(value.into()),
        Value::Short(value) => number(value.into()),
        Value::Integer(value) => number(value.into()),
        Value::Long(value) => number(value.into()),
        Value::Float(value) => number(value.into()),
        Value::Double(value) => number(value.into()),
        Value::BigInteger(value) => value.as_ref().into(),
        Value::BigDecimal(value) => value.as_ref().into(),
        Value::Blob(value) => base64::encode(value).into(),
        Value::Timestamp(value) => {
            let format = match member.timestamp_format().unwrap_or(format) {
                TimestampFormat::DateTime => Format::DateTime,
                TimestampFormat::HttpDate => Format::HttpDate,
                TimestampFormat::EpochSeconds => Format::EpochSeconds,
            };
            value.fmt(format)?.into()
        }
        Value::Document(_) | Value::Structure(_) | Value::List(_) | Value::Map(_) => {
            return Err("the value is not a single one".into())
        }
    })
}

/// Reads a text into a single value. A timestamp may have any of the three formats.
///
/// # Errors
///
/// The text is not what the value takes. The failure says what was expected, and nothing of the text.
pub(crate) fn read(text: &str, slot: Slot<'_>) -> Result<(), &'static str> {
    match slot {
        Slot::String(target) => text.clone_into(target),
        Slot::Enum(target) => target.assign(text),
        Slot::Boolean(target) => *target = primitive(text, "true or false")?,
        Slot::Byte(target) => *target = primitive(text, "a byte")?,
        Slot::Short(target) => *target = primitive(text, "a short")?,
        Slot::Integer(target) => *target = primitive(text, "an integer")?,
        Slot::Long(target) => *target = primitive(text, "a long")?,
        Slot::Float(target) => *target = primitive(text, "a float")?,
        Slot::Double(target) => *target = primitive(text, "a double")?,
        Slot::BigInteger(target) => *target = text.parse().map_err(|_| "a whole number")?,
        Slot::BigDecimal(target) => *target = text.parse().map_err(|_| "a decimal number")?,
        Slot::Timestamp(target) => *target = timestamp::parse(text).map_err(|_| "a timestamp")?,
        Slot::Blob(target) => {
            *target = Blob::new(base64::decode(text).map_err(|_| "base64")?);
        }
        Slot::Document(_) | Slot::Structure(_) | Slot::List(_) | Slot::Map(_) => {
            return Err("a single value")
        }
    }
    Ok(())
}

fn primitive<T: Parse>(text: &str, expected: &'static str) -> Result<T, &'static str> {
    T::parse_smithy_primitive(text).map_err(|_| expected)
}
