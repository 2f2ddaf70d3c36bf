//! Responses as services send them: an empty shape comes in, a response with values in the places that its table names goes
//! out.

use serde_json::{json, Map, Value};
use smithy_client_runtime::shape::{Location, Member, Slot, Structure, TimestampFormat};

use super::mutate::Random;
use crate::events;
use crate::wire::Answer;

/// Deeper structures have no members, so that recursion ends.
const DEEPEST: usize = 5;

/// A response of an output.
pub(super) fn output(output: &mut dyn Structure, random: &mut Random) -> Answer {
    let mut response = Answer {
        status: 200,
        headers: vec![("x-amzn-requestid".to_owned(), "the-id".to_owned())],
        body: Vec::new(),
    };
    let mut document = Map::new();
    let mut payload = None;
    let members = output.table().members;
    for (index, member) in members.iter().enumerate() {
        let Some(slot) = output.slot(index) else {
            continue;
        };
        if random.below(4) == 0 {
            continue;
        }
        let name = member.wire_name();
        let value = value(slot, member, random, 0);
        match member.location() {
            Location::Header => response.headers.push((name.to_owned(), text(&value))),
            Location::PrefixHeaders => {
                response
                    .headers
                    .push((format!("{name}one"), "x".to_owned()));
            }
            Location::Payload => payload = Some(value),
            Location::Status => {}
            _ => drop(document.insert(name.to_owned(), value)),
        }
    }
    response.body = match payload {
        Some(Value::String(text)) => text.into_bytes(),
        Some(value) => value.to_string().into_bytes(),
        None => Value::Object(document).to_string().into_bytes(),
    };
    response
}

/// A response of the error at this position of an operation's errors.
pub(super) fn error(errors: &mut dyn Structure, position: usize, random: &mut Random) -> Answer {
    let name = errors.table().members.get(position);
    let name = name.map_or("Unknown", |member| member.name);
    let mut response = match errors.slot(position) {
        Some(Slot::Structure(error)) => output(error, random),
        _ => Answer::default(),
    };
    let header = (
        "x-amzn-errortype".to_owned(),
        format!("a.b#{name}:http://x"),
    );
    response.headers.push(header);
    response
}

/// The frames of some events, and perhaps of an error at the end.
pub(super) fn events(operation: &events::Operation, random: &mut Random) -> Vec<u8> {
    let mut body = Vec::new();
    let Some((event, error)) = operation.empty else {
        return body;
    };
    for _ in 0..random.below(4) {
        let (kind, mut union) = match random.below(5) {
            0 => ("exception", error()),
            _ => ("event", event()),
        };
        let position = random.below(union.table().members.len());
        let Some(member) = union.table().members.get(position) else {
            continue;
        };
        let response = match union.slot(position) {
            Some(Slot::Structure(event)) => output(event, random),
            _ => Answer::default(),
        };
        let headers = response.headers.iter().skip(1);
        let headers = headers.map(|(name, value)| (name.as_str(), value.as_str()));
        let name = format!(":{kind}-type");
        let own = [(":message-type", kind), (&*name, member.name)];
        let headers: Vec<_> = own.into_iter().chain(headers).collect();
        let payload = String::from_utf8_lossy(&response.body);
        body.extend(events::message(&headers, &payload));
    }
    body
}

fn value(slot: Slot<'_>, member: &Member, random: &mut Random, depth: usize) -> Value {
    match slot {
        Slot::String(_) | Slot::Enum(_) => json!("a text"),
        Slot::Boolean(_) => json!(true),
        Slot::Byte(_) | Slot::Short(_) => json!(7),
        Slot::Integer(_) | Slot::Long(_) => json!(70_000),
        Slot::Float(_) | Slot::Double(_) => json!(1.25),
        Slot::BigInteger(_) | Slot::BigDecimal(_) => json!(12_345_678_901_234_u64),
        Slot::Timestamp(_) => match (member.timestamp_format(), member.location()) {
            (Some(TimestampFormat::DateTime), _) => json!("2021-03-04T05:06:07.89Z"),
            (Some(TimestampFormat::EpochSeconds), _) | (None, Location::Body) => {
                json!(1_614_834_367.5)
            }
            _ => json!("Thu, 04 Mar 2021 05:06:07 GMT"),
        },
        Slot::Blob(_) => json!("AAECAw=="),
        Slot::Document(_) => json!({ "k": [1, null, { "x": "y" }] }),
        Slot::Structure(shape) => structure(shape, random, depth + 1),
        Slot::List(list) => {
            let count = random.below(3);
            let item = member.item();
            let items = (0..count).map(|_| value(list.push(), item, random, depth + 1));
            items.collect()
        }
        Slot::Map(map) => {
            let slot = map.insert("a key".to_owned());
            json!({ "a key": value(slot, member.map_value(), random, depth + 1) })
        }
    }
}

fn structure(shape: &mut dyn Structure, random: &mut Random, depth: usize) -> Value {
    let table = shape.table();
    let mut object = Map::new();
    let only = table.is_union().then(|| random.below(table.members.len()));
    for (index, member) in table.members.iter().enumerate() {
        let is_left_out = depth > DEEPEST || random.below(3) == 0;
        if only.map_or(is_left_out, |only| only != index) {
            continue;
        }
        if let Some(slot) = shape.slot(index) {
            let value = value(slot, member, random, depth);
            object.insert(member.wire_name().to_owned(), value);
        }
    }
    Value::Object(object)
}

/// The text of a value in a header.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
