//! Merging files: the documents come in, one set of shapes, `apply` statements and metadata goes out.
//!
//! Source: Smithy 2.0, "Merging models" and "Metadata conflicts".

use crate::ast::{Apply, Document, Metadata};
use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::node::{Node, Object};
use crate::prelude;
use crate::shape::{Member, Shape, ShapeKind, Shapes};
use crate::shape_id::ShapeId;
use indexmap::map::Entry;
use indexmap::IndexMap;
use std::collections::HashSet;
use std::sync::Arc;

/// The content of all files together.
#[derive(Default)]
pub(super) struct Merged {
    pub shapes: Shapes,
    pub applies: Vec<Apply>,
    pub metadata: Object,
    /// The shapes and members that exist but could not be read.
    pub refused: HashSet<ShapeId>,
}

/// Merges the documents in their order.
pub(super) fn merge(documents: Vec<Document>, diagnostics: &mut Diagnostics) -> Merged {
    let mut merged = Merged::default();
    let mut metadata: IndexMap<Arc<str>, Metadata> = IndexMap::new();
    for document in documents {
        for shape in document.shapes {
            merge_shape(&mut merged, shape, diagnostics);
        }
        merged.applies.extend(document.applies);
        merged.refused.extend(document.refused);
        for entry in document.metadata {
            merge_metadata(&mut metadata, entry, diagnostics);
        }
    }
    merged.metadata = metadata
        .into_iter()
        .map(|(key, entry)| (key, entry.value))
        .collect();
    merged
}

/// Adds the prelude behind the shapes of the model, which may repeat but not change it.
pub(super) fn add_prelude(shapes: &mut Shapes, diagnostics: &mut Diagnostics) {
    for shape in prelude::shapes() {
        match shapes.entry(shape.id.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(shape);
            }
            Entry::Occupied(entry) if same_definition(entry.get(), &shape) => {}
            Entry::Occupied(entry) => diagnostics.push(Diagnostic::error(
                codes::CONFLICTING_SHAPES,
                format!(
                    "`{}` is a shape of the prelude and of another type there",
                    shape.id
                ),
                entry.get().origin.clone(),
            )),
        }
    }
}

/// A shape may be defined twice if only its traits differ; those of the second are then applied to the first.
fn merge_shape(merged: &mut Merged, shape: Shape, diagnostics: &mut Diagnostics) {
    match merged.shapes.entry(shape.id.clone()) {
        Entry::Vacant(entry) => {
            entry.insert(shape);
        }
        Entry::Occupied(entry) if same_definition(entry.get(), &shape) => {
            for member in shape.members() {
                merged.applies.push(Apply {
                    target: member.id.clone(),
                    traits: member.traits.clone(),
                    origin: member.origin.clone(),
                });
            }
            merged.applies.push(Apply {
                target: shape.id,
                traits: shape.traits,
                origin: shape.origin,
            });
        }
        Entry::Occupied(entry) => diagnostics.push(
            Diagnostic::error(
                codes::CONFLICTING_SHAPES,
                format!("`{}` is defined twice in different ways", shape.id),
                shape.origin,
            )
            .related(entry.get().origin.clone())
            .help("remove one of the two, or make them equal"),
        ),
    }
}

/// Whether two definitions differ in traits, and in the order of members, at most.
fn same_definition(one: &Shape, other: &Shape) -> bool {
    let has_alike = |member: &Member| {
        let other = other.member(member.name());
        other.is_some_and(|other| other.target == member.target)
    };
    let is_alike = match (&one.kind, &other.kind) {
        (ShapeKind::Service(one), ShapeKind::Service(other)) => one == other,
        (ShapeKind::Resource(one), ShapeKind::Resource(other)) => one == other,
        (ShapeKind::Operation(one), ShapeKind::Operation(other)) => one == other,
        (kind, other_kind) => {
            kind.name() == other_kind.name()
                && one.members().count() == other.members().count()
                && one.members().all(has_alike)
        }
    };
    is_alike && one.mixins == other.mixins
}

fn merge_metadata(
    all: &mut IndexMap<Arc<str>, Metadata>,
    entry: Metadata,
    diagnostics: &mut Diagnostics,
) {
    let Some(earlier) = all.get_mut(&entry.key) else {
        all.insert(Arc::clone(&entry.key), entry);
        return;
    };
    match (&mut earlier.value, entry.value) {
        (Node::Array(items), Node::Array(more)) => items.extend(more),
        (one, other) if *one == other => {}
        _ => diagnostics.push(conflicting_metadata(
            &entry.key,
            entry.origin,
            &earlier.origin,
        )),
    }
}

fn conflicting_metadata(key: &str, origin: Origin, earlier: &Origin) -> Diagnostic {
    Diagnostic::error(
        codes::CONFLICTING_METADATA,
        format!(
            "the metadata `{}` has another value already",
            key.escape_debug()
        ),
        origin,
    )
    .related(earlier.clone())
    .help("only arrays are merged; other values must be equal")
}
