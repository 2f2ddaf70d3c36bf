//! A union: an enum with a variant for each member, and one for members that the model does not know.

use super::table::MemberFacts;
use super::{Deprecation, Documentation, Identifier, Path, ValueType};

/// A union.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The model's shape, for messages.
    pub shape: String,
    /// Its name on the wire.
    pub wire_name: String,
    /// Where it stands.
    pub path: Path,
    /// The file of its own.
    pub module: Identifier,
    /// What is said about it.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
    /// Whether nothing of it may be printed.
    pub sensitive: bool,
    /// Its members, by the name of the variant: that is the order of the published SDK.
    pub variants: Vec<Variant>,
}

/// A member of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name on the wire.
    pub wire_name: String,
    /// The variant.
    pub name: Identifier,
    /// The method that borrows its value.
    pub accessor: Identifier,
    /// The method that asks whether it is this one.
    pub predicate: Identifier,
    /// What is said about it.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
    /// The type of its value; none for `smithy.api#Unit`.
    pub value: Option<ValueType>,
    /// Whether the value is in a `Box`.
    pub boxed: bool,
    /// What the table says of it.
    pub facts: MemberFacts,
}

impl Union {
    /// Whether anything of it may not be printed, so that `Debug` cannot be derived.
    pub fn is_redacted(&self) -> bool {
        self.sensitive || self.variants.iter().any(|one| one.facts.sensitive)
    }
}
