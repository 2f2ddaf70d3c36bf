//! Documentation and deprecation: traits come in, Markdown and notes go out.

use smithy_model::traits::{self, Traits};
use smithy_model::Member;

use super::context::Context;
use super::reference::References;
use crate::ir::documentation::one_line;
use crate::ir::{Deprecation, Documentation};

/// The texts of the model about something: its documentation, whether it is stable or recommended, since when it
/// exists, where to read more.
pub(super) fn documentation(traits: &Traits, context: &Context<'_, '_>) -> Documentation {
    about(traits.get(), traits, &context.references)
}

/// The texts about a member. A member without documentation has that of its target.
pub(super) fn of_member(member: &Member, context: &Context<'_, '_>) -> Documentation {
    let target = context.target(member);
    let own = member.traits.get();
    let text = own.or_else(|| target.traits.get());
    about(text, &member.traits, &context.references)
}

/// The texts about the service beyond its title. The README shows them too, where no link leads to an item.
pub(super) fn of_service(traits: &Traits, title: &Documentation) -> Documentation {
    let text = about(traits.get(), traits, &References::default());
    let (first, rest) = text.first_paragraph();
    let first = first.trim_matches('*').trim_end_matches('.');
    match first.eq_ignore_ascii_case(&title.to_string()) {
        true => rest,
        false => text,
    }
}

/// The texts about something with this documentation and these other traits.
fn about(
    text: Option<&traits::Documentation>,
    traits: &Traits,
    references: &References,
) -> Documentation {
    let mut paragraphs = Vec::new();
    if let Some(text) = text {
        let find = |reference: &str| references.link(reference);
        paragraphs.push(Documentation::of_model_with_links(text.as_str(), &find));
    }
    if traits.has::<traits::Unstable>() {
        let text = "This is unstable and may change or be removed.";
        paragraphs.push(Documentation::own(text));
    }
    if let Some(recommended) = traits.get::<traits::Recommended>() {
        let reason = recommended.reason.as_deref().unwrap_or_default();
        let text = format!(
            "A value is recommended. {}",
            Documentation::of_model(reason)
        );
        paragraphs.push(Documentation::own(text.trim_end()));
    }
    if let Some(since) = traits.get::<traits::Since>() {
        paragraphs.push(Documentation::of_model(&format!(
            "Since {}.",
            since.as_str()
        )));
    }
    if let Some(links) = traits.get::<traits::ExternalDocumentation>() {
        for link in &links.0 {
            let text = format!("{}: {}", link.name, link.url);
            paragraphs.push(Documentation::of_model(&text));
        }
    }
    Documentation::paragraphs(paragraphs)
}

/// Why not to use something.
pub(super) fn deprecation(traits: &Traits) -> Option<Deprecation> {
    let deprecated = traits.get::<traits::Deprecated>()?;
    Some(Deprecation {
        note: deprecated.message.as_deref().map(one_line),
        since: deprecated.since.as_deref().map(one_line),
    })
}
