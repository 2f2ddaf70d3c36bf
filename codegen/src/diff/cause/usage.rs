//! Why a crate has a shape, or has it no longer: a shape that both models have comes in; the first use of it that only one
//! of them has goes out. Uses lead from a member to its container, to an operation, and to the service.

use std::collections::{HashSet, VecDeque};

use smithy_model::{Shape, ShapeKind};

use super::change::{cause, named, quoted};
use super::model::Causes;
use super::uses::{How, Use};
use crate::diff::event::Cause;

impl Causes<'_> {
    /// The nearest use of a shape, or of what uses it, that only one model has.
    pub(super) fn of_use(&self, is_new: bool, id: &str) -> Option<Cause> {
        let (one, other) = match is_new {
            true => (&self.new, &self.old),
            false => (&self.old, &self.new),
        };
        let mut known = HashSet::from([id.to_owned()]);
        let mut queue = VecDeque::from([id.to_owned()]);
        while let Some(id) = queue.pop_front() {
            let others = other.uses(&id);
            for used in one.uses(&id) {
                if !others.iter().any(|known| known.is_same(used)) {
                    return self.of_lone(is_new, used, one.model.shape(&id)?);
                }
                if known.insert(used.by.id.to_string()) {
                    queue.push_back(used.by.id.to_string());
                }
            }
        }
        None
    }

    /// A use that only one model has.
    fn of_lone(&self, is_new: bool, used: &Use<'_>, shape: &Shape) -> Option<Cause> {
        let other = if is_new { &self.old } else { &self.new };
        let is_or_not = |verb: &str| match is_new {
            true => format!("{verb}s"),
            false => format!("no longer {verb}s"),
        };
        let come_or_gone = if is_new { "new" } else { "gone" };
        let by = other.model.shape(used.by.id.as_str());
        let origin = match used.how {
            How::Member(member) => member.origin.clone(),
            How::Input => used.by.origin.child("input"),
            How::Output => used.by.origin.child("output"),
            How::Error => used.by.origin.child("errors"),
            How::Operation => used.by.origin.child("operations"),
        };
        let (text, elsewhere) = match (used.how, by) {
            (_, None) => (format!("{} is {come_or_gone}", quoted(used.by)), None),
            (How::Member(member), Some(by)) => match by.member(member.name()) {
                None => (
                    format!("{} is {come_or_gone}", named(member)),
                    Some(&by.origin),
                ),
                Some(target) => {
                    let verb = is_or_not("target");
                    (
                        format!("{} {verb} {}", named(member), quoted(shape)),
                        Some(&target.origin),
                    )
                }
            },
            (How::Input | How::Output, Some(by)) => {
                let is_input = matches!(used.how, How::Input);
                let role = if is_input { "input" } else { "output" };
                let verb = if is_new { "is" } else { "is no longer" };
                let text = format!("the {role} of {} {verb} {}", quoted(used.by), quoted(shape));
                (text, Some(&by.origin))
            }
            (How::Error, Some(by)) => {
                let what = match used.by.kind {
                    ShapeKind::Service(_) => "the service".to_owned(),
                    _ => format!("the operation {}", quoted(used.by)),
                };
                let verb = is_or_not("list");
                (
                    format!("{what} {verb} the error {}", quoted(shape)),
                    Some(&by.origin),
                )
            }
            (How::Operation, Some(by)) => {
                let verb = if is_new { "has" } else { "no longer has" };
                let text = format!("the service {verb} the operation {}", quoted(shape));
                (text, Some(&by.origin))
            }
        };
        Some(match is_new {
            true => cause(text, elsewhere, Some(&origin)),
            false => cause(text, Some(&origin), elsewhere),
        })
    }
}
