//! Errors: the structures that a service answers with, and the enums in which an operation, and the crate,
//! collect those that can occur.

use super::{Deprecation, Documentation, Identifier, Path, Structure};

/// An error structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// The structure.
    pub structure: Structure,
    /// Whether and how it is retried (`smithy.api#retryable`).
    pub retry: Option<RetryKind>,
}

/// How an error is retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryKind {
    /// There were too many calls.
    Throttling,
    /// The caller is at fault.
    Client,
    /// The service is at fault.
    Server,
}

/// An enum of errors: those of an operation, or those of the crate.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorEnum {
    /// Where it stands.
    pub path: Path,
    /// The errors: in an operation in model order, in the crate by name.
    pub cases: Vec<ErrorCase>,
}

/// One of the errors.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCase {
    /// Its name on the wire.
    pub wire_name: String,
    /// The variant.
    pub variant: Identifier,
    /// The method that asks whether it is this one.
    pub predicate: Identifier,
    /// The structure.
    pub error: Path,
    /// Its documentation.
    pub documentation: Documentation,
    /// The deprecation of the structure.
    pub deprecated: Option<Deprecation>,
    /// Whether and how it is retried.
    pub retry: Option<RetryKind>,
    /// `aws.protocols#awsQueryError`: the code that the query protocol has for it, in a service that keeps
    /// those codes.
    pub query_code: Option<String>,
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
