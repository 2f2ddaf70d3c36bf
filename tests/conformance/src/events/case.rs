//! Cases of event streams as the model states them: the JSON of a model comes in, [`Case`]s go out.
//!
//! Source: Smithy 2.0, "Event Stream Protocol Compliance Tests".

use aws_smithy_types::base64;
use serde_json::{Map, Value};

use super::frame::{Frame, Header};
use crate::case::{headers, RequestCase};
use crate::cbor;

/// A case.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) id: String,
    /// The id of the protocol's trait.
    pub(crate) protocol: String,
    /// Whether it is for servers only.
    pub(crate) for_servers: bool,
    /// The operation that states it.
    pub(crate) operation: String,
    /// The members of the input that are no events.
    pub(crate) request_params: Value,
    /// The request that begins the stream of a protocol with HTTP bindings, and its headers.
    pub(crate) request: Option<(RequestCase, Vec<(String, String)>)>,
    /// The members of the output that are no events, if they are to be compared.
    pub(crate) response_params: Option<Value>,
    /// The status, headers and body of a response that comes in the place of events.
    pub(crate) response: Option<Response>,
    pub(crate) events: Vec<Event>,
    /// Whether the call or its stream must fail, and perhaps with which error shape.
    pub(crate) failure: Option<Option<String>>,
}

/// The HTTP response of a case.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// An event that is sent or received.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) is_request: bool,
    /// Its values; none for an event that the model does not know.
    pub(crate) params: Option<Value>,
    pub(crate) headers: Vec<(String, Header)>,
    pub(crate) forbidden: Vec<String>,
    pub(crate) required: Vec<String>,
    pub(crate) body: Option<String>,
    pub(crate) body_media_type: Option<String>,
    /// The bytes of the body.
    pub(crate) payload: Vec<u8>,
    /// The frame, which may be an invalid one.
    pub(crate) bytes: Option<Vec<u8>>,
}

impl Event {
    /// The frame as it is received.
    pub(crate) fn frame(&self) -> Vec<u8> {
        match &self.bytes {
            Some(bytes) => bytes.clone(),
            None => self.message().encode(),
        }
    }

    /// The message that it is, apart from headers of which the case says nothing.
    pub(crate) fn message(&self) -> Frame {
        Frame {
            headers: self.headers.clone(),
            payload: self.payload.clone(),
        }
    }
}

/// All cases of a model, those for servers included.
pub(crate) fn cases(model: &Value) -> Result<Vec<Case>, String> {
    let shapes = model.get("shapes").and_then(Value::as_object);
    let mut cases = Vec::new();
    for (id, shape) in shapes.ok_or("the model has no shapes")? {
        let tests = shape.pointer("/traits/smithy.test#eventStreamTests");
        for case in tests.and_then(Value::as_array).into_iter().flatten() {
            cases.push(read(case, id).map_err(|why| format!("a case of {id}: {why}"))?);
        }
    }
    Ok(cases)
}

fn read(case: &Value, operation: &str) -> Result<Case, String> {
    let events = case.get("events").and_then(Value::as_array);
    let events = events.into_iter().flatten().map(read_event);
    let failure = case.pointer("/expectation/failure");
    Ok(Case {
        id: text(case, "id").ok_or("no `id`")?,
        protocol: text(case, "protocol").ok_or("no `protocol`")?,
        for_servers: text(case, "appliesTo").is_some_and(|whom| whom == "server"),
        operation: operation.to_owned(),
        request_params: case
            .get("initialRequestParams")
            .cloned()
            .unwrap_or_default(),
        request: match case.get("initialRequest").and_then(Value::as_object) {
            Some(request) => Some((crate::case::request(request)?, headers(request)?)),
            None => None,
        },
        response_params: case.get("initialResponseParams").cloned(),
        response: case.get("initialResponse").map(read_response).transpose()?,
        events: events.collect::<Result<_, _>>()?,
        failure: failure.map(|failure| text(failure, "errorId")),
    })
}

fn read_response(response: &Value) -> Result<Response, String> {
    let status = response.get("code").and_then(Value::as_u64);
    let status = status.and_then(|status| u16::try_from(status).ok());
    let headers = response.get("headers").and_then(Value::as_object);
    let headers = headers.into_iter().flatten();
    let headers =
        headers.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
    Ok(Response {
        status: status.ok_or("`code` is no status")?,
        headers: headers.collect(),
        body: bytes_of_body(response)?,
    })
}

fn read_event(event: &Value) -> Result<Event, String> {
    let none = Map::new();
    let headers = event.get("headers").and_then(Value::as_object);
    let headers = headers.unwrap_or(&none).iter();
    let headers = headers.map(|(name, value)| Ok((name.clone(), Header::read(value)?)));
    let bytes = text(event, "bytes").map(base64::decode).transpose();
    Ok(Event {
        is_request: match text(event, "type").as_deref() {
            Some("request") => true,
            Some("response") => false,
            _ => return Err("an event has no `type`".to_owned()),
        },
        params: event.get("params").cloned(),
        headers: headers.collect::<Result<_, String>>()?,
        forbidden: texts(event, "forbidHeaders"),
        required: texts(event, "requireHeaders"),
        body: text(event, "body"),
        body_media_type: text(event, "bodyMediaType"),
        payload: bytes_of_body(event)?,
        bytes: bytes.map_err(|error| error.to_string())?,
    })
}

/// Cases write the bytes of a binary format in base64.
fn bytes_of_body(object: &Value) -> Result<Vec<u8>, String> {
    let body = text(object, "body").unwrap_or_default();
    match text(object, "bodyMediaType").as_deref() {
        Some(cbor::MEDIA_TYPE) => cbor::stated(&body),
        _ => Ok(body.into_bytes()),
    }
}

fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn texts(object: &Value, key: &str) -> Vec<String> {
    let list = object.get(key).and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}
