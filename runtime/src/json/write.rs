//! The writing interpreter: from a shape to JSON text, by the shape's table.

use aws_smithy_types::base64;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::primitive::Encoder;

use super::document::push_document;
use super::number::{push_big_number, push_double, push_float};
use super::settings::{Settings, PLAIN};
use super::text::push_string;
use super::timestamp::push_timestamp;
use crate::shape::{List, Map, Member, MemberFlags, Structure, Value};

/// Appends a structure as an object: its present members in model order, without white space. A member that counts as
/// unset while it is zero ([`MemberFlags::UNSET_AT_ZERO`]) is left out at zero.
///
/// # Errors
///
/// A union holds a variant that this version of the client does not know, or a timestamp is
/// outside the years that its format can write.
pub fn write_structure(
    out: &mut String,
    value: &dyn Structure,
    settings: &Settings,
) -> Result<(), SerializationError> {
    write_members(out, value, settings, |_| true)
}

/// The same for the members of an event that are not headers (`smithy.api#eventHeader`).
///
/// # Errors
///
/// As [`write_structure`].
pub fn write_event(
    out: &mut String,
    value: &dyn Structure,
    settings: &Settings,
) -> Result<(), SerializationError> {
    let is_header = |member: &Member| member.flags.contains(MemberFlags::EVENT_HEADER);
    write_members(out, value, settings, |member| !is_header(member))
}

#[inline]
fn write_members(
    out: &mut String,
    value: &dyn Structure,
    settings: &Settings,
    takes: impl Fn(&Member) -> bool,
) -> Result<(), SerializationError> {
    let table = value.table();
    let mut is_first = true;
    out.push('{');
    for (index, member) in table.members.iter().enumerate() {
        let Some(value) = value.get(index).filter(|_| takes(member)) else {
            continue;
        };
        if member.flags.contains(MemberFlags::UNSET_AT_ZERO) && value.is_zero() {
            continue;
        }
        if !is_first {
            out.push(',');
        }
        is_first = false;
        push_string(out, member.name);
        out.push(':');
        write_value(out, value, member, settings)?;
    }
    if is_first && table.is_union() {
        return Err(SerializationError::unknown_variant(table.name));
    }
    out.push('}');
    Ok(())
}

fn write_value(
    out: &mut String,
    value: Value<'_>,
    member: &Member,
    settings: &Settings,
) -> Result<(), SerializationError> {
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
        Value::BigInteger(value) => push_big_number(out, value.as_ref()),
        Value::BigDecimal(value) => push_big_number(out, value.as_ref()),
        Value::Timestamp(value) => {
            let format = member.timestamp_format();
            push_timestamp(out, value, format.unwrap_or(settings.timestamp_format))?;
        }
        Value::Blob(value) => {
            out.push('"');
            out.push_str(&base64::encode(value));
            out.push('"');
        }
        Value::Document(value) => push_document(out, value),
        Value::Structure(value) => write_structure(out, value, settings)?,
        Value::List(value) => write_list(out, value, member.item().unwrap_or(PLAIN), settings)?,
        Value::Map(value) => write_map(out, value, member.map_value().unwrap_or(PLAIN), settings)?,
    }
    Ok(())
}

fn write_list(
    out: &mut String,
    list: &dyn List,
    item: &Member,
    settings: &Settings,
) -> Result<(), SerializationError> {
    out.push('[');
    for index in 0..list.len() {
        if index > 0 {
            out.push(',');
        }
        match list.get(index) {
            Some(value) => write_value(out, value, item, settings)?,
            None => out.push_str("null"),
        }
    }
    out.push(']');
    Ok(())
}

fn write_map(
    out: &mut String,
    map: &dyn Map,
    member: &Member,
    settings: &Settings,
) -> Result<(), SerializationError> {
    out.push('{');
    let mut is_first = true;
    let mut result = Ok(());
    map.each(&mut |key, value| {
        if !is_first {
            out.push(',');
        }
        is_first = false;
        push_string(out, key);
        out.push(':');
        match value {
            Some(value) => result = write_value(out, value, member, settings),
            None => out.push_str("null"),
        }
        result.is_ok()
    });
    out.push('}');
    result
}
