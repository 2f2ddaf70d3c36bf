//! Traits of resources. Source: Smithy 2.0, "Resource traits".

use super::macros::{annotation_traits, records, text_traits, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use std::sync::Arc;

annotation_traits! {
    /// The `put` of a resource cannot replace it.
    NoReplace = "smithy.api#noReplace", Selector::shapes(Kinds::RESOURCE);
    /// The member is no property of the resource.
    NotProperty = "smithy.api#notProperty", Selector {
        shapes: Kinds::DATA,
        members_of: Kinds::STRUCTURE,
        targets: Kinds::ALL,
    };
    /// The member holds the properties of the resource.
    NestedProperties = "smithy.api#nestedProperties",
        Selector::members(Kinds::STRUCTURE, Kinds::STRUCTURE);
}

text_traits! {
    /// The identifier of a resource that the member gives.
    ResourceIdentifier = "smithy.api#resourceIdentifier",
        Selector::members(Kinds::STRUCTURE, Kinds::STRING), nonempty_text;
}

value_traits! {
    /// The resources that a value identifies.
    References(Vec<ResourceReference>) = "smithy.api#references",
        Selector::shapes(Kinds::STRUCTURE.or(Kinds::STRING));
}

records! {
    /// The member is a property of the resource.
    Property = "smithy.api#property", Selector::members_of(Kinds::STRUCTURE) => {
        /// The property's name where it differs from the member's.
        name: Option<Arc<str>> = "name",
    }

    /// A resource that a value identifies.
    ResourceReference {
        /// The resource shape, which need not be in the model.
        resource: Arc<str> = "resource" by |value| value.nonempty_text(),
        /// The service shape, which need not be in the model.
        service: Option<Arc<str>> = "service",
        /// The relation between the two.
        relation: Option<Arc<str>> = "rel",
        /// The members that give the identifiers.
        identifiers: Vec<IdentifierMember> = "ids" by |value| value.entries(IdentifierMember::from_value),
    }
}

/// A member that gives an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierMember {
    /// The identifier's name in the resource.
    pub identifier: Arc<str>,
    /// The member's name in the structure.
    pub member: Arc<str>,
}

impl FromValue for IdentifierMember {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        Ok(IdentifierMember {
            identifier: value.key(),
            member: value.nonempty_text()?,
        })
    }
}
