//! Traits that say what a shape is for. Source: Smithy 2.0, "Model" and "Type refinement traits".

use super::macros::annotation_traits;
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
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
    /// The shape is not to be named from other namespaces.
    Private = "smithy.api#private", Selector::ANY;
}

/// The structure is an error.
///
/// Source: trait `smithy.api#error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// The caller is at fault.
    Client,
    /// The service is at fault.
    Server,
}

impl Trait for Error {
    const ID: &'static str = "smithy.api#error";
    const SELECTOR: Selector = Selector::shapes(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.choice(&[("client", Error::Client), ("server", Error::Server)])
    }
}

/// The shape gives its members and traits to those that mix it in, and is no type of its own.
///
/// Source: trait `smithy.api#mixin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mixin {
    /// Traits of the mixin that are not handed on.
    pub local_traits: Vec<ShapeId>,
}

impl Trait for Mixin {
    const ID: &'static str = "smithy.api#mixin";
    const SELECTOR: Selector = Selector::shapes(Kinds::ALL);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["localTraits"])?;
        let ids = |value: &TraitValue<'_>| value.list(|item| item.shape_id());
        Ok(Mixin {
            local_traits: fields.optional("localTraits", ids)?.unwrap_or_default(),
        })
    }
}

/// The known values of a string, as models said it before there were enumerations. A string whose values all have
/// names becomes an enumeration when the model is resolved; others keep this trait.
///
/// Source: trait `smithy.api#enum`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyEnum(pub Vec<LegacyEnumValue>);

/// A known value of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyEnumValue {
    /// The text on the wire.
    pub value: Arc<str>,
    /// What it is called in code.
    pub name: Option<Arc<str>>,
    /// What it means.
    pub documentation: Option<Arc<str>>,
    /// Free labels.
    pub tags: Vec<Arc<str>>,
    /// It is not to be used any longer.
    pub deprecated: bool,
}

impl Trait for LegacyEnum {
    const ID: &'static str = "smithy.api#enum";
    const SELECTOR: Selector = Selector::shapes(Kinds::STRING);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.nonempty_array()?;
        let values = value.list(|item| {
            let fields = item.fields(&["value", "name", "documentation", "tags", "deprecated"])?;
            Ok(LegacyEnumValue {
                value: fields.required("value", |value| value.nonempty_text())?,
                name: fields.optional("name", |value| value.identifier())?,
                documentation: fields.text("documentation")?,
                tags: fields.texts("tags")?,
                deprecated: fields.flag("deprecated")?,
            })
        })?;
        Ok(LegacyEnum(values))
    }
}

/// What a member of an enumeration is on the wire.
///
/// Source: trait `smithy.api#enumValue`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnumValue {
    /// A text, in an `enum`.
    Text(Arc<str>),
    /// A number, in an `intEnum`.
    Number(i32),
}

impl Trait for EnumValue {
    const ID: &'static str = "smithy.api#enumValue";
    const SELECTOR: Selector = Selector::members_of(Kinds::ENUM.or(Kinds::INT_ENUM));

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        match value.node() {
            Node::String(text) => Ok(EnumValue::Text(Arc::clone(text))),
            Node::Number(_) => {
                let number = value.integer(i32::MIN.into(), i32::MAX.into())?;
                Ok(EnumValue::Number(i32::try_from(number).unwrap_or_default()))
            }
            other => Err(value.malformed(format!(
                "expected a string or a whole number, found {}",
                other.kind()
            ))),
        }
    }
}
