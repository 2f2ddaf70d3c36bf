//! The client: a method for each operation.

use super::{Deprecation, Documentation, ErrorEnum, Identifier, Path};

/// The client.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// What the service calls itself.
    pub title: Documentation,
    /// Its methods, in the order of the operations.
    pub methods: Vec<Method>,
    /// The enum of all errors of the crate.
    pub error: ErrorEnum,
}

/// The method of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// The operation's name in the model.
    pub operation: String,
    /// The method.
    pub name: Identifier,
    /// The fluent builder that it returns.
    pub fluent_builder: Path,
    /// What is said about the operation.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
    /// Whether its results can be read page by page.
    pub paginated: bool,
}
