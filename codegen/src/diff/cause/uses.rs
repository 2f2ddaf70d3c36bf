//! The uses of shapes: a model comes in; which members, operations and services use each of its shapes goes out.

use std::collections::HashMap;
use std::mem::discriminant;

use smithy_model::{Member, Model, Shape, ShapeId, ShapeKind};

/// A use of a shape.
pub(super) struct Use<'m> {
    /// The shape that uses it.
    pub(super) by: &'m Shape,
    pub(super) how: How<'m>,
}

/// How it is used.
#[derive(Clone, Copy)]
pub(super) enum How<'m> {
    Member(&'m Member),
    Input,
    Output,
    Error,
    Operation,
}

impl Use<'_> {
    /// Whether two models have the same use.
    pub(super) fn is_same(&self, other: &Use<'_>) -> bool {
        let how = match (self.how, other.how) {
            (How::Member(one), How::Member(other)) => one.name() == other.name(),
            (one, other) => discriminant(&one) == discriminant(&other),
        };
        how && self.by.id == other.by.id
    }
}

/// The uses of each shape of a model.
pub(super) fn all<'m>(model: &'m Model) -> HashMap<&'m str, Vec<Use<'m>>> {
    let mut uses: HashMap<&str, Vec<Use<'_>>> = HashMap::new();
    let mut add =
        |id: &'m ShapeId, by, how| uses.entry(id.as_str()).or_default().push(Use { by, how });
    for by in model.shapes() {
        for member in by.members() {
            add(&member.target, by, How::Member(member));
        }
        if let ShapeKind::Operation(operation) = &by.kind {
            add(&operation.input, by, How::Input);
            add(&operation.output, by, How::Output);
            for error in &operation.errors {
                add(error, by, How::Error);
            }
        }
    }
    for service in model.services() {
        for operation in service.operations() {
            add(&operation.shape.id, service.shape, How::Operation);
        }
        for error in &service.service.errors {
            add(error, service.shape, How::Error);
        }
    }
    uses
}
