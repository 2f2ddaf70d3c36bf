//! Causes: the shape or member that an item of the crate is of comes in, on both sides; the change of the model that made
//! the difference goes out, with its places.

mod change;
mod elsewhere;
mod feature;
mod model;
mod name;
mod usage;
mod uses;

use smithy_model::traits::{Error, Trait};
use smithy_model::{Member, Shape, ShapeId, ShapeKind};

use super::compare::{Finding, Subject};
use super::event::Cause;
use super::kinds::{self, Kind};
pub(super) use change::with_article;
use change::{cause, full, named, of_trait, of_traits, quoted, traits, unknown};
pub(super) use model::{Causes, Side};

/// How deep the cause is looked for in lists and maps.
const MAXIMUM_DEPTH: usize = 8;

impl Causes<'_> {
    /// The cause of a finding.
    pub(super) fn of(&self, finding: &Finding) -> Cause {
        let (Some(before), Some(after)) = (
            finding.old.as_ref().or(finding.new.as_ref()),
            finding.new.as_ref().or(finding.old.as_ref()),
        ) else {
            return unknown(None, None);
        };
        if *finding.kind == *kinds::NAME_TAKEN {
            return self.of_name(before, after);
        }
        let ((old, old_member), (new, new_member)) = (self.old.find(before), self.new.find(after));
        let is_error_case = finding.item.word == kinds::ERROR_CASE.name;
        if is_error_case && finding.old.is_none() != finding.new.is_none() {
            let is_new = finding.old.is_none();
            let found = self.of_error_case(before);
            if let Some(cause) = found.or_else(|| self.of_event_error(is_new, before)) {
                return cause;
            }
        }
        if let Some(cause) = self.of_feature(finding) {
            return cause;
        }
        let names_member = before.member.is_some() && !is_error_case;
        let (old, new) = match (old, new) {
            (None, None) => return unknown(None, None),
            (None, Some(new)) => {
                return cause(format!("{} is new", quoted(new)), None, Some(&new.origin))
            }
            (Some(old), None) => {
                return cause(format!("{} is gone", quoted(old)), Some(&old.origin), None)
            }
            (Some(old), Some(new)) => (old, new),
        };
        if names_member {
            match (old_member, new_member) {
                (None, None) => {}
                (None, Some(new)) => {
                    return cause(
                        format!("{} is new", named(new)),
                        Some(&old.origin),
                        Some(&new.origin),
                    )
                }
                (Some(old), None) => {
                    return cause(
                        format!("{} is gone", named(old)),
                        Some(&old.origin),
                        Some(&new.origin),
                    )
                }
                (Some(old), Some(new))
                    if old.name() == new.name()
                        && (finding.old.is_none() || finding.new.is_none()) =>
                {
                    return self.of_lone_member(finding.old.is_none(), old, new);
                }
                (Some(old), Some(new)) => return self.of_member(finding, old, new),
            }
        }
        self.of_shape(finding, old, new)
    }

    /// An error that an operation lists or no longer lists, or the service for all of them.
    fn of_error_case(&self, subject: &Subject) -> Option<Cause> {
        let name = subject.member.as_deref()?;
        let has = |errors: &[ShapeId]| errors.iter().any(|id| id.name() == name);
        let lists = |side: &Side<'_>| {
            let operation = side.model.operation(&subject.shape)?;
            let origin = operation.shape.origin.child("errors");
            Some((origin, has(&operation.operation.errors)))
        };
        let lists_for_all = |side: &Side<'_>| {
            let service = side.service?;
            let origin = service.shape.origin.child("errors");
            Some((origin, has(&service.service.errors)))
        };
        let by_operation = ("the operation", lists(&self.old)?, lists(&self.new)?);
        let by_service = (
            "the service",
            lists_for_all(&self.old)?,
            lists_for_all(&self.new)?,
        );
        let mut both = [by_operation, by_service].into_iter();
        both.find_map(|(what, (old, before), (new, after))| {
            let verb = match (before, after) {
                (false, true) => "lists",
                (true, false) => "no longer lists",
                _ => return None,
            };
            let text = format!("{what} {verb} the error `{name}`");
            Some(cause(text, Some(&old), Some(&new)))
        })
    }

    /// An error that an event stream can end in, or no longer.
    fn of_event_error(&self, is_new: bool, subject: &Subject) -> Option<Cause> {
        let side = if is_new { &self.new } else { &self.old };
        let name = subject.member.as_deref()?;
        let of_stream = side.model.shape(&subject.shape)?.member(name);
        let target = of_stream.map(|member| side.model.target(member));
        let mut errors = side.model.shapes().filter(|one| one.has::<Error>());
        let error = target.or_else(|| errors.find(|one| one.name() == name))?;
        self.of_use(is_new, error.id.as_str())
    }

    fn of_member(&self, finding: &Finding, old: &Member, new: &Member) -> Cause {
        let kind = finding.kind;
        let boxed =
            |text: &Option<String>| text.as_deref().is_some_and(|text| text.contains("Box<"));
        let is_type = [kinds::FIELD_TYPE_CHANGED, kinds::VARIANT_TYPE_CHANGED].contains(&kind);
        if is_type && boxed(&finding.was) != boxed(&finding.now) {
            let verb = if boxed(&finding.now) {
                "contains"
            } else {
                "no longer contains"
            };
            let text = format!("the shape {verb} itself through {}", named(new));
            return cause(text, Some(&old.origin), Some(&new.origin));
        }
        if old.name() != new.name() {
            let text = format!("{} is called `{}`", named(old), new.name().escape_debug());
            return cause(text, Some(&old.origin), Some(&new.origin));
        }
        let own = own_traits(kind, old, new);
        let through = || self.through(kind, old, new, 0);
        let value = |text: &Option<String>| {
            text.as_deref().map(|text| {
                text.trim_start_matches("Option<")
                    .trim_end_matches('>')
                    .to_owned()
            })
        };
        let is_value = is_type && value(&finding.was) != value(&finding.now);
        let found = match is_value || *kind == *kinds::FORM_CHANGED {
            true => through().or(own),
            false => own.or_else(through),
        };
        let container = || {
            let (before, after) = (self.old.container(old)?, self.new.container(new)?);
            of_traits(kind, before, after)
        };
        let found = found.or_else(container);
        found.unwrap_or_else(|| self.elsewhere(finding, &old.origin, &new.origin))
    }

    /// What changed in the target of a member, or in that of a list or map.
    fn through(&self, kind: &Kind, old: &Member, new: &Member, depth: usize) -> Option<Cause> {
        if depth > MAXIMUM_DEPTH {
            return None;
        }
        let (was, now) = (self.old.model.target(old), self.new.model.target(new));
        let changes = was.kind.name() != now.kind.name();
        let is_simple =
            |shape: &Shape| !matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map(_));
        let own = of_traits(kind, was, now);
        if old.target != new.target && (changes || is_simple(was) || own.is_some()) {
            let text = format!(
                "{} targets {} ({}), not {} ({})",
                named(new),
                quoted(now),
                now.kind.name(),
                quoted(was),
                was.kind.name(),
            );
            return Some(cause(text, Some(&old.origin), Some(&new.origin)));
        }
        if changes {
            let text = format!(
                "{} is {}, was {}",
                quoted(now),
                with_article(now.kind.name()),
                with_article(was.kind.name())
            );
            return Some(cause(text, Some(&was.origin), Some(&now.origin)));
        }
        own.or_else(|| {
            if is_simple(was) {
                return None;
            }
            let mut pairs = was.members().zip(now.members());
            pairs.find_map(|(old, new)| {
                own_traits(kind, old, new).or_else(|| self.through(kind, old, new, depth + 1))
            })
        })
    }

    fn of_shape(&self, finding: &Finding, old: &Shape, new: &Shape) -> Cause {
        let kind = finding.kind;
        if old.kind.name() != new.kind.name() {
            let text = format!(
                "{} is {}, was {}",
                quoted(new),
                with_article(new.kind.name()),
                with_article(old.kind.name())
            );
            return cause(text, Some(&old.origin), Some(&new.origin));
        }
        // A paginator or waiter comes and goes with a trait of its operation.
        let is_shape = [kinds::PAGINATOR, kinds::WAITER]
            .iter()
            .all(|word| word.name != finding.item.word);
        if is_shape && (finding.old.is_none() || finding.new.is_none()) {
            if let Some(cause) = self.of_shape_use(finding.old.is_none(), old, new) {
                return cause;
            }
        }
        let (before, after) = (self.old.about_id(old), self.new.about_id(new));
        for (old, new) in before.iter().zip(&after) {
            let found = of_traits(kind, old, new).or_else(|| self.among_members(kind, old, new));
            if let Some(found) = found {
                return found;
            }
        }
        let interface = of_interface(old, new);
        interface.unwrap_or_else(|| self.elsewhere(finding, &old.origin, &new.origin))
    }

    /// Why one crate has a shape that both models have, and the other has not.
    fn of_shape_use(&self, is_new: bool, old: &Shape, new: &Shape) -> Option<Cause> {
        if old.has::<Error>() != new.has::<Error>() {
            return of_trait(Error::ID, old, new);
        }
        self.of_use(is_new, old.id.as_str()).or_else(|| {
            let is_operation = matches!(old.kind, ShapeKind::Operation(_));
            let verb = if is_new { "has" } else { "no longer has" };
            let text = format!("the crate {verb} the operation {}", quoted(new));
            is_operation.then(|| cause(text, Some(&old.origin), Some(&new.origin)))
        })
    }

    /// A member whose traits or target changed, or that came or went.
    fn among_members(&self, kind: &Kind, old: &Shape, new: &Shape) -> Option<Cause> {
        if kind.traits.is_empty() {
            return None;
        }
        for after in new.members() {
            let Some(before) = old.member(after.name()) else {
                let is_it = kind
                    .traits
                    .iter()
                    .any(|id| after.traits.applied(&full(id)).is_some());
                if is_it {
                    return Some(cause(
                        format!("{} is new", named(after)),
                        Some(&old.origin),
                        Some(&after.origin),
                    ));
                }
                continue;
            };
            let own = own_traits(kind, before, after);
            let found = own.or_else(|| self.through(kind, before, after, 0));
            if found.is_some() {
                return found;
            }
        }
        let mut gone = old
            .members()
            .filter(|member| new.member(member.name()).is_none());
        let gone = gone.find(|member| {
            kind.traits
                .iter()
                .any(|id| member.traits.applied(&full(id)).is_some())
        })?;
        Some(cause(
            format!("{} is gone", named(gone)),
            Some(&gone.origin),
            Some(&new.origin),
        ))
    }
}

/// A trait of a kind that came, went or changed on a member.
fn own_traits(kind: &Kind, old: &Member, new: &Member) -> Option<Cause> {
    let (text, was, now) = traits(kind, &old.traits, &new.traits)?;
    Some(Cause {
        text: format!("{text} on {}", named(new)),
        old: Some(was.unwrap_or_else(|| old.origin.clone())),
        new: Some(now.unwrap_or_else(|| new.origin.clone())),
    })
}

/// An operation that has another input or output.
fn of_interface(old: &Shape, new: &Shape) -> Option<Cause> {
    let (ShapeKind::Operation(before), ShapeKind::Operation(after)) = (&old.kind, &new.kind) else {
        return None;
    };
    let roles = [
        ("input", &before.input, &after.input),
        ("output", &before.output, &after.output),
    ];
    let (role, was, now) = roles.into_iter().find(|(_, was, now)| was != now)?;
    let text = format!("the {role} is `{}`, not `{}`", now.name(), was.name());
    let place = |shape: &Shape| shape.origin.child(role);
    Some(cause(text, Some(&place(old)), Some(&place(new))))
}
