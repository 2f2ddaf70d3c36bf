//! In: a model and one of its services. Out: the operations and types that the service's names are for.

use smithy_model::traits::{Error, LegacyEnum, Streaming};
use smithy_model::{Model, OperationRef, ServiceRef, Shape, ShapeId, ShapeKind};

/// What a service consists of, each in the order of shape ids: names must not depend on the order of files.
pub(super) struct Closure<'m> {
    pub(super) operations: Vec<OperationRef<'m>>,
    /// The structures, unions and enumerations that members have, and the errors. An input or output is
    /// here only if it is the type of a member as well.
    pub(super) types: Vec<&'m Shape>,
}

pub(super) fn of<'m>(model: &'m Model, service: &ServiceRef<'m>) -> Closure<'m> {
    let mut operations = service.operations();
    operations.sort_by(|one, other| one.shape.id.cmp(&other.shape.id));

    let mut types = reached(model, service, &operations);
    types.retain(|shape| is_type(shape));
    types.sort_by(|one, other| one.id.cmp(&other.id));
    Closure { operations, types }
}

/// The shapes that the inputs, outputs and errors of operations refer to, each once. An input or output itself is
/// among them only when it is the type of a member as well.
pub(crate) fn reached<'m>(
    model: &'m Model,
    service: &ServiceRef<'m>,
    operations: &[OperationRef<'m>],
) -> Vec<&'m Shape> {
    let mut roots: Vec<&'m ShapeId> = Vec::new();
    for operation in operations {
        for structure in [operation.input(), operation.output()] {
            roots.extend(structure.members().map(|member| &member.target));
        }
        roots.extend(operation.errors(service).into_iter().map(|error| &error.id));
    }
    let mut shapes = model.closure(roots);
    shapes.retain(|shape| !shape.is_unit());
    shapes
}

/// Whether the shape is a type of the generated crate; every other kind is a type that exists already.
fn is_type(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) => true,
        ShapeKind::String => is_nameless_enumeration(shape),
        _ => false,
    }
}

/// Whether the shape is a text with known values that have no names. Where they have, the model has made
/// an enumeration of it. Source: trait `smithy.api#enum`.
pub(super) fn is_nameless_enumeration(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::String) && shape.has::<LegacyEnum>()
}

/// Whether the shape is an error. Source: trait `smithy.api#error`.
pub(crate) fn is_error(shape: &Shape) -> bool {
    shape.has::<Error>()
}

/// Whether the shape is a union of events. Source: trait `smithy.api#streaming`.
pub(crate) fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union(_)) && shape.has::<Streaming>()
}
