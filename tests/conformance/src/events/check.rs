//! Whether a call with events went as its case says: the case and what happened come in, the first difference
//! goes out.

use smithy_client_runtime::shape::{Structure, Value};

use super::case::{Case, Event};
use super::frame::{Frame, Header};
use super::operation::{Failure, Outcome};
use super::wire::Sent;
use crate::wire::Sent as Request;
use crate::{cbor, check, compare, json, xml};

/// The header of the signature that is around each message.
const SIGNATURE: &str = ":chunk-signature";

/// Compares the request that was sent with the one that the case says begins the stream.
pub(super) fn request(case: &Case, sent: Option<&Request>) -> Result<(), String> {
    match &case.request {
        Some((expected, headers)) => {
            check::head(sent.ok_or("no request was sent")?, headers, expected)
        }
        None => Ok(()),
    }
}

/// Compares the messages that were sent with the events of the case.
pub(super) fn sent(case: &Case, sent: &Sent) -> Result<(), String> {
    let expected: Vec<&Event> = case
        .events
        .iter()
        .filter(|event| event.is_request)
        .collect();
    if expected.is_empty() {
        return Ok(());
    }
    let mut messages = unsigned(sent.as_ref().map_err(String::clone)?)?;
    let is_first = |frame: &Frame| frame.says(":event-type", "initial-request");
    if messages.first().is_some_and(is_first) {
        let first = messages.remove(0);
        match first.says(":content-type", cbor::MEDIA_TYPE) {
            true => cbor::compare_with_json(&first.payload, &case.request_params)?,
            false => json::compare(&lossy(&first.payload), &case.request_params.to_string())?,
        }
    }
    if messages.len() != expected.len() {
        let (one, other) = (messages.len(), expected.len());
        return Err(format!(
            "{one} events were sent, and should have been {other}"
        ));
    }
    for (index, (message, event)) in messages.iter().zip(expected).enumerate() {
        same(message, event).map_err(|why| format!("the event {index}: {why}"))?;
    }
    Ok(())
}

/// The messages within those that sign them. The last of these is empty: it signs the end.
fn unsigned(frames: &[Frame]) -> Result<Vec<Frame>, String> {
    let mut messages = Vec::new();
    for frame in frames {
        if !matches!(frame.header(SIGNATURE), Some(Header::Blob(signature)) if signature.len() == 32)
        {
            return Err("an event is not signed".to_owned());
        }
        messages.extend(Frame::decode_all(&frame.payload)?);
    }
    match frames.last() {
        Some(last) if last.payload.is_empty() => Ok(messages),
        _ => Err("the end of the stream is not signed".to_owned()),
    }
}

fn same(message: &Frame, event: &Event) -> Result<(), String> {
    for (name, value) in &event.headers {
        let sent = message.header(name);
        if sent != Some(value) {
            return Err(format!("`{name}` is {sent:?}, and should be {value:?}"));
        }
    }
    if let Some(name) = event
        .required
        .iter()
        .find(|name| message.header(name).is_none())
    {
        return Err(format!("`{name}` is missing"));
    }
    if let Some(name) = event
        .forbidden
        .iter()
        .find(|name| message.header(name).is_some())
    {
        return Err(format!("`{name}` should not be there"));
    }
    let text = lossy(&message.payload);
    match (&event.body, event.body_media_type.as_deref()) {
        (None, _) => Ok(()),
        (Some(body), Some("application/json")) => json::compare(&text, body),
        (Some(body), Some(cbor::MEDIA_TYPE)) => cbor::compare(&message.payload, body),
        (Some(body), Some(xml::MEDIA_TYPE)) => xml::compare(&text, body),
        (Some(body), _) if *body == text => Ok(()),
        (Some(body), _) => Err(format!("the payload is `{text}`, and should be `{body}`")),
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Compares the end of a call, and the events that came before it, with the case.
pub(super) fn outcome(case: &Case, mut outcome: Outcome) -> Result<(), String> {
    if let Some(params) = &case.response_params {
        let output = outcome.output.take().ok_or("there is no output")?;
        compare::structures(&*output, &*(outcome.expected_output)(params)?)?;
    }
    let is_first = |event: &&Event| event.message().says(":event-type", "initial-response");
    let received = case.events.iter().filter(|event| !event.is_request);
    let mut received = received.filter(|event| !is_first(event)).peekable();
    let mut events = outcome.events.iter();
    if let Some(expected) = outcome.expected_event {
        while let Some(event) = received.peek().copied() {
            let Ok(expected) = expected(event.params.as_ref().unwrap_or_default()) else {
                break;
            };
            let Some(event) = events.next() else { break };
            compare::structures(&**event, &*expected)?;
            received.next();
        }
    }
    if let Some(event) = events.next() {
        return Err(format!("an event that should not be there: {event:?}"));
    }
    match (&case.failure, outcome.end) {
        (Some(error), Err(failure)) => is_error(&failure, error.as_deref()),
        (Some(_), Ok(())) => Err("there was no error".to_owned()),
        (None, end) => match (received.next(), end) {
            (None, Ok(())) => Ok(()),
            (Some(event), Err(failure)) => is_event(&failure, event),
            (None, Err(failure)) => Err(failure.printed),
            (Some(event), Ok(())) => Err(format!("the event {:?} is missing", event.params)),
        },
    }
}

/// Whether a failure is the error of this shape.
fn is_error(failure: &Failure, shape: Option<&str>) -> Result<(), String> {
    let Some(name) = shape.and_then(|shape| shape.rsplit('#').next()) else {
        return Ok(());
    };
    match failure.error.as_deref().and_then(active) {
        Some(error) if error.table().name == name => Ok(()),
        _ => Err(format!("another error than {name}: {}", failure.printed)),
    }
}

/// Whether a failure is the error that came as this event.
fn is_event(failure: &Failure, event: &Event) -> Result<(), String> {
    let message = event.message();
    if message.says(":message-type", "error") {
        let says =
            |name, text: &Option<String>| message.says(name, text.as_deref().unwrap_or_default());
        return match says(":error-code", &failure.code) && says(":error-message", &failure.message)
        {
            true => Ok(()),
            false => Err(format!("another error: {}", failure.printed)),
        };
    }
    let (Some(error), Some(params)) = (&failure.error, &event.params) else {
        return Err(format!("another error: {}", failure.printed));
    };
    compare::structures(&**error, &*(failure.expected_error)(params)?)?;
    let name = active(&**error).map(|error| error.table().name);
    match failure.code.as_deref() == name {
        true => Ok(()),
        false => Err(format!("the code is {:?}", failure.code)),
    }
}

/// The modeled error that a union of errors holds.
fn active(union: &dyn Structure) -> Option<&dyn Structure> {
    let mut members = (0..union.table().members.len()).filter_map(|index| union.get(index));
    match members.next()? {
        Value::Structure(error) => Some(error),
        _ => None,
    }
}
