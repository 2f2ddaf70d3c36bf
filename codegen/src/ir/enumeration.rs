//! An enumeration of strings.

use super::{Deprecation, Documentation, Identifier, Path};

/// An enumeration of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// The model's shape, for messages.
    pub shape: String,
    /// Where it stands.
    pub path: Path,
    /// The file of its own.
    pub module: Identifier,
    /// What is said about it.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
    /// Whether its values may not be printed.
    pub sensitive: bool,
    /// The values, sorted: that is the order of the published SDK.
    pub values: Vec<Value>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The value on the wire.
    pub wire_value: String,
    /// The variant.
    pub name: Identifier,
    /// What is said about it.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
}
