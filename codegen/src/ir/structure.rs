//! A structure: a type of the model, or what an operation takes or returns.

use super::table::MemberFacts;
use super::value::Literal;
use super::{Builder, Deprecation, Documentation, Identifier, Path, Stream, ValueType};

/// A structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// The model's shape, for messages: `com.example#City`.
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
    /// Whether nothing of it may be printed (`smithy.api#sensitive`).
    pub sensitive: bool,
    /// Its members, in model order.
    pub fields: Vec<Field>,
    /// What it has beside its members.
    pub kind: StructureKind,
    /// What builds it.
    pub builder: Builder,
}

/// What a structure has beside its members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureKind {
    /// Nothing.
    Data,
    /// The id of the request that it answers.
    Output,
    /// Metadata of the error.
    Error,
}

/// A member of a structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name on the wire.
    pub wire_name: String,
    /// The field, its getter, and the builder's method for one value.
    pub name: Identifier,
    /// The builder's method that takes an option.
    pub setter: Identifier,
    /// The builder's method that shows what is set.
    pub getter: Identifier,
    /// What is said about it.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
    /// The type of a value.
    pub value: ValueType,
    /// Whether it is in a `Box`, since the structure would contain itself otherwise.
    pub boxed: bool,
    /// Whether there is a value.
    pub presence: Presence,
    /// What the table says of it.
    pub facts: MemberFacts,
}

/// Whether a member has a value: the one source of options, defaults and builders that can fail.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// There may be none: an `Option`.
    Optional {
        /// Whether one is filled in where a response lacks it: `smithy.api#required` on a member that is an
        /// option nevertheless (client error correction).
        corrected: bool,
    },
    /// There is always one; this one unless another is given.
    Defaulted(Literal),
    /// There is always one; a builder fails without.
    Required,
}

impl Presence {
    /// Whether the field is an `Option`.
    pub fn is_optional(&self) -> bool {
        matches!(self, Presence::Optional { .. })
    }
}

impl Structure {
    /// The fields that are values, which have a place in the table.
    pub fn values(&self) -> impl Iterator<Item = &Field> {
        let fields = self.fields.iter();
        fields.filter(|field| field.value.stream().is_none())
    }

    /// The field that is a stream, with what it is. Only inputs and outputs of operations have one.
    pub fn stream(&self) -> Option<(&Field, &Stream)> {
        let mut fields = self.fields.iter();
        fields.find_map(|field| Some((field, field.value.stream()?)))
    }

    /// Whether anything of it may not be printed, so that no `Debug` can be derived that prints its values.
    pub fn is_redacted(&self) -> bool {
        self.sensitive || self.fields.iter().any(|field| field.facts.sensitive)
    }
}
