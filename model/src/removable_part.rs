//! What stands beside an operation and can be left out without it: findings come in, the waiters and paginators that
//! they are about go out, and documents lose these.

use crate::ast::Document;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::node::{Node, Object};
use crate::traits::{AppliedTrait, Paginated, Trait, Traits, Waitable};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The kind of a [`Part`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// How an operation is paginated.
    Paginator,
    /// What can be waited for by repeating an operation.
    Waiter,
}

/// A waiter or a paginator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// The shape that it belongs to, usually an operation; empty when there is none.
    pub shape: String,
    /// The name of a waiter; none for all waiters of the shape, and for a paginator.
    pub name: Option<String>,
}

impl Part {
    /// The waiter or paginator that a finding is about; none for a finding about anything else.
    pub fn of(finding: &Diagnostic) -> Option<Part> {
        // Of a file that is not JSON nothing is read, whatever the finding is about.
        if finding.origin.offset.is_some() {
            return None;
        }
        let pointer = &finding.origin.pointer;
        let segments: Vec<String> = pointer.split('/').skip(1).map(unescaped).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        // The forms of a model put them here: the traits of a shape, and the documents of botocore or what an SDK
        // merges into them.
        let (kind, name) = match *segments {
            ["shapes", _, "traits", Waitable::ID] => (PartKind::Waiter, None),
            ["shapes", _, "traits", Waitable::ID, name, ..] => (PartKind::Waiter, Some(name)),
            ["shapes", _, "traits", Paginated::ID, ..] => (PartKind::Paginator, None),
            ["waiters"] | ["merge", "waiters"] => (PartKind::Waiter, None),
            ["waiters", name, ..] | ["merge", "waiters", name, ..] => {
                (PartKind::Waiter, Some(name))
            }
            ["pagination", ..] | ["merge", "pagination", ..] => (PartKind::Paginator, None),
            _ => return None,
        };
        let shape = finding.origin.shape.as_deref().unwrap_or_default();
        let shape = shape.split_once('$').map_or(shape, |(shape, _)| shape);
        Some(Part {
            kind,
            shape: shape.to_owned(),
            name: name.map(str::to_owned),
        })
    }

    /// What people call it.
    pub fn label(&self) -> &str {
        let operation = || {
            self.shape
                .split_once('#')
                .map_or(&*self.shape, |(_, own)| own)
        };
        self.name.as_deref().unwrap_or_else(operation)
    }

    fn is_waiter_of(&self, shape: &str) -> bool {
        self.kind == PartKind::Waiter && self.shape == shape
    }
}

/// What a segment of a JSON pointer stands for.
fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// Takes parts out of the shapes and `apply` statements of documents. What was hidden behind them, since reading a
/// value ends where it is wrong, goes to `found`.
pub(crate) fn take_out(
    documents: &mut [Document],
    parts: &BTreeSet<Part>,
    found: &mut Diagnostics,
) {
    if parts.is_empty() {
        return;
    }
    for document in documents {
        for shape in &mut document.shapes {
            take(shape.id.as_str(), &mut shape.traits, parts, found);
        }
        for apply in &mut document.applies {
            take(apply.target.as_str(), &mut apply.traits, parts, found);
        }
    }
}

fn take(shape: &str, traits: &mut Traits, parts: &BTreeSet<Part>, found: &mut Diagnostics) {
    let is_paginator = |part: &Part| part.kind == PartKind::Paginator && part.shape == shape;
    if parts.iter().any(is_paginator) {
        traits.remove(Paginated::ID);
    }
    let names: Vec<Option<&str>> = parts
        .iter()
        .filter(|part| part.is_waiter_of(shape))
        .map(|part| part.name.as_deref())
        .collect();
    let Some(applied) = traits.applied(Waitable::ID).filter(|_| !names.is_empty()) else {
        return;
    };
    let rest = match (&*applied.value, names.contains(&None)) {
        (Node::Object(waiters), false) => without(waiters, &names),
        _ => Object::new(),
    };
    if rest.is_empty() {
        traits.remove(Waitable::ID);
        return;
    }
    let (applied, further): (AppliedTrait, _) = applied.with_value(Node::Object(rest));
    found.extend(further);
    traits.insert(Arc::new(applied));
}

/// botocore's documents may begin a waiter's name with a small letter, which is a capital in the trait.
fn without(waiters: &Object, names: &[Option<&str>]) -> Object {
    let is_same = |name: &str, other: &str| {
        let (mut one, mut other) = (name.chars(), other.chars());
        let capital = |letter: Option<char>| letter.map(|letter| letter.to_ascii_uppercase());
        capital(one.next()) == capital(other.next()) && one.as_str() == other.as_str()
    };
    let stays = |name: &str| !names.iter().flatten().any(|other| is_same(name, other));
    let rest = waiters.iter().filter(|(name, _)| stays(name));
    rest.map(|(name, value)| (Arc::clone(name), value.clone()))
        .collect()
}
