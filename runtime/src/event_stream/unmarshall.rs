//! The reading interpreter: from a message to an event or an error, by the tables of their shapes.

use aws_smithy_eventstream::error::Error as FrameError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::event_stream::Message;
use aws_smithy_types::Blob;
use bytes::Bytes;

use super::header;
use crate::codec::Members;
use crate::error::{with_request_id, ResponseFailure};
use crate::operation::{fill_message, known, OperationError};
use crate::service::Service;
use crate::shape::{Location, Member, Slot, Structure};

/// The kind of a message, by its headers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    /// An event: the name of a member of the stream's union.
    Event(&'a str),
    /// An error that the model knows: the name of a member of the stream's union.
    Exception(&'a str),
    /// An error that the model does not know.
    Error {
        code: &'a str,
        message: Option<&'a str>,
    },
}

impl<'a> Kind<'a> {
    /// The kind of this message.
    pub(super) fn of(message: &'a Message) -> Result<Self, FrameError> {
        match text(message, ":message-type")? {
            "event" => Ok(Kind::Event(text(message, ":event-type")?)),
            "exception" => Ok(Kind::Exception(text(message, ":exception-type")?)),
            "error" => Ok(Kind::Error {
                code: text(message, ":error-code")?,
                message: text(message, ":error-message").ok(),
            }),
            other => {
                let reason = format!("`{other}` is not a type of message");
                Err(FrameError::unmarshalling(reason))
            }
        }
    }
}

/// A header that must be there and be a string.
fn text<'a>(message: &'a Message, name: &str) -> Result<&'a str, FrameError> {
    let value = header::find(message, name).and_then(|value| value.as_string().ok());
    value
        .map(|value| value.as_str())
        .ok_or_else(|| FrameError::unmarshalling(format!("a message has no string `{name}`")))
}

/// Whether a message is the event of this name.
pub(super) fn is_event(message: &Message, name: &str) -> bool {
    text(message, ":event-type").is_ok_and(|found| found == name)
}

/// Fills a union with the event of this name. An event that the model does not know leaves the union unknown.
pub(super) fn event(
    service: &Service,
    message: &Message,
    name: &str,
    union: &mut dyn Structure,
) -> Result<(), FrameError> {
    let Some(position) = union.table().position(name) else {
        return Ok(());
    };
    let Some(Slot::Structure(event)) = union.slot(position) else {
        return Err(FrameError::unmarshalling(format!(
            "`{name}` is not a structure"
        )));
    };
    let read = structure(service, message, event);
    read.map_err(|error| FrameError::unmarshalling(format!("the event `{name}`: {error}")))
}

/// Fills the error that a message is, or returns the facts that are known of it.
pub(super) fn failure(
    service: &'static Service,
    message: &Message,
    kind: Kind<'_>,
    request_id: Option<&str>,
    error: &mut dyn OperationError,
) -> Result<(), ResponseFailure> {
    let name = match kind {
        Kind::Event(name) | Kind::Exception(name) => name,
        Kind::Error { code, message } => {
            let meta = with_request_id(ErrorMetadata::builder().code(code), request_id);
            let meta = message
                .into_iter()
                .fold(meta, |meta, message| meta.message(message));
            return Err(ResponseFailure::unmodeled(meta.build(), None));
        }
    };
    let Service { protocol, .. } = service;
    let facts = (protocol.error_facts)(protocol, service.facts(), None, message.payload());
    let facts = facts.map_err(|source| ResponseFailure {
        source,
        meta: with_request_id(ErrorMetadata::builder().code(name), request_id).build(),
        status: None,
    })?;
    let metadata = with_request_id(facts.metadata, request_id);
    let has_code = facts.shape.is_some();
    // Most services leave the name of the error out of the payload.
    let with_code = |code: &str| match has_code {
        true => metadata.build(),
        false => metadata.code(code).build(),
    };
    let position = error.table().position(name);
    let slot = position.and_then(|position| error.slot(position));
    let Some(Slot::Structure(shape)) = slot else {
        return Err(ResponseFailure::unmodeled(with_code(name), None));
    };
    let meta = with_code(shape.table().name);
    structure(service, message, shape).map_err(|source| ResponseFailure {
        source,
        meta: known(&meta, shape.table()),
        status: None,
    })?;
    fill_message(shape, &meta);
    error.set_meta(meta);
    Ok(())
}

/// Fills an empty structure from payload and headers: members with `smithy.api#eventHeader` from the latter, the
/// one with `smithy.api#eventPayload`, or else all others together, from the former.
fn structure(
    service: &Service,
    message: &Message,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    let members = target.table().members;
    let is_header = |member: &Member| member.location() == Location::Header;
    let is_payload = |member: &Member| member.location() == Location::Payload;
    let bytes = message.payload();
    if let Some(index) = members.iter().position(is_payload) {
        payload(service, bytes, index, target)?;
    } else if !bytes.is_empty() && !members.iter().all(is_header) {
        service
            .protocol
            .codec
            .read_structure(bytes, target, Members::OfResponse)?;
    }
    for (index, member) in members.iter().enumerate() {
        let value = header::find(message, member.name).filter(|_| is_header(member));
        if let (Some(value), Some(slot)) = (value, value.and_then(|_| target.slot(index))) {
            header::read(value, slot).map_err(|error| format!("`{}`: {error}", member.name))?;
        }
    }
    Ok(())
}

/// Fills the member that is the whole payload: bytes and text as they are, structures in the protocol's format.
fn payload(
    service: &Service,
    bytes: &Bytes,
    index: usize,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    match target.slot(index) {
        Some(Slot::Blob(blob)) => *blob = Blob::from_maybe_shared(bytes.clone()),
        Some(Slot::String(text)) => std::str::from_utf8(bytes)?.clone_into(text),
        Some(Slot::Enum(value)) => value.assign(std::str::from_utf8(bytes)?),
        // Nothing is sent for a structure or union that is absent.
        Some(Slot::Structure(_)) if bytes.is_empty() => target.reset(),
        Some(Slot::Structure(shape)) => {
            service
                .protocol
                .codec
                .read_structure(bytes, shape, Members::All)?;
        }
        _ => return Err("the payload is of a kind that no event has".into()),
    }
    Ok(())
}
