//! Traits of how operations behave. Source: Smithy 2.0, "Behavior traits".

use super::macros::annotation_traits;
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use crate::shape_id::ShapeId;
use std::sync::Arc;

annotation_traits! {
    /// An operation changes nothing.
    Readonly = "smithy.api#readonly", Selector::shapes(Kinds::OPERATION);
    /// The client fills the member with a random UUID when the caller leaves it out.
    IdempotencyToken = "smithy.api#idempotencyToken",
        Selector::members(Kinds::STRUCTURE, Kinds::STRING);
}

/// An operation can be repeated without further effect.
///
/// Source: trait `smithy.api#idempotent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idempotent {
    /// The errors that say that what was to be created is there already.
    pub exists: Vec<ShapeId>,
    /// The errors that say that what was to be deleted is gone already.
    pub not_found: Vec<ShapeId>,
}

impl Trait for Idempotent {
    const ID: &'static str = "smithy.api#idempotent";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["exists", "notFound"])?;
        let ids = |value: &TraitValue<'_>| value.list(|item| item.shape_id());
        Ok(Idempotent {
            exists: fields.optional("exists", ids)?.unwrap_or_default(),
            not_found: fields.optional("notFound", ids)?.unwrap_or_default(),
        })
    }
}

/// How the results of an operation are asked for page by page; on a service, what its operations leave out.
///
/// Source: trait `smithy.api#paginated`. [`crate::OperationRef::pagination`] merges the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paginated {
    /// The input's member that takes a token.
    pub input_token: Option<Arc<str>>,
    /// The path to the output's member that gives the next token; members separated by dots.
    pub output_token: Option<Arc<str>>,
    /// The path to the output's member that holds the items.
    pub items: Option<Arc<str>>,
    /// The input's member that limits the items of a page.
    pub page_size: Option<Arc<str>>,
}

impl Trait for Paginated {
    const ID: &'static str = "smithy.api#paginated";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE.or(Kinds::OPERATION));

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["inputToken", "outputToken", "items", "pageSize"])?;
        let text = |key| fields.optional(key, |value| value.nonempty_text());
        Ok(Paginated {
            input_token: text("inputToken")?,
            output_token: text("outputToken")?,
            items: text("items")?,
            page_size: text("pageSize")?,
        })
    }
}

/// An error may go away when the call is repeated.
///
/// Source: trait `smithy.api#retryable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retryable {
    /// The error says that there were too many calls.
    pub throttling: bool,
}

impl Trait for Retryable {
    const ID: &'static str = "smithy.api#retryable";
    const SELECTOR: Selector = Selector::shapes(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["throttling"])?;
        Ok(Retryable {
            throttling: fields.flag("throttling")?,
        })
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

impl Trait for RequestCompression {
    const ID: &'static str = "smithy.api#requestCompression";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["encodings"])?;
        Ok(RequestCompression {
            encodings: fields.required("encodings", |value| {
                value.nonempty_array()?;
                value.texts()
            })?,
        })
    }
}

/// The service answers an operation late on purpose.
///
/// Source: trait `smithy.api#longPoll`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongPoll {
    /// How long a client waits, in milliseconds.
    pub timeout_millis: i32,
}

impl Trait for LongPoll {
    const ID: &'static str = "smithy.api#longPoll";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["timeoutMillis"])?;
        let milliseconds =
            fields.required("timeoutMillis", |value| value.integer(1, i32::MAX.into()))?;
        Ok(LongPoll {
            timeout_millis: i32::try_from(milliseconds).unwrap_or(i32::MAX),
        })
    }
}
