//! Payloads: a member that is a whole body, in an HTTP message or an event. Bytes and text are as they are; the others are
//! a matter of the codec.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::Blob;

use super::{Codec, Error, Members, BYTES};
use crate::shape::{Member, Slot, Structure, Value};

/// The media type of text that states none.
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

/// Reads a body into the member that it is, by its position. No bytes leave it absent.
///
/// # Errors
///
/// The bytes are not what the member takes. Nothing of a sensitive one is told.
pub(crate) fn read(
    codec: &Codec,
    bytes: &[u8],
    target: &mut dyn Structure,
    index: usize,
    member: &'static Member,
) -> Result<(), Error> {
    if bytes.is_empty() {
        return Ok(());
    }
    let table = target.table();
    let Some(slot) = target.slot(index) else {
        return Ok(());
    };
    let read = match slot {
        Slot::Blob(target) => {
            *target = Blob::new(bytes);
            Ok(())
        }
        Slot::String(target) => text(bytes).map(|text| text.clone_into(target)),
        Slot::Enum(target) => text(bytes).map(|text| target.assign(text)),
        other => (codec.read)(bytes, other, member, Members::All),
    };
    read.map_err(|error| error.within_member(table, member))
}

fn text(bytes: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(bytes);
    text.map_err(|error| Error::new(error.valid_up_to(), "expected text in UTF-8"))
}
