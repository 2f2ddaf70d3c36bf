//! The unresolved model: the content of one file, whichever form it is written in. Readers produce it, `resolve` takes
//! it.

use crate::diagnostic::Origin;
use crate::node::Node;
use crate::shape::Shape;
use crate::shape_id::ShapeId;
use crate::traits::Traits;
use std::sync::Arc;

/// The content of one file. Targets may be missing, mixins are not mixed in, `apply` statements stand for themselves.
#[derive(Debug, Default)]
pub struct Document {
    /// The shapes in document order.
    pub shapes: Vec<Shape>,
    /// The `apply` statements in document order.
    pub applies: Vec<Apply>,
    /// The metadata in document order.
    pub metadata: Vec<Metadata>,
    /// The shapes and members that exist but could not be read. Each has a diagnostic of its own, so a reference to one
    /// of them is not reported again.
    pub refused: Vec<ShapeId>,
    /// The files where a reference is `{"shape": "Name"}` and not `{"target": "namespace#Name"}`.
    pub c2j_files: Vec<Arc<str>>,
}

/// Traits for a shape or member that is defined elsewhere.
#[derive(Debug)]
pub struct Apply {
    /// The shape or member.
    pub target: ShapeId,
    /// The traits.
    pub traits: Traits,
    /// Where the statement is.
    pub origin: Origin,
}

/// A value of the model as a whole.
#[derive(Debug)]
pub struct Metadata {
    /// Its name.
    pub key: Arc<str>,
    /// Its value.
    pub value: Node,
    /// Where it is.
    pub origin: Origin,
}
