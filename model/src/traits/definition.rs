//! Traits that say what a shape is for. Source: Smithy 2.0, "Model" and "Type refinement traits".

use super::macros::{annotation_traits, choices, records, trait_ids, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::node::Node;
use crate::shape_id::ShapeId;
use std::sync::Arc;

annotation_traits! {
    /// The structure is the input of one operation only. Its members are optional in generated code.
    Input = "smithy.api#input", Selector::shapes(Kinds::STRUCTURE);
    /// The structure is the output of one operation only.
    Output = "smithy.api#output", Selector::shapes(Kinds::STRUCTURE);
    /// The shape is `smithy.api#Unit`.
    UnitType = "smithy.api#unitType", Selector::shapes(Kinds::STRUCTURE);
    /// Other namespaces must not refer to the shape.
    Private = "smithy.api#private", Selector::ANY;
}

choices! {
    /// The structure is an error.
    Error = "smithy.api#error", Selector::shapes(Kinds::STRUCTURE) => {
        /// The caller is at fault.
        Client = "client",
        /// The service is at fault.
        Server = "server",
    }
}

value_traits! {
    /// The known values of a string, as models said it before there were enumerations. A string whose values all have
    /// names becomes an enumeration when the model is resolved; others keep this trait.
    LegacyEnum(Vec<LegacyEnumValue>) = "smithy.api#enum", Selector::shapes(Kinds::STRING),
        by |value| value.nonempty_list();
}

records! {
    /// A known value of a string.
    LegacyEnumValue {
        /// The text on the wire.
        value: Arc<str> = "value" by |value| value.nonempty_text(),
        /// Its name in code.
        name: Option<Arc<str>> = "name" by |value| value.identifier().map(Some),
        /// Its meaning.
        documentation: Option<Arc<str>> = "documentation",
        /// Free labels.
        tags: Vec<Arc<str>> = "tags",
        /// It is not to be used any longer.
        deprecated: bool = "deprecated",
    }

    /// The shape gives its members and traits to those that mix it in, and is no type of its own.
    Mixin = "smithy.api#mixin", Selector::shapes(Kinds::ALL) => {
        /// The traits that the mixin keeps for itself.
        local_traits: Vec<ShapeId> = "localTraits",
    }
}

/// The value of an enumeration's member on the wire.
///
/// Source: trait `smithy.api#enumValue`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnumValue {
    /// A text, in an `enum`.
    Text(Arc<str>),
    /// A number, in an `intEnum`.
    Number(i32),
}

trait_ids! {
    EnumValue = "smithy.api#enumValue", Selector::members_of(Kinds::ENUM.or(Kinds::INT_ENUM));
}

impl FromValue for EnumValue {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        match value.node() {
            Node::String(text) => Ok(EnumValue::Text(Arc::clone(text))),
            Node::Number(_) => {
                let number = value.integer(i32::MIN.into(), i32::MAX.into())?;
                Ok(EnumValue::Number(number))
            }
            _ => Err(value.expected("a string or a whole number")),
        }
    }
}
