//! Event streams in CBOR: a model with cases in JSON comes in; the same model with the protocol rpcv2Cbor and the payloads in
//! CBOR goes out. A library that is not the client's writes them.
//!
//! A frame that a case gives in bytes is decoded and encoded again with the other payload; bytes that are not a frame stay.

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_types::base64;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use serde_json::{json, Value};

/// The id of the protocol's trait.
pub(super) const PROTOCOL: &str = "smithy.protocols#rpcv2Cbor";

const JSON_MEDIA_TYPE: &str = "application/json";
const MEDIA_TYPE: &str = "application/cbor";

/// The model of a protocol with JSON, with the other protocol and payloads.
pub(super) fn model(mut model: Value, protocol: &str) -> Value {
    for shape in model["shapes"].as_object_mut().unwrap().values_mut() {
        let Some(traits) = shape.get_mut("traits").and_then(Value::as_object_mut) else {
            continue;
        };
        if traits.remove(protocol).is_some() {
            traits.insert(PROTOCOL.to_owned(), json!({}));
        }
        let cases = traits.get_mut("smithy.test#eventStreamTests");
        for case in cases.and_then(Value::as_array_mut).into_iter().flatten() {
            change(case);
        }
    }
    model
}

fn change(case: &mut Value) {
    case["protocol"] = PROTOCOL.into();
    if case["initialResponse"].is_null() {
        case["initialResponse"] = json!({ "code": 200 });
    }
    let response = &mut case["initialResponse"];
    let headers = response["headers"].take();
    // The name of an error is a member of its body.
    let mut headers = headers.as_object().cloned().unwrap_or_default();
    let name = ["x-amzn-errortype", "X-Amzn-Errortype"].map(|header| headers.remove(header));
    if let (Some(name), Some(text)) = (name.into_iter().flatten().next(), response["body"].as_str())
    {
        let mut body: Value = serde_json::from_str(text).unwrap();
        body["__type"] = name;
        response["body"] = body.to_string().into();
    }
    headers.insert("smithy-protocol".to_owned(), "rpc-v2-cbor".into());
    response["headers"] = headers.into();
    // A payload that is not JSON stays as it is, and is not CBOR either.
    let body = response["body"].as_str();
    if let Some(body) = body.and_then(|body| cbor(body.as_bytes())) {
        response["body"] = base64::encode(body).into();
        response["bodyMediaType"] = MEDIA_TYPE.into();
    }
    let events = case.get_mut("events").and_then(Value::as_array_mut);
    events.into_iter().flatten().for_each(change_event);
}

fn change_event(event: &mut Value) {
    let content_type = event.pointer_mut("/headers/:content-type/string");
    if let Some(media_type) = content_type.filter(|one| *one == JSON_MEDIA_TYPE) {
        *media_type = MEDIA_TYPE.into();
    }
    if event["bodyMediaType"] == JSON_MEDIA_TYPE {
        let body = event["body"].as_str().unwrap();
        let body = cbor(body.as_bytes()).unwrap_or_else(|| body.as_bytes().to_vec());
        event["body"] = base64::encode(body).into();
        event["bodyMediaType"] = MEDIA_TYPE.into();
    }
    if let Some(bytes) = event["bytes"].as_str() {
        if let Some(bytes) = frame(&base64::decode(bytes).unwrap()) {
            event["bytes"] = base64::encode(bytes).into();
        }
    }
}

/// The frame with its JSON as CBOR.
fn frame(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let message = read_message_from(&mut bytes).ok()?;
    let payload = cbor(message.payload())?;
    let headers = message.headers().iter().map(|header| {
        match header.value() == &HeaderValue::String(JSON_MEDIA_TYPE.into()) {
            true => Header::new(
                header.name().clone(),
                HeaderValue::String(MEDIA_TYPE.into()),
            ),
            false => header.clone(),
        }
    });
    let message = Message::new_from_parts(headers.collect(), payload);
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).unwrap();
    Some(bytes)
}

/// A text of JSON as CBOR.
fn cbor(json: &[u8]) -> Option<Vec<u8>> {
    let value: Value = serde_json::from_slice(json).ok()?;
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).unwrap();
    Some(bytes)
}
