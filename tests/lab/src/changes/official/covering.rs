//! Whether an event of `diff` covers one of the official comparison: both come in. Ours has to have its cause at the place
//! that the other one names: the shape or member, and there the trait, value, error or operation.

use smithy_codegen::diff;
use smithy_model::{Origin, Part};

use crate::official;

/// What an official event is about at the shape that it names.
#[derive(Debug, PartialEq, Eq)]
enum About<'e> {
    /// The shape as a whole.
    Shape,
    /// A trait, by its id.
    Trait(&'e str),
    /// The values of an enumeration.
    Values,
    /// An error that it lists, by its name.
    Error(&'e str),
    /// An operation or resource that is bound to it, by its name.
    Bound(&'e str),
}

/// What a rule is about. Ids have up to three parts: `ModifiedTrait.Add.smithy.api#length`.
fn about(rule: &str) -> About<'_> {
    let mut parts = rule.splitn(3, '.');
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    match (first.unwrap_or_default(), second, third) {
        ("TraitBreakingChange" | "ModifiedTrait", _, Some(id)) => About::Trait(id),
        ("ChangedDefault", ..) => About::Trait("smithy.api#default"),
        ("ChangedLengthTrait", ..) => About::Trait("smithy.api#length"),
        ("ChangedRangeTrait", ..) => About::Trait("smithy.api#range"),
        ("ChangedEnumTrait", ..) => About::Values,
        (
            "AddedOperationError"
            | "RemovedOperationError"
            | "AddedServiceError"
            | "RemovedServiceError",
            Some(name),
            None,
        ) => About::Error(name),
        (
            "AddedOperationBinding"
            | "RemovedOperationBinding"
            | "AddedResourceBinding"
            | "RemovedResourceBinding",
            _,
            Some(name),
        ) => About::Bound(name),
        _ => About::Shape,
    }
}

/// Whether our event covers an official one.
pub(super) fn covers(ours: &diff::Event, theirs: &official::Event) -> bool {
    let places: Vec<&Origin> = [&ours.cause.old, &ours.cause.new]
        .into_iter()
        .flatten()
        .collect();
    // Where a member is new or gone, the other side has the place of its shape.
    let is_side = |place: &Origin| {
        let mut others = places.iter();
        others.any(|other| container(shape(other)) == Some(shape(place)))
    };
    let mut own = places.iter().filter(|place| !is_side(place));
    own.any(|place| is_there(ours, place, theirs))
}

/// The shape or member of a place.
fn shape(place: &Origin) -> &str {
    place.subject.shape.as_deref().unwrap_or_default()
}

/// The shape that holds a member.
fn container(id: &str) -> Option<&str> {
    id.split_once('$').map(|(shape, _)| shape)
}

fn is_there(ours: &diff::Event, place: &Origin, theirs: &official::Event) -> bool {
    let shape = shape(place);
    let is_same = shape == theirs.shape;
    let is_said = |name: &str| ours.cause.text.contains(&format!("`{name}`"));
    match about(&theirs.rule) {
        About::Shape => is_same,
        About::Trait(id) => is_same && is_about(ours, place, id),
        About::Values => is_same || container(shape) == Some(&theirs.shape),
        About::Error(name) => is_same && is_said(name),
        About::Bound(name) => is_said(name) && (is_same || shape.ends_with(&format!("#{name}"))),
    }
}

/// Whether a trait is at the place of a cause, or one that can cause this kind of event.
fn is_about(ours: &diff::Event, place: &Origin, id: &str) -> bool {
    let is_written = match place.subject.part.as_deref() {
        Some(Part::Trait(known)) => known.as_str() == id,
        Some(Part::Paginator) => id == "smithy.api#paginated",
        Some(Part::Waiter(_) | Part::Waiters) => id == "smithy.waiters#waitable",
        None => false,
    };
    let short = id.strip_prefix("smithy.api#").unwrap_or(id);
    is_written || ours.kind.traits.contains(&short)
}
