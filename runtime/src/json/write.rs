//! The writing interpreter: from a shape to JSON text, by the shape's table.

use aws_smithy_types::base64;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::primitive::Encoder;

use super::document::push_document;
use super::number::{push_big_number, push_double, push_float};
use super::text::push_string;
use super::timestamp::push_timestamp;
use crate::codec::Members;
use crate::shape::{List, Map, Member, Structure, TimestampFormat, Value};

/// The format of timestamps that state none (`smithy.api#timestampFormat`).
const TIMESTAMP_FORMAT: TimestampFormat = TimestampFormat::EpochSeconds;

/// Writes a value, without white space.
///
/// # Errors
///
/// A union holds a variant that this version of the client does not know, or a timestamp is
/// outside the years that its format can write.
pub(super) fn write(
    value: Value<'_>,
    member: &Member,
    members: Members,
    big_numbers: BigNumbers,
) -> Result<Vec<u8>, SerializationError> {
    let mut writer = Writer {
        out: String::with_capacity(256),
        big_numbers,
    };
    match value {
        Value::Structure(value) => writer.structure(value, members)?,
        other => writer.value(other, member)?,
    }
    Ok(writer.out.into_bytes())
}

/// How numbers of arbitrary precision are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BigNumbers {
    /// As numbers.
    Numbers,
    /// As strings, which no parser rounds.
    Strings,
}

struct Writer {
    out: String,
    big_numbers: BigNumbers,
}

impl Writer {
    fn structure(
        &mut self,
        value: &dyn Structure,
        members: Members,
    ) -> Result<(), SerializationError> {
        let table = value.table();
        let mut is_first = true;
        self.out.push('{');
        for (index, member) in table.members.iter().enumerate() {
            let Some(value) = value.get(index).filter(|_| members.contain(member)) else {
                continue;
            };
            if value.is_unset(member) {
                continue;
            }
            if !is_first {
                self.out.push(',');
            }
            is_first = false;
            push_string(&mut self.out, member.name_in_body());
            self.out.push(':');
            self.value(value, member)?;
        }
        if is_first && table.is_union() {
            return Err(SerializationError::unknown_variant(table.name));
        }
        self.out.push('}');
        Ok(())
    }

    fn value(&mut self, value: Value<'_>, member: &Member) -> Result<(), SerializationError> {
        let out = &mut self.out;
        match value {
            Value::String(value) => push_string(out, value),
            Value::Enum(value) => push_string(out, value.as_str()),
            Value::Boolean(value) => out.push_str(if value { "true" } else { "false" }),
            Value::Byte(value) => out.push_str(Encoder::from(value).encode()),
            Value::Short(value) => out.push_str(Encoder::from(value).encode()),
            Value::Integer(value) => out.push_str(Encoder::from(value).encode()),
            Value::Long(value) => out.push_str(Encoder::from(value).encode()),
            Value::Float(value) => push_float(out, value.is_finite(), Encoder::from(value)),
            Value::Double(value) => push_double(out, value),
            Value::BigInteger(value) => self.big_number(value.as_ref()),
            Value::BigDecimal(value) => self.big_number(value.as_ref()),
            Value::Timestamp(value) => {
                let format = member.timestamp_format().unwrap_or(TIMESTAMP_FORMAT);
                push_timestamp(out, value, format)?;
            }
            Value::Blob(value) => {
                out.push('"');
                out.push_str(&base64::encode(value));
                out.push('"');
            }
            Value::Document(value) => push_document(out, value),
            Value::Structure(value) => self.structure(value, Members::All)?,
            Value::List(value) => self.list(value, member.item())?,
            Value::Map(value) => self.map(value, member.map_value())?,
        }
        Ok(())
    }

    fn big_number(&mut self, text: &str) {
        let quote = (self.big_numbers == BigNumbers::Strings).then_some('"');
        self.out.extend(quote);
        push_big_number(&mut self.out, text);
        self.out.extend(quote);
    }

    fn list(&mut self, list: &dyn List, item: &Member) -> Result<(), SerializationError> {
        self.out.push('[');
        for index in 0..list.len() {
            if index > 0 {
                self.out.push(',');
            }
            match list.get(index) {
                Some(value) => self.value(value, item)?,
                None => self.out.push_str("null"),
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, member: &Member) -> Result<(), SerializationError> {
        self.out.push('{');
        let mut is_first = true;
        let mut result = Ok(());
        map.each(&mut |key, value| {
            if !is_first {
                self.out.push(',');
            }
            is_first = false;
            push_string(&mut self.out, key);
            self.out.push(':');
            match value {
                Some(value) => result = self.value(value, member),
                None => self.out.push_str("null"),
            }
            result.is_ok()
        });
        self.out.push('}');
        result
    }
}
