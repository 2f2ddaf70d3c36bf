//! Documentation and deprecation: traits come in, Markdown and notes go out.

use smithy_model::traits::{self, Traits};

use crate::documentation::to_markdown;
use crate::ir::{Deprecation, Documentation};

/// What the model says about something: its documentation, whether it is stable or recommended, since when it exists,
/// where to read more.
pub(super) fn documentation(traits: &Traits) -> Documentation {
    let mut paragraphs = Vec::new();
    if let Some(text) = traits.get::<traits::Documentation>() {
        paragraphs.push(to_markdown(text.as_str()));
    }
    if traits.has::<traits::Unstable>() {
        paragraphs.push("This is unstable and may change or be removed.".to_owned());
    }
    if let Some(recommended) = traits.get::<traits::Recommended>() {
        let reason = recommended.reason.as_deref().unwrap_or_default();
        paragraphs.push(
            format!("A value is recommended. {}", to_markdown(reason))
                .trim_end()
                .to_owned(),
        );
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
    Some(Deprecation {
        note: deprecated.message.as_deref().map(one_line),
        since: deprecated.since.as_deref().map(one_line),
    })
}

/// A text on one line, as a compiler's message asks for.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
