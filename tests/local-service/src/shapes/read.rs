//! From JSON to values. In: a document that `serde_json` has parsed and the schema it is to follow.
//! Out: the value, or the first place where the types do not fit.
//!
//! The client's own JSON interpreter takes no part, so that the two check each other.

use std::fmt;
use std::str::FromStr;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, BigDecimal, BigInteger, Blob, DateTime, Document, Number};
use serde_json::Value as Json;
use smithy_model::traits::TimestampFormat;
use smithy_model::Node;

use super::{Dynamic, DynamicStructure, ListSchema, MapSchema, StructureSchema, Target};

/// A JSON value of the wrong type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Where: member names, indices and keys from the outside in.
    pub path: Vec<String>,
    /// What belongs there.
    pub expected: &'static str,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mismatch { path, expected } = self;
        match path.is_empty() {
            true => write!(formatter, "expected {expected}"),
            false => write!(formatter, "expected {expected} at {}", path.join("/")),
        }
    }
}

impl Mismatch {
    fn here(expected: &'static str) -> Self {
        Mismatch {
            path: Vec::new(),
            expected,
        }
    }

    fn under(mut self, segment: &str) -> Self {
        self.path.insert(0, segment.to_owned());
        self
    }
}

/// The structure that `json` states. Members unknown to the schema are ignored, null members are
/// absent, absent members with a default have it.
pub fn read(schema: &'static StructureSchema, json: &Json) -> Result<DynamicStructure, Mismatch> {
    let object = json.as_object().ok_or(Mismatch::here("an object"))?;
    let mut structure = DynamicStructure::new(schema);
    let mut stated = 0_usize;
    for (index, member) in schema.members().iter().enumerate() {
        let (name, target) = (member.name.as_str(), member.place.target);
        let value = match (object.get(name), &member.default) {
            (None | Some(Json::Null), None | Some(Node::Null)) => continue,
            (None | Some(Json::Null), Some(default)) => {
                value(target, &plain(default)).map_err(|found| found.under(name))?
            }
            (Some(json), _) => {
                stated += 1;
                value(target, json).map_err(|found| found.under(name))?
            }
        };
        structure.set(index, value);
    }
    if schema.is_union && stated > 1 {
        return Err(Mismatch::here("one member of a union"));
    }
    Ok(structure)
}

/// A default of the model as plain JSON.
fn plain(node: &Node) -> Json {
    match node {
        Node::Null => Json::Null,
        Node::Boolean(truth) => Json::Bool(*truth),
        Node::Number(number) => serde_json::from_str(number.as_str()).unwrap_or(Json::Null),
        Node::String(text) => Json::String(text.to_string()),
        Node::Array(items) => items.iter().map(plain).collect(),
        Node::Object(object) => object
            .iter()
            .map(|(key, value)| (key.to_string(), plain(value)))
            .collect(),
    }
}

fn value(target: Target, json: &Json) -> Result<Dynamic, Mismatch> {
    let text = |expected| json.as_str().ok_or(Mismatch::here(expected));
    Ok(match target {
        Target::String => Dynamic::String(text("a string")?.to_owned()),
        Target::Enum => Dynamic::Enum(text("a string")?.to_owned()),
        Target::Boolean => Dynamic::Boolean(json.as_bool().ok_or(Mismatch::here("a boolean"))?),
        Target::Byte => Dynamic::Byte(integer(json, "an 8-bit integer")?),
        Target::Short => Dynamic::Short(integer(json, "a 16-bit integer")?),
        Target::Integer => Dynamic::Integer(integer(json, "a 32-bit integer")?),
        Target::Long => Dynamic::Long(integer(json, "a 64-bit integer")?),
        Target::Float => Dynamic::Float(float(json)? as f32),
        Target::Double => Dynamic::Double(float(json)?),
        Target::BigInteger => {
            let digits = json.as_number().ok_or(Mismatch::here("an integer"))?;
            BigInteger::from_str(&digits.to_string())
                .map(Dynamic::BigInteger)
                .map_err(|_| Mismatch::here("an integer"))?
        }
        Target::BigDecimal => {
            let digits = json.as_number().ok_or(Mismatch::here("a number"))?;
            BigDecimal::from_str(&digits.to_string())
                .map(Dynamic::BigDecimal)
                .map_err(|_| Mismatch::here("a number"))?
        }
        Target::Timestamp(format) => Dynamic::Timestamp(timestamp(json, format)?),
        Target::Blob => base64::decode(text("base64 text")?)
            .map(|bytes| Dynamic::Blob(Blob::new(bytes)))
            .map_err(|_| Mismatch::here("base64 text"))?,
        Target::Document => Dynamic::Document(document(json)),
        Target::Structure(schema) => Dynamic::Structure(read(schema, json)?),
        Target::List(schema) => list(schema, json)?,
        Target::Map(schema) => map(schema, json)?,
    })
}

