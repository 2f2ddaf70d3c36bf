//! Changes of traits: the traits of a shape or member before and after come in; the first one that differs goes out, in words.

use smithy_model::traits::Traits;
use smithy_model::{Member, Node, Origin, Shape};

use crate::diff::event::Cause;
use crate::diff::kinds::Kind;

/// The first trait of a kind that came, went or changed on a shape.
pub(super) fn of_traits(kind: &Kind, old: &Shape, new: &Shape) -> Option<Cause> {
    let mut ids = kind.traits.iter();
    ids.find_map(|id| of_trait(&full(id), old, new))
}

/// A trait that came, went or changed on a shape.
pub(super) fn of_trait(id: &str, old: &Shape, new: &Shape) -> Option<Cause> {
    let (text, was, now) = change(id, &old.traits, &new.traits)?;
    Some(Cause {
        text: format!("{text} on {}", quoted(new)),
        old: Some(was.unwrap_or_else(|| old.origin.clone())),
        new: Some(now.unwrap_or_else(|| new.origin.clone())),
    })
}

pub(super) type TraitChange = (String, Option<Origin>, Option<Origin>);

pub(super) fn traits(kind: &Kind, old: &Traits, new: &Traits) -> Option<TraitChange> {
    let mut ids = kind.traits.iter();
    ids.find_map(|id| change(&full(id), old, new))
}

fn change(id: &str, old: &Traits, new: &Traits) -> Option<TraitChange> {
    let (was, now) = (old.applied(id), new.applied(id));
    let name = id.strip_prefix("smithy.api#").unwrap_or(id);
    let text = match (was, now) {
        (None, None) => return None,
        (None, Some(_)) => format!("`@{name}` is new"),
        (Some(_), None) => format!("`@{name}` is gone"),
        (Some(was), Some(now)) if was.value == now.value => return None,
        (Some(was), Some(now)) => match (short(&was.value), short(&now.value)) {
            (Some(was), Some(now)) => format!("`@{name}` is {now}, was {was}"),
            _ => format!("`@{name}` changed"),
        },
    };
    Some((
        text,
        was.map(|one| one.origin()),
        now.map(|one| one.origin()),
    ))
}

pub(super) fn full(id: &str) -> String {
    match id.contains('#') {
        true => id.to_owned(),
        false => format!("smithy.api#{id}"),
    }
}

/// A value that fits into a sentence.
fn short(value: &Node) -> Option<String> {
    match value {
        Node::Null => Some("null".to_owned()),
        Node::Boolean(value) => Some(value.to_string()),
        Node::Number(number) => Some(number.to_string()),
        Node::String(text) if text.len() <= 60 => Some(format!("{:?}", &**text)),
        Node::Object(object) if object.len() <= 2 => {
            let pairs = object
                .iter()
                .map(|(key, value)| Some(format!("{}: {}", &**key, short(value)?)));
            Some(format!(
                "{{ {} }}",
                pairs.collect::<Option<Vec<String>>>()?.join(", ")
            ))
        }
        _ => None,
    }
}

pub(super) fn quoted(shape: &Shape) -> String {
    format!("`{}`", shape.name().escape_debug())
}

/// A word with its article.
pub(in crate::diff) fn with_article(word: &str) -> String {
    match word.starts_with(['a', 'e', 'i', 'o', 'u']) && !word.starts_with("uni") {
        true => format!("an {word}"),
        false => format!("a {word}"),
    }
}

pub(super) fn named(member: &Member) -> String {
    let (_, name) = member.id.as_str().split_once('#').unwrap_or_default();
    format!("`{}`", name.escape_debug())
}

/// A cause with its places.
pub(super) fn cause(text: String, old: Option<&Origin>, new: Option<&Origin>) -> Cause {
    Cause {
        text,
        old: old.cloned(),
        new: new.cloned(),
    }
}

/// What is said when the cause is not found.
pub(super) fn unknown(old: Option<&Origin>, new: Option<&Origin>) -> Cause {
    cause("of other changes of the model".to_owned(), old, new)
}
