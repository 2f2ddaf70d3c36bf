//! Documentation and deprecation of an item.

use std::fmt;

use crate::documentation::{to_linked_markdown, Find};

/// Documentation of an item, as Markdown that rustdoc takes without a warning; empty when the model says nothing.
///
/// Every text of the model (a description, a title, a reason) comes in through [`of_model`](Documentation::of_model) or
/// a constructor beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documentation(String);

/// Why not to use an item any longer (`smithy.api#deprecated`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// The note that the compiler prints; none for the compiler's own words.
    pub note: Option<String>,
    /// Since when, in the model's own words.
    pub since: Option<String>,
}

impl Documentation {
    /// A text of the model.
    pub fn of_model(text: &str) -> Documentation {
        Documentation::of_model_with_links(text, &|_| None)
    }

    /// A text of the model, with links to the items that `find` knows.
    pub fn of_model_with_links(text: &str, find: Find<'_>) -> Documentation {
        Documentation(to_linked_markdown(text, find))
    }

    /// A text of the model that is to stand within a sentence.
    pub fn of_model_in_line(text: &str) -> Documentation {
        Documentation(one_line(&Documentation::of_model(text).0))
    }

    /// A text of the generator itself, in Markdown.
    pub fn own(text: impl Into<String>) -> Documentation {
        Documentation(text.into())
    }

    /// Several pieces, each a paragraph; empty ones are left out.
    pub fn paragraphs(pieces: Vec<Documentation>) -> Documentation {
        let pieces: Vec<String> = pieces.into_iter().map(|piece| piece.0).collect();
        let said: Vec<String> = pieces.into_iter().filter(|it| !it.is_empty()).collect();
        Documentation(said.join("\n\n"))
    }

    /// The first paragraph, and what follows it.
    pub fn first_paragraph(&self) -> (&str, Documentation) {
        let (first, rest) = self.0.split_once("\n\n").unwrap_or((&self.0, ""));
        (first, Documentation(rest.to_owned()))
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The documentation, or another text where it is empty.
    pub fn or(&self, other: impl FnOnce() -> String) -> String {
        match self.0.as_str() {
            "" => other(),
            text => text.to_owned(),
        }
    }
}

impl fmt::Display for Documentation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A text on one line, for a sentence or a compiler's message.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
