//! Traits of how operations behave. Source: Smithy 2.0, "Behavior traits".

use super::macros::{annotation_traits, records, trait_ids};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::shape_id::ShapeId;
use std::sync::Arc;

annotation_traits! {
    /// An operation changes nothing.
    Readonly = "smithy.api#readonly", Selector::shapes(Kinds::OPERATION);
    /// The client fills the member with a random UUID when the caller leaves it out.
    IdempotencyToken = "smithy.api#idempotencyToken",
        Selector::members(Kinds::STRUCTURE, Kinds::STRING);
}

records! {
    /// An operation can be repeated without further effect.
    Idempotent = "smithy.api#idempotent", Selector::shapes(Kinds::OPERATION) => {
        /// The errors of a creation that say that the resource exists already.
        exists: Vec<ShapeId> = "exists",
        /// The errors of a deletion that say that the resource is gone already.
        not_found: Vec<ShapeId> = "notFound",
    }

    /// How the results of an operation are asked for page by page. On a service: what its operations leave out.
    /// [`crate::OperationRef::pagination`] merges the two.
    #[derive(Default)]
    Paginated = "smithy.api#paginated",
            Selector::shapes(Kinds::SERVICE.or(Kinds::OPERATION)) => {
        /// The input's member that takes a token.
        input_token: Option<Arc<str>> = "inputToken" by |value| value.nonempty_text().map(Some),
        /// The path to the output's member that gives the next token; members separated by dots.
        output_token: Option<Arc<str>> = "outputToken" by |value| value.nonempty_text().map(Some),
        /// The path to the output's member that holds the items.
        items: Option<Arc<str>> = "items" by |value| value.nonempty_text().map(Some),
        /// The input's member that limits the items of a page.
        page_size: Option<Arc<str>> = "pageSize" by |value| value.nonempty_text().map(Some),
    }

    /// An error may go away when the call is repeated.
    #[derive(Copy)]
    Retryable = "smithy.api#retryable", Selector::shapes(Kinds::STRUCTURE) => {
        /// The error says that there were too many calls.
        throttling: bool = "throttling",
    }

    /// The service answers an operation late on purpose.
    #[derive(Copy)]
    LongPoll = "smithy.api#longPoll", Selector::shapes(Kinds::OPERATION) => {
        /// How long a client waits, in milliseconds.
        timeout_millis: i32 = "timeoutMillis",
    }
}

/// The client may compress the request's body.
///
/// Source: trait `smithy.api#requestCompression`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestCompression {
    /// The encodings that the service understands, the preferred one first.
    pub encodings: Vec<Arc<str>>,
}

impl FromValue for RequestCompression {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["encodings"])?;
        let encodings = fields.required("encodings", |value| value.nonempty_list())?;
        Ok(RequestCompression { encodings })
    }
}

trait_ids! {
    RequestCompression = "smithy.api#requestCompression", Selector::shapes(Kinds::OPERATION);
}