fn list(schema: &ListSchema, json: &Json) -> Result<Dynamic, Mismatch> {
    let items = json.as_array().ok_or(Mismatch::here("an array"))?;
    let items = items.iter().enumerate().map(|(index, item)| {
        let under = |found: Mismatch| found.under(&index.to_string());
        entry(schema.item.target, schema.sparse, item).map_err(under)
    });
    Ok(Dynamic::List(items.collect::<Result<_, _>>()?))
}

fn map(schema: &MapSchema, json: &Json) -> Result<Dynamic, Mismatch> {
    let entries = json.as_object().ok_or(Mismatch::here("an object"))?;
    let entries = entries.iter().map(|(key, value)| {
        let under = |found: Mismatch| found.under(key);
        let value = entry(schema.value.target, schema.sparse, value).map_err(under)?;
        Ok((key.clone(), value))
    });
    Ok(Dynamic::Map(entries.collect::<Result<_, _>>()?))
}

/// An item of a list or a value of a map: null only where the collection is sparse.
fn entry(target: Target, sparse: bool, json: &Json) -> Result<Option<Dynamic>, Mismatch> {
    match json {
        Json::Null if sparse => Ok(None),
        Json::Null => Err(Mismatch::here("a value that is not null")),
        present => value(target, present).map(Some),
    }
}

/// A whole number that fits, also when it is written like `20.0`.
fn integer<N: TryFrom<i64>>(json: &Json, expected: &'static str) -> Result<N, Mismatch> {
    let whole = json.as_i64().or_else(|| {
        let number = json.as_f64()?;
        // Beyond 2^53 a double no longer tells neighbouring integers apart.
        (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
    });
    whole
        .and_then(|number| N::try_from(number).ok())
        .ok_or(Mismatch::here(expected))
}

fn float(json: &Json) -> Result<f64, Mismatch> {
    match json.as_str() {
        Some("NaN") => Ok(f64::NAN),
        Some("Infinity") => Ok(f64::INFINITY),
        Some("-Infinity") => Ok(f64::NEG_INFINITY),
        _ => json.as_f64().ok_or(Mismatch::here("a number")),
    }
}

fn timestamp(json: &Json, format: TimestampFormat) -> Result<DateTime, Mismatch> {
    let parsed = |expected, format| {
        let text = json.as_str().ok_or(Mismatch::here(expected))?;
        DateTime::from_str(text, format).map_err(|_| Mismatch::here(expected))
    };
    match format {
        TimestampFormat::DateTime => parsed("a date-time", Format::DateTimeWithOffset),
        TimestampFormat::HttpDate => parsed("an http-date", Format::HttpDate),
        TimestampFormat::EpochSeconds => json
            .as_f64()
            .filter(|seconds| seconds.is_finite())
            .map(DateTime::from_secs_f64)
            .ok_or(Mismatch::here("epoch seconds")),
    }
}

fn document(json: &Json) -> Document {
    match json {
        Json::Null => Document::Null,
        Json::Bool(truth) => Document::Bool(*truth),
        Json::String(text) => Document::String(text.clone()),
        Json::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(positive), _) => Number::PosInt(positive),
            (None, Some(negative)) => Number::NegInt(negative),
            (None, None) => Number::Float(number.as_f64().unwrap_or(f64::NAN)),
        }),
        Json::Array(items) => Document::Array(items.iter().map(document).collect()),
        Json::Object(members) => Document::Object(
            members
                .iter()
                .map(|(key, value)| (key.clone(), document(value)))
                .collect(),
        ),
    }
}
