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
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// Whether its values may not be printed.
    pub sensitive: bool,
    /// Its values.
    pub values: Values,
}

/// The values of an enumeration, sorted: that is the order of the published SDK.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Each has a name: the type is an enum with a variant for each.
    Named(Vec<Value>),
    /// None has a name (`@enum` of Smithy 1.0): the type is a string in a box of its own.
    Opaque(Vec<String>),
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The value on the wire.
    pub wire_value: String,
    /// The variant.
    pub name: Identifier,
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
}
