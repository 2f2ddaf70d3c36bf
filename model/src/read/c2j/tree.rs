//! A document into which others are merged. It remembers where each value came from, so that a diagnostic names the
//! right file.

use crate::ast::Document;
use crate::diagnostic::{Diagnostics, Origin};
use crate::node::{Node, Object};
use crate::pointer::Pointer;
use crate::traits::Parts;
use std::sync::Arc;

/// A document.
pub(super) struct Tree {
    pub node: Node,
    /// The document itself.
    pub origin: Origin,
    /// The values that another document brought: the pointer here, the place there.
    foreign: Vec<(Pointer, Origin)>,
}

impl Tree {
    pub fn new(node: Node, origin: Origin) -> Tree {
        Tree {
            node,
            origin,
            foreign: Vec::new(),
        }
    }

    /// Merges an object into the root as botocore's loader does: objects key by key, anything else is replaced.
    pub fn merge(&mut self, added: &Object, origin: &Origin) {
        if let Node::Object(root) = &mut self.node {
            merge(root, added, &Pointer::default(), origin, &mut self.foreign);
        }
    }

    /// The document's file, and the files that were merged into it.
    pub fn files(&self) -> Vec<Arc<str>> {
        let added = self.foreign.iter().map(|(_, place)| place);
        let all = std::iter::once(&self.origin).chain(added);
        all.map(|origin| Arc::clone(&origin.file)).collect()
    }

    /// The places of the parts of a value that another document brought, by the pointers within the value. A value that
    /// comes wholly from this document has no such parts.
    pub fn parts(&self, origin: &Origin) -> Parts {
        if origin.file != self.origin.file {
            return Parts::new();
        }
        let mut whole = origin.clone();
        self.relocate(&mut whole);
        let is_moved = whole != *origin;
        let mut parts: Parts = is_moved
            .then(|| (Pointer::default(), whole))
            .into_iter()
            .collect();
        parts.extend(self.foreign.iter().filter_map(|(pointer, place)| {
            let rest = pointer.below(&origin.pointer)?;
            let subject = origin.subject.clone();
            let place = Origin {
                subject,
                ..place.clone()
            };
            (!rest.is_empty()).then_some((rest, place))
        }));
        parts
    }

    /// Where a place of this document really is.
    pub fn place(&self, mut origin: Origin) -> Origin {
        self.relocate(&mut origin);
        origin
    }

    fn relocate(&self, origin: &mut Origin) {
        if origin.file != self.origin.file {
            return;
        }
        // A later document may replace a part of what an earlier one brought.
        let mut latest = self.foreign.iter().rev();
        let found =
            latest.find_map(|(pointer, place)| Some((origin.pointer.below(pointer)?, place)));
        if let Some((rest, place)) = found {
            *origin = Origin {
                subject: std::mem::take(&mut origin.subject),
                ..place.descendant(&rest)
            };
        }
    }

    /// Moves findings to the places that their values came from.
    pub fn relocate_findings(&self, found: &mut Diagnostics) {
        found.origins_mut().for_each(|origin| self.relocate(origin));
    }

    /// Moves the shapes and members that were read from this document to the places that they came from.
    pub fn relocate_all(&self, document: &mut Document) {
        if self.foreign.is_empty() {
            return;
        }
        for shape in &mut document.shapes {
            shape.traits.relocate(|origin| self.parts(origin));
            self.relocate(&mut shape.origin);
            for member in shape.members_mut() {
                member.traits.relocate(|origin| self.parts(origin));
                self.relocate(&mut member.origin);
            }
        }
    }
}

fn merge(
    base: &mut Object,
    added: &Object,
    pointer: &Pointer,
    origin: &Origin,
    foreign: &mut Vec<(Pointer, Origin)>,
) {
    for (key, value) in added.iter() {
        let pointer = pointer.child(key);
        let origin = origin.child(key);
        match (base.get_mut(key), value) {
            (Some(Node::Object(inner)), Node::Object(more)) => {
                merge(inner, more, &pointer, &origin, foreign);
            }
            _ => {
                base.insert(key.clone(), value.clone());
                foreign.push((pointer, origin));
            }
        }
    }
}
