//! What stands beside an operation and can be left out without it: findings about waiters and paginators come in,
//! documents lose these.

use crate::ast::Document;
use crate::diagnostic::{Diagnostics, Part, Subject};
use crate::node::{Node, Object};
use crate::traits::{AppliedTrait, Paginated, Trait, Traits, Waitable};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Subject {
    /// Whether it is a waiter or a paginator, so that its operation can do without it.
    pub fn is_beside_operation(&self) -> bool {
        let part = self.part.as_deref();
        matches!(
            part,
            Some(Part::Paginator | Part::Waiters | Part::Waiter(_))
        )
    }
}

/// Takes waiters and paginators out of the shapes and `apply` statements of documents. What was hidden behind them, since
/// reading a value ends where it is wrong, goes to `found`.
pub(crate) fn take_out(
    documents: &mut [Document],
    wrong: &BTreeSet<Subject>,
    found: &mut Diagnostics,
) {
    if wrong.is_empty() {
        return;
    }
    for document in documents {
        for shape in &mut document.shapes {
            take(shape.id.as_str(), &mut shape.traits, wrong, found);
        }
        for apply in &mut document.applies {
            take(apply.target.as_str(), &mut apply.traits, wrong, found);
        }
    }
}

fn take(shape: &str, traits: &mut Traits, wrong: &BTreeSet<Subject>, found: &mut Diagnostics) {
    let own = wrong
        .iter()
        .filter(|subject| subject.shape.as_deref() == Some(shape));
    let mut names: Vec<&str> = Vec::new();
    for part in own.filter_map(|subject| subject.part.as_deref()) {
        match part {
            Part::Paginator => traits.remove(Paginated::ID),
            Part::Waiters => traits.remove(Waitable::ID),
            Part::Waiter(name) => names.push(name),
            Part::Trait(_) => {}
        }
    }
    let Some(applied) = traits.applied(Waitable::ID).filter(|_| !names.is_empty()) else {
        return;
    };
    let mut rest = match &*applied.value {
        Node::Object(waiters) => waiters.clone(),
        _ => Object::new(),
    };
    for name in names {
        rest.remove(name);
    }
    if rest.is_empty() {
        traits.remove(Waitable::ID);
        return;
    }
    let (applied, further): (AppliedTrait, _) = applied.with_value(Node::Object(rest));
    found.extend(further);
    traits.insert(Arc::new(applied));
}
