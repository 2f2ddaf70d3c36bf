//! Codecs: the bytes of a body come in and fill a shape, or a shape comes in and its bytes go out, in one format.
//!
//! A codec is a `const` of facts and functions. It knows shapes and bytes, and nothing of HTTP or of a service: what is
//! asked and where it goes is a matter of the protocol.

use aws_smithy_runtime_api::box_error::BoxError;

use crate::shape::{Member, Slot, Structure, Value};

mod error;
mod key;
mod members;
mod order;
#[cfg(feature = "http-bindings")]
pub(crate) mod payload;

pub use error::Error;
pub(crate) use error::Segment;
pub(crate) use key::{same, Key, Seen};
pub use members::Members;
pub(crate) use order::Orders;

/// The media type of bytes that state none.
pub(crate) const BYTES: &str = "application/octet-stream";

/// How deep structures, lists and maps may be nested in one another, as in the published clients.
pub(crate) const DEPTH: usize = 128;

/// How deep a value may be nested that nobody reads, as in the published clients.
pub(crate) const SKIPPED_DEPTH: usize = 512;

/// A format of bodies.
#[derive(Debug)]
pub struct Codec {
    /// The media type of what it writes.
    pub media_type: &'static str,
    /// Writes the value of a member; of a structure its present members in model order. A member that counts as unset
    /// while it is zero (`MemberFlags::UNSET_AT_ZERO`) is left out at zero.
    ///
    /// It fails when a union holds a variant that this version of the client does not know, or a value is outside of what
    /// the format can say.
    pub write: fn(Value<'_>, &'static Member, Members) -> Result<Vec<u8>, BoxError>,
    /// Reads bytes into the value of a member, which is empty. No bytes are a structure without members; members that
    /// the table does not know are skipped, nulls are absent members.
    ///
    /// It fails when the bytes are not of the format, or a value is not what its member takes.
    pub read: fn(&[u8], Slot<'_>, &'static Member, Members) -> Result<(), Error>,
    /// Calls back with the name and the text of each member of the outermost structure that is a string, whatever its
    /// table says: the code and the message of an error, before its shape is known.
    ///
    /// It fails when the bytes are not of the format.
    pub texts: fn(&[u8], VisitText<'_>) -> Result<(), Error>,
}

impl Codec {
    /// Writes a structure that is not a member of another.
    ///
    /// # Errors
    ///
    /// As `write`.
    pub fn write_structure(
        &self,
        value: &dyn Structure,
        members: Members,
    ) -> Result<Vec<u8>, BoxError> {
        (self.write)(Value::Structure(value), Member::PLAIN, members)
    }

    /// Reads a structure that is not a member of another.
    ///
    /// # Errors
    ///
    /// As `read`.
    pub fn read_structure(
        &self,
        bytes: &[u8],
        target: &mut dyn Structure,
        members: Members,
    ) -> Result<(), Error> {
        (self.read)(bytes, Slot::Structure(target), Member::PLAIN, members)
    }
}

/// Takes the name and the text of a member.
pub type VisitText<'a> = &'a mut dyn FnMut(&str, &str);
