//! CBOR (RFC 8949): from bytes to a shape and back, over the shape's table.
//!
//! An interpreter walks the table of the shape that it fills and pulls data items from a parser of our own
//! (`reader.rs`). The parser borrows keys and values from the body, allocates only for what is kept, and never trusts a
//! length: what it says must fit into the bytes that are left.
//!
//! What the bytes mean is said by `smithy.protocols#rpcv2Cbor`, which has no documents: a member that is one can be
//! neither written nor read.

mod big;
mod head;
mod read;
mod reader;
mod scalar;
mod skip;
mod write;

use crate::codec::Codec;

/// CBOR as `smithy.protocols#rpcv2Cbor` has it.
pub const CODEC: Codec = Codec {
    media_type: "application/cbor",
    write: write::write,
    read: read::read,
    texts: read::texts,
};
