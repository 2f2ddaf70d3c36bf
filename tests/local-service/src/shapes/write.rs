//! From values to JSON. In: a structure. Out: the document that awsJson sends for it, members in the
//! order of the model.
//!
//! The client's own JSON interpreter takes no part, so that the two check each other.

use aws_smithy_types::{base64, DateTime, Document, Number};
use serde_json::{json, Map as JsonMap, Value as Json};
use smithy_client_runtime::shape::{Member, Structure, TimestampFormat, Value};

use crate::calendar::Moment;

/// The JSON object of `structure`; absent members are left out.
pub fn to_json(structure: &dyn Structure) -> Json {
    let mut object = JsonMap::new();
    for (index, member) in structure.table().members.iter().enumerate() {
        if let Some(present) = structure.get(index) {
            object.insert(member.name.to_owned(), value(Some(member), present));
        }
    }
    Json::Object(object)
}

/// `member` is what the table says of the value's place, which nested collections may lack.
fn value(member: Option<&Member>, value: Value<'_>) -> Json {
    match value {
        Value::String(text) => text.into(),
        Value::Enum(value) => value.as_str().into(),
        Value::Boolean(truth) => truth.into(),
        Value::Byte(number) => number.into(),
        Value::Short(number) => number.into(),
        Value::Integer(number) => number.into(),
        Value::Long(number) => number.into(),
        Value::Float(number) => float(number.into()),
        Value::Double(number) => float(number),
        Value::BigInteger(number) => number_text(number.as_ref()),
        Value::BigDecimal(number) => number_text(number.as_ref()),
        Value::Timestamp(moment) => timestamp(moment, member.and_then(Member::timestamp_format)),
        Value::Blob(blob) => base64::encode(blob).into(),
        Value::Document(inner) => document(inner),
        Value::Structure(structure) => to_json(structure),
        Value::List(list) => {
            let item = member.and_then(Member::item);
            (0..list.len())
                .map(|index| {
                    list.get(index)
                        .map_or(Json::Null, |entry| self::value(item, entry))
                })
                .collect()
        }
        Value::Map(map) => {
            let facts = member.and_then(Member::map_value);
            let mut object = JsonMap::new();
            map.each(&mut |key, entry| {
                let entry = entry.map_or(Json::Null, |entry| self::value(facts, entry));
                object.insert(key.to_owned(), entry);
                true
            });
            Json::Object(object)
        }
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

fn timestamp(moment: &DateTime, format: Option<TimestampFormat>) -> Json {
    let calendar = Moment::from_epoch_seconds(moment.secs());
    match format {
        Some(TimestampFormat::DateTime) => calendar.date_time(moment.subsec_nanos()).into(),
        Some(TimestampFormat::HttpDate) => calendar.http_date().into(),
        Some(TimestampFormat::EpochSeconds) | None if moment.subsec_nanos() == 0 => {
            moment.secs().into()
        }
        Some(TimestampFormat::EpochSeconds) | None => json!(moment.as_secs_f64()),
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
