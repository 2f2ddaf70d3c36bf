//! From values to JSON. In: a structure. Out: the document that awsJson sends for it, members in the
//! order of the model.
//!
//! The client's own JSON interpreter takes no part, so that the two check each other.

use aws_smithy_types::{base64, DateTime, Document, Number};
use serde_json::{json, Map as JsonMap, Value as Json};
use smithy_model::traits::TimestampFormat;

use super::{Dynamic, DynamicStructure, Target};
use crate::calendar::Moment;

/// The JSON object of `structure`; absent members are left out.
pub fn to_json(structure: &DynamicStructure) -> Json {
    let mut object = JsonMap::new();
    let members = structure.schema().members().iter();
    for (member, present) in members.zip(structure.values()) {
        if let Some(present) = present {
            object.insert(member.name.clone(), value(member.place.target, present));
        }
    }
    Json::Object(object)
}

fn value(target: Target, value: &Dynamic) -> Json {
    match value {
        Dynamic::String(text) | Dynamic::Enum(text) => text.as_str().into(),
        Dynamic::Boolean(truth) => (*truth).into(),
        Dynamic::Byte(number) => (*number).into(),
        Dynamic::Short(number) => (*number).into(),
        Dynamic::Integer(number) => (*number).into(),
        Dynamic::Long(number) => (*number).into(),
        Dynamic::Float(number) => float((*number).into()),
        Dynamic::Double(number) => float(*number),
        Dynamic::BigInteger(number) => number_text(number.as_ref()),
        Dynamic::BigDecimal(number) => number_text(number.as_ref()),
        Dynamic::Timestamp(moment) => timestamp(moment, target),
        Dynamic::Blob(blob) => base64::encode(blob).into(),
        Dynamic::Document(inner) => document(inner),
        Dynamic::Structure(structure) => to_json(structure),
        Dynamic::List(items) => {
            let item = match target {
                Target::List(schema) => schema.item.target,
                other => other,
            };
            items.iter().map(|entry| entry_of(item, entry)).collect()
        }
        Dynamic::Map(entries) => {
            let inner = match target {
                Target::Map(schema) => schema.value.target,
                other => other,
            };
            let entries = entries.iter();
            let entries = entries.map(|(key, entry)| (key.clone(), entry_of(inner, entry)));
            Json::Object(entries.collect())
        }
    }
}

/// An item of a list or a value of a map.
fn entry_of(target: Target, entry: &Option<Dynamic>) -> Json {
    match entry {
        Some(present) => value(target, present),
        None => Json::Null,
    }
}

/// awsJson writes what JSON has no number for as text.
fn float(number: f64) -> Json {
    match number {
        number if number.is_nan() => json!("NaN"),
        number if number.is_infinite() && number > 0.0 => json!("Infinity"),
        number if number.is_infinite() => json!("-Infinity"),
        number => json!(number),
    }
}

fn number_text(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn timestamp(moment: &DateTime, target: Target) -> Json {
    let calendar = Moment::from_epoch_seconds(moment.secs());
    match target {
        Target::Timestamp(TimestampFormat::DateTime) => {
            calendar.date_time(moment.subsec_nanos()).into()
        }
        Target::Timestamp(TimestampFormat::HttpDate) => calendar.http_date().into(),
        _ if moment.subsec_nanos() == 0 => moment.secs().into(),
        _ => json!(moment.as_secs_f64()),
    }
}

fn document(document: &Document) -> Json {
    match document {
        Document::Null => Json::Null,
        Document::Bool(truth) => (*truth).into(),
        Document::String(text) => text.as_str().into(),
        Document::Number(Number::PosInt(number)) => (*number).into(),
        Document::Number(Number::NegInt(number)) => (*number).into(),
        Document::Number(Number::Float(number)) => float(*number),
        Document::Array(items) => items.iter().map(self::document).collect(),
        Document::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), self::document(value)))
            .collect(),
    }
}
