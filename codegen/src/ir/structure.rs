//! A structure: a type of the model, or the input or output of an operation.

use super::table::{Fact, MemberFacts};
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
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// `smithy.api#sensitive`: it must not be printed.
    pub sensitive: bool,
    /// `aws.customizations#s3UnwrappedXmlOutput`: where it is a document, that is its member.
    pub unwrapped: bool,
    /// Whether the element that it is, where it is a document, may have any name.
    pub any_root: bool,
    /// Whether it is the document in a message of an operation, so that its name is there.
    pub is_document: bool,
    /// Facts about the element that it is, where it is a document.
    pub facts: Vec<Fact>,
    /// Its members, in model order.
    pub fields: Vec<Field>,
    /// The field that it has beside its members.
    pub kind: StructureKind,
    /// Its builder.
    pub builder: Builder,
}

/// The field of a structure beside its members.
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
    /// The builder's method that shows the value set so far.
    pub getter: Identifier,
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// The type of a value.
    pub value: ValueType,
    /// Whether it is in a `Box`, since the structure would contain itself otherwise.
    pub boxed: bool,
    /// Whether there is a value.
    pub presence: Presence,
    /// The facts of the table about it.
    pub facts: MemberFacts,
}

/// Whether a member has a value: it decides about options, defaults and builders that can fail.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// It may have no value: an `Option`.
    Optional {
        /// Whether a value is filled in where a response lacks it: `smithy.api#required` on a member that is an
        /// option nevertheless (client error correction).
        corrected: bool,
    },
    /// It always has a value: this one unless another is given.
    Defaulted(Literal),
    /// It always has a value; a builder fails without one.
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

    /// The field that is a stream, and the stream. Only inputs and outputs of operations have one.
    pub fn stream(&self) -> Option<(&Field, &Stream)> {
        let mut fields = self.fields.iter();
        fields.find_map(|field| Some((field, field.value.stream()?)))
    }

    /// Whether some of its values must not be printed, so that `Debug` cannot be derived.
    pub fn is_redacted(&self) -> bool {
        self.sensitive || self.fields.iter().any(|field| field.facts.sensitive)
    }
}
