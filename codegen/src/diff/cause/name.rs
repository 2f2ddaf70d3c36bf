//! Names that go to another member or shape, since names of the model that differ in case alone collide in Rust: the members
//! or shapes on both sides come in, the cause goes out.

use smithy_model::Member;

use super::change::{cause, named, quoted};
use super::model::{Causes, Side};
use crate::diff::compare::Subject;
use crate::diff::event::Cause;

impl Causes<'_> {
    /// A member that both models have, and that the item of one of the crates is of.
    pub(super) fn of_lone_member(&self, is_new: bool, old: &Member, new: &Member) -> Cause {
        let container = self.old.container(old);
        let used = container.and_then(|shape| self.of_use(is_new, shape.id.as_str()));
        used.unwrap_or_else(|| {
            let text = format!("names collide, so {} has another one in Rust", named(new));
            cause(text, Some(&old.origin), Some(&new.origin))
        })
    }

    /// A name that another member or shape has now.
    pub(super) fn of_name(&self, before: &Subject, after: &Subject) -> Cause {
        let find = |side: &Side<'_>, subject: &Subject| match side.find(subject) {
            (_, Some(member)) => Some((named(member), member.origin.clone())),
            (Some(shape), None) if subject.member.is_none() => {
                Some((quoted(shape), shape.origin.clone()))
            }
            _ => None,
        };
        let (was, now) = (find(&self.old, before), find(&self.new, after));
        let places = (
            was.as_ref().map(|one| &one.1),
            now.as_ref().map(|one| &one.1),
        );
        let text = match (&was, &now) {
            (_, Some((name, _))) if find(&self.old, after).is_none() => format!("{name} is new"),
            (Some((name, _)), _) if find(&self.new, before).is_none() => format!("{name} is gone"),
            _ => "names that collide are given in another order".to_owned(),
        };
        cause(text, places.0, places.1)
    }
}
