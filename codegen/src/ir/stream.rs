//! Streams (`smithy.api#streaming`): members of inputs and outputs that are read or sent as they come.

use super::Path;

/// A stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stream {
    /// The bytes of a blob: `ByteStream`.
    Bytes(Bytes),
    /// Events that the service sends: `EventReceiver`.
    Received(Events),
    /// Events that the caller sends: `EventStreamSender`.
    Sent(Events),
}

/// The facts of a stream of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// `smithy.api#mediaType`
    pub media_type: Option<String>,
    /// `smithy.api#requiresLength`
    pub requires_length: bool,
}

/// The types of an event stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Events {
    /// The union of the events.
    pub union: Path,
    /// The enum of the errors that it can end in.
    pub errors: Path,
}
