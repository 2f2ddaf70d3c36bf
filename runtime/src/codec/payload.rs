//! Payloads: a member that is a whole body, in an HTTP message or an event. Bytes and text are as they are; the others are
//! a matter of the codec.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::Blob;

use super::{Codec, Members};
use crate::shape::{Member, Slot, Value};

/// The media type of bytes of which nothing else is known.
pub(crate) const BYTES: &str = "application/octet-stream";

/// The media type of text of which nothing else is known.
const TEXT: &str = "text/plain";

/// A body.
pub(crate) struct Payload {
    /// The media type.
    pub(crate) media_type: &'static str,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

/// The body of a member that is one.
///
/// # Errors
///
/// As the codec's `write`.
pub(crate) fn write(
    codec: &Codec,
    value: Value<'_>,
    member: &'static Member,
) -> Result<Payload, BoxError> {
    let (media_type, bytes) = match value {
        Value::Blob(value) => (BYTES, value.as_ref().to_vec()),
        Value::String(value) => (TEXT, value.into()),
        Value::Enum(value) => (TEXT, value.as_str().into()),
        other => {
            let bytes = (codec.write)(other, member, Members::All)?;
            (codec.media_type, bytes)
        }
    };
    Ok(Payload {
        media_type: member.media_type().unwrap_or(media_type),
        bytes,
    })
}

/// Reads a body into the member that it is. No bytes leave it absent.
///
/// # Errors
///
/// The bytes are not what the member takes.
pub(crate) fn read<'a>(
    codec: &Codec,
    bytes: &[u8],
    member: &'static Member,
    open: impl FnOnce() -> Option<Slot<'a>>,
) -> Result<(), BoxError> {
    if bytes.is_empty() {
        return Ok(());
    }
    let text =
        || std::str::from_utf8(bytes).map_err(|error| format!("the body is no text: {error}"));
    match open() {
        None => {}
        Some(Slot::Blob(target)) => *target = Blob::new(bytes),
        Some(Slot::String(target)) => text()?.clone_into(target),
        Some(Slot::Enum(target)) => target.assign(text()?),
        Some(other) => (codec.read)(bytes, other, member, Members::All)?,
    }
    Ok(())
}
