//! Traits of resources. Source: Smithy 2.0, "Resource traits".

use super::macros::{annotation_traits, text_traits};
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
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

/// The member is a property of the resource.
///
/// Source: trait `smithy.api#property`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The property's name where it differs from the member's.
    pub name: Option<Arc<str>>,
}

impl Trait for Property {
    const ID: &'static str = "smithy.api#property";
    const SELECTOR: Selector = Selector::members_of(Kinds::STRUCTURE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["name"])?;
        Ok(Property {
            name: fields.text("name")?,
        })
    }
}

/// The resources that a value identifies.
///
/// Source: trait `smithy.api#references`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct References(pub Vec<ResourceReference>);

/// A resource that a value identifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceReference {
    /// The resource shape, which need not be in the model.
    pub resource: Arc<str>,
    /// The service shape, which need not be in the model.
    pub service: Option<Arc<str>>,
    /// By which relation.
    pub relation: Option<Arc<str>>,
    /// Which member gives which identifier.
    pub identifiers: Vec<IdentifierMember>,
}

/// A member that gives an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierMember {
    /// The identifier's name in the resource.
    pub identifier: Arc<str>,
    /// The member's name in the structure.
    pub member: Arc<str>,
}

impl Trait for References {
    const ID: &'static str = "smithy.api#references";
    const SELECTOR: Selector = Selector::shapes(Kinds::STRUCTURE.or(Kinds::STRING));

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let identifiers = |value: &TraitValue<'_>| {
            value.entries(|identifier, value| {
                Ok(IdentifierMember {
                    identifier: Arc::from(identifier),
                    member: value.nonempty_text()?,
                })
            })
        };
        let references = value.list(|item| {
            let fields = item.fields(&["resource", "ids", "service", "rel"])?;
            Ok(ResourceReference {
                resource: fields.required("resource", |value| value.nonempty_text())?,
                service: fields.text("service")?,
                relation: fields.text("rel")?,
                identifiers: fields.optional("ids", identifiers)?.unwrap_or_default(),
            })
        })?;
        Ok(References(references))
    }
}
