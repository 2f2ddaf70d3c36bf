//! From the parameters of a case to a shape: members are found by their names and opened for writing.

use std::collections::HashMap;
use std::str::FromStr;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use serde_json::{Number, Value};
use smithy_client_runtime::shape::{Field, Slot, Structure, Value as Held};

use crate::tagged::{tagged, Tagged};

/// The value of a required enum that a response left out.
const NO_VALUE: &str = "no value was set";

/// What cases of botocore call the member of a union that the model does not know; ours have no value for it.
const UNKNOWN_MEMBER: &str = "SDK_UNKNOWN_MEMBER";

/// Why a value cannot be put where the case wants it: the path, and what is wrong there.
pub(crate) type Failure = String;

/// The values of members that the parameters do not mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// The defaults of the generated shape, as for a caller who sets nothing.
    Generated,
    /// Nothing, or the zero of their type where they always hold a value: what is to come is known from the case
    /// alone, so a default that a generated shape has and the case does not state is a difference.
    Blank,
}

/// The value of one member of the parameters, if they have it.
pub(crate) fn member<T: Field>(params: &Value, name: &str) -> Result<Option<T>, Failure> {
    let Some(value) = params.get(name).filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    let mut field = T::missing();
    fill(field.open(), value).map_err(|why| format!("{name}: {why}"))?;
    Ok(Some(field))
}

/// Fills a structure or union from an object; members that it does not mention stay as they are.
pub(crate) fn structure(shape: &mut dyn Structure, params: &Value) -> Result<(), Failure> {
    members(shape, params, Start::Generated)
}

/// A shape that is to come: what the case says, and nothing else.
pub(crate) fn expected<T: Structure>(params: &Value) -> Result<T, Failure> {
    let mut shape = T::empty();
    expected_in(&mut shape, params)?;
    Ok(shape)
}

/// [`expected`] for a shape that is there.
pub(crate) fn expected_in(shape: &mut dyn Structure, params: &Value) -> Result<(), Failure> {
    members(shape, params, Start::Blank)
}

