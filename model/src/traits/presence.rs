//! Traits that say whether a value is there. Source: Smithy 2.0, "Type refinement traits".

use super::macros::{annotation_traits, records, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{Malformed, TraitValue};
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

/// The types that can have a default.
const DEFAULTED: Kinds = Kinds::SIMPLE.or(Kinds::LIST).or(Kinds::MAP);

value_traits! {
    /// The value that stands for a missing one. `null` takes away the default of the member's target.
    Default(Node) = "smithy.api#default",
        Selector { shapes: DEFAULTED, members_of: Kinds::STRUCTURE, targets: DEFAULTED },
        by read_default;
}

fn read_default(value: &TraitValue<'_>) -> Result<Node, Malformed> {
    match value.node() {
        Node::Array(items) if !items.is_empty() => {
            Err(value.malformed("expected an empty array: a list has no other default"))
        }
        Node::Object(object) if !object.is_empty() => {
            Err(value.malformed("expected an empty object: a map has no other default"))
        }
        node => Ok(node.clone()),
    }
}

records! {
    /// The member should have a value.
    Recommended = "smithy.api#recommended", Selector::members_of(Kinds::STRUCTURE) => {
        /// Why.
        reason: Option<Arc<str>> = "reason",
    }
}
