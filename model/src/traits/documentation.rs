//! Traits for readers rather than for the wire. Source: Smithy 2.0, "Documentation traits".

use super::macros::{annotation_traits, records, text_traits, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::node::Node;
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
    /// A description in CommonMark; models of AWS hold HTML.
    Documentation = "smithy.api#documentation", Selector::ANY, text;
    /// The version or date since which it exists.
    Since = "smithy.api#since", Selector::ANY, text;
    /// A proper name for people.
    Title = "smithy.api#title", Selector::ANY, text;
}

value_traits! {
    /// Calls of an operation with input and output. Kept as they are.
    Examples(Arc<Node>) = "smithy.api#examples", Selector::shapes(Kinds::OPERATION),
        by |value| value.array().and(Ok(value.whole()));
    /// Links to documentation elsewhere.
    ExternalDocumentation(Vec<ExternalLink>) = "smithy.api#externalDocumentation", Selector::ANY,
        by |value| value.entries(ExternalLink::from_value);
    /// Free labels.
    Tags(Vec<Arc<str>>) = "smithy.api#tags", Selector::ANY;
    /// The events that validators of the model must not report.
    Suppress(Vec<Arc<str>>) = "smithy.api#suppress", Selector::ANY,
        by |value| value.list(|item| item.nonempty_text());
}

records! {
    /// Not to be used any longer.
    Deprecated = "smithy.api#deprecated", Selector::ANY => {
        /// What to do instead.
        message: Option<Arc<str>> = "message",
        /// The version or date since which it is so.
        since: Option<Arc<str>> = "since",
    }
}

/// A link to documentation elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalLink {
    /// The name of the document.
    pub name: Arc<str>,
    /// The address.
    pub url: Arc<str>,
}

impl FromValue for ExternalLink {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        Ok(ExternalLink {
            name: value.key(),
            url: value.nonempty_text()?,
        })
    }
}