fn members(shape: &mut dyn Structure, params: &Value, start: Start) -> Result<(), Failure> {
    if start == Start::Blank {
        blank(shape);
    }
    let params = match params {
        Value::Null => return Ok(()),
        Value::Object(params) => params,
        other => return Err(format!("`{other}` is no object")),
    };
    for (name, value) in params {
        if shape.table().is_union() && name == UNKNOWN_MEMBER {
            continue;
        }
        let members = shape.table().members;
        let position = members.iter().position(|member| member.name == name);
        let position =
            position.ok_or_else(|| format!("{} has no member `{name}`", shape.table().name))?;
        if value.is_null() {
            continue;
        }
        let slot = shape.slot(position);
        let slot = slot.ok_or_else(|| format!("the member `{name}` cannot be opened"))?;
        put(slot, value, start).map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

/// Takes away what a shape holds from the start, as far as it can be absent, and makes the rest zero.
fn blank(shape: &mut dyn Structure) {
    for index in 0..shape.table().members.len() {
        // The zero of an enum is not a value of the wire, so that no default of a model can be taken for it.
        let is_blank =
            |value: Held<'_>| matches!(value, Held::Enum(one) if one.as_str() == NO_VALUE);
        if shape.get(index).is_none_or(is_blank) {
            continue;
        }
        match shape.slot(index) {
            Some(Slot::String(field)) => field.clear(),
            Some(Slot::Enum(field)) => field.assign(NO_VALUE),
            Some(Slot::Boolean(field)) => *field = false,
            Some(Slot::Byte(field)) => *field = 0,
            Some(Slot::Short(field)) => *field = 0,
            Some(Slot::Integer(field)) => *field = 0,
            Some(Slot::Long(field)) => *field = 0,
            Some(Slot::Float(field)) => *field = 0.0,
            Some(Slot::Double(field)) => *field = 0.0,
            Some(Slot::BigInteger(field)) => *field = BigInteger::default(),
            Some(Slot::BigDecimal(field)) => *field = BigDecimal::default(),
            Some(Slot::Timestamp(field)) => *field = DateTime::from_secs(0),
            Some(Slot::Blob(field)) => *field = Blob::new(Vec::new()),
            Some(Slot::Document(field)) => *field = Document::Object(HashMap::new()),
            Some(Slot::Structure(field)) => blank(field),
            Some(Slot::List(field)) => field.clear(),
            Some(Slot::Map(field)) => field.clear(),
            None => {}
        }
    }
}

/// Puts a value that is not null.
pub(crate) fn fill(slot: Slot<'_>, value: &Value) -> Result<(), Failure> {
    put(slot, value, Start::Generated)
}

fn put(slot: Slot<'_>, value: &Value, start: Start) -> Result<(), Failure> {
    match slot {
        // botocore gives a string that is JSON as its value.
        Slot::String(field) if value.is_object() => *field = value.to_string(),
        Slot::String(field) => text(value)?.clone_into(field),
        Slot::Enum(field) => field.assign(text(value)?),
        Slot::Boolean(field) => {
            *field = value.as_bool().ok_or_else(|| is_not(value, "a boolean"))?
        }
        Slot::Byte(field) => *field = integer(value)?,
        Slot::Short(field) => *field = integer(value)?,
        Slot::Integer(field) => *field = integer(value)?,
        Slot::Long(field) => *field = integer(value)?,
        Slot::Float(field) => *field = float(value)?,
        Slot::Double(field) => *field = float(value)?,
        Slot::BigInteger(field) => {
            *field = BigInteger::from_str(&digits(value)?).map_err(|error| error.to_string())?;
        }
        Slot::BigDecimal(field) => {
            *field = BigDecimal::from_str(&digits(value)?).map_err(|error| error.to_string())?;
        }
        Slot::Timestamp(field) => *field = timestamp(value)?,
        Slot::Blob(field) => *field = Blob::new(bytes(value)?),
        Slot::Document(field) => *field = document(value)?,
        Slot::Structure(field) => members(field, value, start)?,
        Slot::List(field) => {
            field.clear();
            let items = value.as_array().ok_or_else(|| is_not(value, "a list"))?;
            for (index, item) in items.iter().enumerate() {
                if !item.is_null() {
                    put(field.push(), item, start).map_err(|why| format!("[{index}]: {why}"))?;
                } else if !field.push_null() {
                    return Err(format!("[{index}]: the list holds no nulls"));
                }
            }
        }
        Slot::Map(field) => {
            field.clear();
            let entries = value.as_object().ok_or_else(|| is_not(value, "a map"))?;
            for (key, value) in entries {
                if !value.is_null() {
                    put(field.insert(key.clone()), value, start)
                        .map_err(|why| format!("{key}: {why}"))?;
                } else if !field.insert_null(key.clone()) {
                    return Err(format!("{key}: the map holds no nulls"));
                }
            }
        }
    }
    Ok(())
}

/// The bytes of a blob: tagged ones, or those of a text.
pub(crate) fn bytes(value: &Value) -> Result<Vec<u8>, Failure> {
    match tagged(value) {
        Some(Tagged::Blob(bytes)) => Ok(bytes),
        _ => Ok(text(value)?.as_bytes().to_vec()),
    }
}

fn is_not(value: &Value, what: &str) -> Failure {
    format!("`{value}` is not {what}")
}

fn text(value: &Value) -> Result<&str, Failure> {
    value.as_str().ok_or_else(|| is_not(value, "a string"))
}

fn integer<T: TryFrom<i64>>(value: &Value) -> Result<T, Failure> {
    let number = value.as_i64().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| is_not(value, "an integer of this size"))
}

/// A number, or the name of one that JSON cannot write.
fn float<T: FromStr>(value: &Value) -> Result<T, Failure> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(name) => match name.as_str() {
            "NaN" => "NaN".to_owned(),
            "Infinity" => "inf".to_owned(),
            "-Infinity" => "-inf".to_owned(),
            _ => return Err(is_not(value, "a number")),
        },
        _ => digits(value)?,
    };
    text.parse().map_err(|_| is_not(value, "a number"))
}

/// The digits of a number, which some cases give as a string because JSON readers cut them.
fn digits(value: &Value) -> Result<String, Failure> {
    if let Some(Tagged::Number(digits)) = tagged(value) {
        return Ok(digits);
    }
    match value {
        Value::Number(number) => Ok(number.to_string()),
        Value::String(digits) => Ok(digits.clone()),
        _ => Err(is_not(value, "a number")),
    }
}

