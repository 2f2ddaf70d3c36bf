//! A union: an enum with a variant for each member, and one for members that the model does not list.

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
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// `smithy.api#sensitive`: it must not be printed.
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
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// The type of its value; `None` for `smithy.api#Unit`.
    pub value: Option<ValueType>,
    /// Whether the value is in a `Box`.
    pub boxed: bool,
    /// The facts of the table about it.
    pub facts: MemberFacts,
}

impl Union {
    /// Whether some of its values must not be printed, so that `Debug` cannot be derived.
    pub fn is_redacted(&self) -> bool {
        self.sensitive || self.variants.iter().any(|one| one.facts.sensitive)
    }
}
