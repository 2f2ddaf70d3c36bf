//! Traits of streams. Source: Smithy 2.0, "Streaming".

use super::macros::annotation_traits;
use super::selector::{Kinds, Selector};

annotation_traits! {
    /// A blob is sent as it comes, a union is one event of a stream.
    Streaming = "smithy.api#streaming", Selector::shapes(Kinds::BLOB.or(Kinds::UNION));
    /// The length of a stream must be known before it is sent.
    RequiresLength = "smithy.api#requiresLength", Selector::shapes(Kinds::BLOB);
    /// The member is a header of an event.
    EventHeader = "smithy.api#eventHeader", Selector::members(
        Kinds::STRUCTURE,
        Kinds::BOOLEAN
            .or(Kinds::NUMBER)
            .or(Kinds::BLOB)
            .or(Kinds::STRING)
            .or(Kinds::TIMESTAMP),
    );
    /// The member is the payload of an event.
    EventPayload = "smithy.api#eventPayload", Selector::members(
        Kinds::STRUCTURE,
        Kinds::BLOB
            .or(Kinds::STRING)
            .or(Kinds::STRUCTURE)
            .or(Kinds::UNION),
    );
}
