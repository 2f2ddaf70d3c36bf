//! The writing interpreter: from an event or an error to a message, by the tables of their shapes.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;

use super::header;
use crate::codec::payload::{self, Payload};
use crate::codec::Members;
use crate::operation::OperationError;
use crate::service::Service;
use crate::shape::{Location, Member, Structure, Value};

/// The message of the event that the union holds.
pub(super) fn event(service: &Service, union: &dyn Structure) -> Result<Message, BoxError> {
    let Some((name, event)) = active(union) else {
        let name = union.table().name;
        return Err(format!("a `{name}` that the model does not know cannot be sent").into());
    };
    let headers = vec![
        string(":message-type", "event"),
        string(":event-type", name),
    ];
    structure(service, headers, event)
}

/// The message of an error. An unmodeled one is sent as its code and message.
pub(super) fn error(
    service: &Service,
    error: &dyn OperationError,
    printed: String,
) -> Result<Message, BoxError> {
    if let Some((name, shape)) = active(error) {
        let headers = vec![
            string(":message-type", "exception"),
            string(":exception-type", name),
        ];
        return structure(service, headers, shape);
    }
    let meta = error.case().meta();
    let message = meta.message().map_or(printed, str::to_owned);
    let headers = vec![
        string(":message-type", "error"),
        string(":error-code", meta.code().unwrap_or("InternalError")),
        string(":error-message", &message),
    ];
    Ok(Message::new_from_parts(headers, Bytes::new()))
}

/// The first message of an RPC request: the members of the input that are not its events.
pub(super) fn initial_request(service: &Service, payload: Vec<u8>) -> Message {
    let headers = vec![
        string(":message-type", "event"),
        string(":event-type", "initial-request"),
        string(":content-type", service.protocol.codec.media_type),
    ];
    Message::new_from_parts(headers, payload)
}

fn string(name: &'static str, value: &str) -> Header {
    Header::new(name, HeaderValue::String(value.to_owned().into()))
}

/// The structure that a union holds, with the name of the member.
fn active(union: &dyn Structure) -> Option<(&'static str, &dyn Structure)> {
    match union.active()? {
        (member, Value::Structure(shape)) => Some((member.name, shape)),
        _ => None,
    }
}

/// A message of these headers and of a structure's.
fn structure(
    service: &Service,
    mut headers: Vec<Header>,
    shape: &dyn Structure,
) -> Result<Message, BoxError> {
    let payload = payload(service, shape)?;
    if let Some(payload) = &payload {
        headers.push(string(":content-type", payload.media_type));
    }
    for (index, member) in shape.table().members.iter().enumerate() {
        if let (true, Some(value)) = (is_header(member), shape.get(index)) {
            let value = header::write(value);
            let value = value.map_err(|error| format!("`{}`: {error}", member.name))?;
            headers.push(Header::new(member.name, value));
        }
    }
    let bytes = payload.map_or_else(Vec::new, |payload| payload.bytes);
    Ok(Message::new_from_parts(headers, bytes))
}

fn is_header(member: &Member) -> bool {
    member.location() == Location::Header
}

/// The payload of a structure, if it has members that are not headers.
fn payload(service: &Service, shape: &dyn Structure) -> Result<Option<Payload>, BoxError> {
    let codec = service.protocol.codec;
    let members = shape.table().members;
    let mut all = members.iter().enumerate();
    if let Some((index, member)) = all.find(|(_, member)| member.location() == Location::Payload) {
        let value = shape.get(index);
        return value
            .map(|value| payload::write(codec, value, member))
            .transpose();
    }
    if !members.is_empty() && members.iter().all(is_header) {
        return Ok(None);
    }
    Ok(Some(Payload {
        media_type: codec.media_type,
        bytes: codec.write_structure(shape, Members::OfRequest)?,
    }))
}
