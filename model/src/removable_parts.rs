//! The waiters and paginators of operations, which a model can do without: documents and the subjects of findings come
//! in, documents without these waiters and paginators go out.

use crate::ast::Document;
use crate::diagnostic::{Diagnostics, Part, Subject};
use crate::node::{Node, Object};
use crate::traits::{AppliedTrait, Paginated, Trait, Traits, Waitable};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Subject {
    /// Whether it is a waiter or a paginator. An operation is usable without these.
    pub fn is_beside_operation(&self) -> bool {
        let part = self.part.as_deref();
        matches!(
            part,
            Some(Part::Paginator | Part::Waiters | Part::Waiter(_))
        )
    }
}

/// Removes waiters and paginators from the shapes and `apply` statements of documents. Reading a value stops at an
/// error; `found` gets what is wrong in the rest.
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
