//! Traits for readers rather than for the wire. Source: Smithy 2.0, "Documentation traits".

use super::macros::{annotation_traits, node_traits, text_traits};
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use std::sync::Arc;

annotation_traits! {
    /// May still change.
    Unstable = "smithy.api#unstable", Selector::ANY;
    /// Not for customers.
    Internal = "smithy.api#internal", Selector::ANY;
    /// The value must not be shown, in logs for instance.
    Sensitive = "smithy.api#sensitive", Selector::shapes(Kinds::DATA);
}

text_traits! {
    /// What it is, in CommonMark; models of AWS hold HTML.
    Documentation = "smithy.api#documentation", Selector::ANY, text;
    /// The version or date since which it is there.
    Since = "smithy.api#since", Selector::ANY, text;
    /// A proper name for people.
    Title = "smithy.api#title", Selector::ANY, text;
}

node_traits! {
    /// Calls of an operation with input and output. Kept as they are.
    Examples = "smithy.api#examples", Selector::shapes(Kinds::OPERATION), array;
}

/// Not to be used any longer.
///
/// Source: trait `smithy.api#deprecated`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecated {
    /// What to do instead.
    pub message: Option<Arc<str>>,
    /// The version or date since which it is so.
    pub since: Option<Arc<str>>,
}

impl Trait for Deprecated {
    const ID: &'static str = "smithy.api#deprecated";
    const SELECTOR: Selector = Selector::ANY;

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["message", "since"])?;
        Ok(Deprecated {
            message: fields.text("message")?,
            since: fields.text("since")?,
        })
    }
}

/// Links to documentation elsewhere.
///
/// Source: trait `smithy.api#externalDocumentation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalDocumentation(pub Vec<ExternalLink>);

/// A link to documentation elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalLink {
    /// What is there.
    pub name: Arc<str>,
    /// The address.
    pub url: Arc<str>,
}

impl Trait for ExternalDocumentation {
    const ID: &'static str = "smithy.api#externalDocumentation";
    const SELECTOR: Selector = Selector::ANY;

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let links = value.entries(|name, value| {
            Ok(ExternalLink {
                name: Arc::from(name),
                url: value.nonempty_text()?,
            })
        })?;
        Ok(ExternalDocumentation(links))
    }
}

/// Free labels.
///
/// Source: trait `smithy.api#tags`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tags(pub Vec<Arc<str>>);

impl Trait for Tags {
    const ID: &'static str = "smithy.api#tags";
    const SELECTOR: Selector = Selector::ANY;

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.texts().map(Tags)
    }
}

/// The events of model validation that are not to be reported.
///
/// Source: trait `smithy.api#suppress`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppress(pub Vec<Arc<str>>);

impl Trait for Suppress {
    const ID: &'static str = "smithy.api#suppress";
    const SELECTOR: Selector = Selector::ANY;

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.list(|item| item.nonempty_text()).map(Suppress)
    }
}
