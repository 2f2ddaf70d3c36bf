//! JSON: from bytes to a shape and back, over the shape's table.
//!
//! An interpreter walks the table of the shape that it fills and pulls tokens from a parser of our own (`reader.rs`).
//! The parser looks at each byte once, borrows keys and values from the body, and allocates only for the strings that
//! are kept. It accepts exactly the texts of RFC 8259 in UTF-8.

mod decimal;
mod document;
mod number;
mod read;
mod reader;
mod scalar;
mod text;
pub(crate) mod timestamp;
mod write;

use crate::codec::Codec;
use write::BigNumbers;

/// JSON as the protocols of AWS have it.
pub const CODEC: Codec = Codec {
    media_type: "application/json",
    write: |value, member, members| Ok(write::write(value, member, members, BigNumbers::Numbers)?),
    read: read::read,
    texts: read::texts,
};

/// JSON in which numbers of arbitrary precision are strings: `smithy.protocols#rpcv2Json`.
pub const WITH_BIG_NUMBERS_AS_STRINGS: Codec = Codec {
    write: |value, member, members| Ok(write::write(value, member, members, BigNumbers::Strings)?),
    ..CODEC
};

pub(crate) use document::read as read_document;
pub(crate) use text::push_string;
