//! Traits that say whether a value is there. Source: Smithy 2.0, "Type refinement traits".

use super::macros::annotation_traits;
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use crate::node::Node;
use std::sync::Arc;

annotation_traits! {
    /// The member must have a value.
    Required = "smithy.api#required", Selector::members_of(Kinds::STRUCTURE);
    /// The default was added after the member was published without one.
    AddedDefault = "smithy.api#addedDefault", Selector::members_of(Kinds::STRUCTURE);
    /// The member is optional in clients whatever its other traits say.
    ClientOptional = "smithy.api#clientOptional", Selector::members_of(Kinds::STRUCTURE);
    /// The value may be missing, as models said it before there were defaults.
    Boxed = "smithy.api#box", Selector::values(Kinds::BOOLEAN.or(Kinds::NUMBER));
    /// Items of a list, or values of a map, may be null.
    Sparse = "smithy.api#sparse", Selector::shapes(Kinds::LIST.or(Kinds::MAP));
}

/// The value that stands for a missing one. `null` takes away the default of the member's target.
///
/// Source: trait `smithy.api#default`.
#[derive(Debug, Clone, PartialEq)]
pub struct Default(pub Node);

impl Trait for Default {
    const ID: &'static str = "smithy.api#default";
    const SELECTOR: Selector = Selector {
        shapes: Kinds::SIMPLE.or(Kinds::LIST).or(Kinds::MAP),
        members_of: Kinds::STRUCTURE,
        targets: Kinds::SIMPLE.or(Kinds::LIST).or(Kinds::MAP),
    };

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        match value.node() {
            Node::Array(items) if !items.is_empty() => {
                Err(value.malformed("expected an empty array: a list has no other default"))
            }
            Node::Object(object) if !object.is_empty() => {
                Err(value.malformed("expected an empty object: a map has no other default"))
            }
            node => Ok(Default(node.clone())),
        }
    }
}

/// The member should have a value.
///
/// Source: trait `smithy.api#recommended`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommended {
    /// Why.
    pub reason: Option<Arc<str>>,
}

impl Trait for Recommended {
    const ID: &'static str = "smithy.api#recommended";
    const SELECTOR: Selector = Selector::members_of(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["reason"])?;
        Ok(Recommended {
            reason: fields.text("reason")?,
        })
    }
}
