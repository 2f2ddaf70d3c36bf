//! Streams (`smithy.api#streaming`): members of inputs and outputs that are read or sent as they come.

use super::{ErrorEnum, Identifier, Path};

/// A stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stream {
    /// The bytes of a blob: `ByteStream`.
    Bytes,
    /// Events that the service sends: `EventReceiver`.
    Received(Events),
    /// Events that the caller sends: `EventStreamSender`.
    Sent(Events),
}

/// The types of an event stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Events {
    /// The union of the events.
    pub union: Path,
    /// The enum of the errors that it can end in.
    pub errors: Path,
}

/// The errors that an event stream can end in.
#[derive(Clone, Debug, PartialEq)]
pub struct EventErrors {
    /// The shape of the stream's union, for messages.
    pub shape: String,
    /// The name of that shape.
    pub wire_name: String,
    /// The file of its own.
    pub module: Identifier,
    /// The enum. The name on the wire of each case is that of a member of the union.
    pub errors: ErrorEnum,
}
