//! XML: from bytes to a shape and back, over the shape's table.
//!
//! An interpreter walks the table of the shape that it fills and pulls elements from a parser of our own (`reader.rs`). The
//! parser looks at each byte once, borrows names and texts from the body, and copies only the text that is kept. It reads
//! well-formed documents in UTF-8, and no document types: a document has no entities of its own and names no file.
//!
//! Source: Smithy 2.0, "XML bindings", and the W3C's XML 1.0.

mod aside;
mod entity;
mod map;
mod read;
mod reader;
mod scalar;
mod tag;
mod texts;
mod write;

use crate::codec::Codec;
pub(crate) use read::{read_at, Frame};

/// XML as `aws.protocols#restXml` has it: a structure is an element that is named after it.
pub(crate) const CODEC: Codec = Codec {
    media_type: "application/xml",
    write: write::write,
    read: read::read,
    texts: |body, visit| texts::texts(body, &[], visit),
};

/// Errors in an element `Error` within `ErrorResponse`.
pub(crate) const WRAPPED_ERRORS: Codec = Codec {
    read: |body, target, member, members| read_at(body, &WRAPPED, target, member, members),
    texts: |body, visit| texts::texts(body, WRAPPED.path, visit),
    ..CODEC
};

/// Errors that are the element `Error` themselves.
pub(crate) const BARE_ERRORS: Codec = Codec {
    read: |body, target, member, members| read_at(body, &BARE, target, member, members),
    texts: |body, visit| texts::texts(body, BARE.path, visit),
    ..CODEC
};

/// Errors of EC2, which has a list of one.
pub(crate) const LISTED_ERRORS: Codec = Codec {
    read: |body, target, member, members| read_at(body, &LISTED, target, member, members),
    texts: |body, visit| texts::texts(body, LISTED.path, visit),
    ..CODEC
};

const WRAPPED: Frame<'static> = Frame::new(&["ErrorResponse", "Error"]);
const BARE: Frame<'static> = Frame::new(&["Error"]);
const LISTED: Frame<'static> = Frame {
    ignores_case_of_first: true,
    ..Frame::new(&["Response", "Errors", "Error"])
};