/// Seconds since 1970, or the time of day in cases of event streams. The fraction is read from its digits, since
/// a float would round it.
fn timestamp(value: &Value) -> Result<DateTime, Failure> {
    if let Some(Tagged::Timestamp(time)) = tagged(value) {
        return Ok(time);
    }
    let no_time = || is_not(value, "a time");
    if let Some(text) = value.as_str() {
        return DateTime::from_str(text, Format::DateTime).map_err(|_| no_time());
    }
    let number: &Number = value.as_number().ok_or_else(no_time)?;
    if let Some(seconds) = number.as_i64() {
        return Ok(DateTime::from_secs(seconds));
    }
    let digits = number.to_string();
    let (seconds, fraction) = digits.split_once('.').ok_or_else(no_time)?;
    let nanos: u32 = format!("{fraction:0<9}").parse().map_err(|_| no_time())?;
    let whole: i64 = seconds.parse().map_err(|_| no_time())?;
    match digits.starts_with('-') {
        false => Ok(DateTime::from_secs_and_nanos(whole, nanos)),
        true if nanos == 0 => Ok(DateTime::from_secs(whole)),
        true => Ok(DateTime::from_secs_and_nanos(
            whole - 1,
            1_000_000_000 - nanos,
        )),
    }
}

/// A document is the JSON value that it looks like.
fn document(value: &Value) -> Result<Document, Failure> {
    use aws_smithy_types::Number as Kind;
    if let Some(Tagged::Number(_)) = tagged(value) {
        return Ok(Document::Number(Kind::Float(float(value)?)));
    }
    Ok(match value {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Bool(*value),
        Value::String(text) => Document::String(text.clone()),
        Value::Number(number) => Document::Number(if let Some(positive) = number.as_u64() {
            Kind::PosInt(positive)
        } else if let Some(negative) = number.as_i64() {
            Kind::NegInt(negative)
        } else {
            Kind::Float(number.as_f64().ok_or_else(|| is_not(value, "a number"))?)
        }),
        Value::Array(items) => {
            Document::Array(items.iter().map(document).collect::<Result<_, _>>()?)
        }
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| Ok((key.clone(), document(value)?)));
            Document::Object(entries.collect::<Result<_, Failure>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{expected, float, structure, timestamp};
    use aws_smithy_types::DateTime;
    use serde_json::json;
    use smithy_client_runtime::shape::Structure;

    struct City {
        name: String,
        size: i32,
        area: Option<f64>,
    }

    // Defaults that no case states: a generated shape might have wrong ones.
    smithy_client_runtime::structure! {
        City "City",
        0 => name "Name" PRESENT = "wrong".to_owned(),
        1 => size "Size" PRESENT = 20,
        2 => area "Area",
    }

    #[test]
    fn what_is_expected_has_no_value_that_the_case_does_not_state() {
        let city: City = expected(&json!({ "Name": "here" })).unwrap();
        assert_eq!(
            (city.name.as_str(), city.size, city.area),
            ("here", 0, None)
        );
        let city: City = expected(&json!({})).unwrap();
        assert_eq!((city.name.as_str(), city.size), ("", 0));
        // A caller who sets nothing sends the defaults.
        let mut city = City::empty();
        structure(&mut city, &json!({ "Name": "here" })).unwrap();
        assert_eq!((city.name.as_str(), city.size), ("here", 20));
    }

    #[test]
    fn floats_are_exact() {
        for text in ["31.245270191439438", "2.2250738585072014e-308", "5e-324"] {
            let value = serde_json::from_str(text).unwrap();
            let exact: f64 = text.parse().unwrap();
            assert_eq!(float::<f64>(&value).map(f64::to_bits), Ok(exact.to_bits()));
        }
    }

    #[test]
    fn fractions_of_seconds_are_exact() {
        for (value, seconds, nanos) in [
            (json!(1398796238), 1398796238, 0),
            (json!(946845296.123), 946845296, 123_000_000),
            (json!(-1.25), -2, 750_000_000),
            (json!(-0.5), -1, 500_000_000),
        ] {
            let expected = DateTime::from_secs_and_nanos(seconds, nanos);
            assert_eq!(timestamp(&value), Ok(expected), "{value}");
        }
        let text = timestamp(&json!("2000-01-01T00:00:00Z"));
        assert_eq!(text, Ok(DateTime::from_secs(946_684_800)));
        assert!(timestamp(&json!("2000-01-01")).is_err());
    }
}
