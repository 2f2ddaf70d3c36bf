//! Documentation and deprecation: traits come in, Markdown and notes go out.

use smithy_model::traits::{self, Traits};

use crate::documentation::to_markdown;
use crate::ir::{Deprecation, Documentation};

/// What the model says about something: its documentation, since when it exists, where to read more.
pub(super) fn documentation(traits: &Traits) -> Documentation {
    let mut paragraphs = Vec::new();
    if let Some(text) = traits.get::<traits::Documentation>() {
        paragraphs.push(to_markdown(text.as_str()));
    }
    if traits.has::<traits::Unstable>() {
        paragraphs.push("This is unstable and may change or be removed.".to_owned());
    }
    if let Some(since) = traits.get::<traits::Since>() {
        paragraphs.push(to_markdown(&format!("Since {}.", since.as_str())));
    }
    if let Some(links) = traits.get::<traits::ExternalDocumentation>() {
        for link in &links.0 {
            paragraphs.push(to_markdown(&format!("{}: {}", link.name, link.url)));
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    Documentation(paragraphs.join("\n\n"))
}

/// Why not to use something.
pub(super) fn deprecation(traits: &Traits) -> Option<Deprecation> {
    let deprecated = traits.get::<traits::Deprecated>()?;
    let message = deprecated.message.as_deref().map(one_line);
    let since = deprecated.since.as_deref().map(one_line);
    Some(Deprecation {
        note: match (message, since) {
            (Some(message), Some(since)) => Some(format!("{message} (since {since})")),
            (Some(message), None) => Some(message),
            (None, Some(since)) => Some(format!("since {since}")),
            (None, None) => None,
        },
    })
}

/// A text on one line, as a compiler's message asks for.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
