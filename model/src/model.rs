//! The resolved model and its queries: every target exists, and mixins are mixed in.

use crate::diagnostic::Diagnostics;
use crate::node::Object;
use crate::shape::{Member, Operation, Service, Shape, ShapeKind, Shapes};
use crate::shape_id::ShapeId;
use crate::traits::{Error, Paginated, Streaming};
use indexmap::{IndexMap, IndexSet};
use std::sync::Arc;

/// A resolved model.
///
/// Shapes and members stand in the order of the documents; the prelude's shapes follow at the end. Mixins are not
/// among the shapes: what they give is in the shapes that mix them in.
#[derive(Debug)]
pub struct Model {
    pub(crate) shapes: Shapes,
    pub(crate) metadata: Object,
    pub(crate) warnings: Diagnostics,
    /// The names of the documents that the model was read from.
    pub(crate) files: Vec<Arc<str>>,
    /// The prelude's `Unit`, which stands in for a target that is not of this model.
    pub(crate) unit: Shape,
}

impl Model {
    /// A shape by id.
    pub fn shape(&self, id: &str) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// The shape that a target of this model names. For an id that is not of this model, the prelude's `Unit`.
    pub fn expect(&self, id: &ShapeId) -> &Shape {
        self.shapes.get(id).unwrap_or(&self.unit)
    }

    /// The shape of a member's values.
    pub fn target(&self, member: &Member) -> &Shape {
        self.expect(&member.target)
    }

    /// All shapes, those of the prelude last.
    pub fn shapes(&self) -> impl ExactSizeIterator<Item = &Shape> {
        self.shapes.values()
    }

    /// The metadata of all files.
    pub fn metadata(&self) -> &Object {
        &self.metadata
    }

    /// The warnings of loading.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// The names of the documents that it was read from.
    pub fn files(&self) -> &[Arc<str>] {
        &self.files
    }

    /// The services in model order.
    pub fn services(&self) -> impl Iterator<Item = ServiceRef<'_>> {
        self.shapes().filter_map(|shape| {
            Some(ServiceRef {
                model: self,
                service: shape.as_service()?,
                shape,
            })
        })
    }

    /// A service by id.
    pub fn service(&self, id: &str) -> Option<ServiceRef<'_>> {
        let shape = self.shape(id)?;
        Some(ServiceRef {
            model: self,
            service: shape.as_service()?,
            shape,
        })
    }

    /// An operation by id.
    pub fn operation(&self, id: &str) -> Option<OperationRef<'_>> {
        let shape = self.shape(id)?;
        Some(OperationRef {
            model: self,
            operation: shape.as_operation()?,
            shape,
        })
    }
}

/// A service of a model.
#[derive(Debug, Clone, Copy)]
pub struct ServiceRef<'m> {
    pub(crate) model: &'m Model,
    /// The shape.
    pub shape: &'m Shape,
    /// The parts of the service.
    pub service: &'m Service,
}

impl<'m> ServiceRef<'m> {
    /// All operations, each once: those bound directly, then those of the resources, parents before children and
    /// within one the lifecycle operations first.
    pub fn operations(&self) -> Vec<OperationRef<'m>> {
        let mut ids: IndexSet<&ShapeId> = self.service.operations.iter().collect();
        for resource in self.resources() {
            if let ShapeKind::Resource(resource) = &resource.kind {
                ids.extend(resource.all_operations());
            }
        }
        let operations = ids.into_iter();
        operations
            .filter_map(|id| self.model.operation(id.as_str()))
            .collect()
    }

    /// An operation of this service by its name or whole id.
    pub fn operation(&self, name: &str) -> Option<OperationRef<'m>> {
        let mut operations = self.operations().into_iter();
        operations.find(|one| one.shape.name() == name || one.shape.id == name)
    }

    /// All resources, each once, parents before children.
    pub fn resources(&self) -> Vec<&'m Shape> {
        let mut found: IndexMap<&ShapeId, &'m Shape> = IndexMap::new();
        let mut pending: Vec<&'m ShapeId> = self.service.resources.iter().rev().collect();
        while let Some(id) = pending.pop() {
            let shape = self.model.expect(id);
            let Some(resource) = shape.as_resource() else {
                continue;
            };
            if found.insert(id, shape).is_none() {
                pending.extend(resource.resources.iter().rev());
            }
        }
        found.into_values().collect()
    }
}

/// An operation of a model.
#[derive(Debug, Clone, Copy)]
pub struct OperationRef<'m> {
    pub(crate) model: &'m Model,
    /// The shape.
    pub shape: &'m Shape,
    /// The parts of the operation.
    pub operation: &'m Operation,
}

impl<'m> OperationRef<'m> {
    /// The model it belongs to.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// The structure sent. The prelude's `Unit`, a structure without members, for an operation that takes nothing
    /// ([`Shape::is_unit`]).
    pub fn input(&self) -> &'m Shape {
        self.model.expect(&self.operation.input)
    }

    /// The structure received, `Unit` as for [`OperationRef::input`].
    pub fn output(&self) -> &'m Shape {
        self.model.expect(&self.operation.output)
    }

    /// Its pagination, completed by the service's.
    pub fn pagination(&self, service: &ServiceRef<'m>) -> Option<Paginated> {
        let own = self.shape.get::<Paginated>()?;
        let common = service
            .shape
            .get::<Paginated>()
            .cloned()
            .unwrap_or_default();
        Some(Paginated {
            input_token: own.input_token.clone().or(common.input_token),
            output_token: own.output_token.clone().or(common.output_token),
            items: own.items.clone().or(common.items),
            page_size: own.page_size.clone().or(common.page_size),
        })
    }

    /// The errors it can return: its own in model order, then those that its event streams can end in, since they may end
    /// before the first event, then those that the service adds to every operation.
    pub fn errors(&self, service: &ServiceRef<'m>) -> Vec<&'m Shape> {
        let streams = [self.input(), self.output()].into_iter();
        let streams = streams.flat_map(|shape| self.targets(shape)).filter(|one| {
            let is_union = matches!(one.kind, ShapeKind::Union(_));
            is_union && one.has::<Streaming>()
        });
        let events = streams.flat_map(|stream| self.targets(stream));
        let of_events = events.filter(|event| event.has::<Error>());
        let own = self.operation.errors.iter();
        let ids: IndexSet<&ShapeId> = own
            .chain(of_events.map(|error| &error.id))
            .chain(&service.service.errors)
            .collect();
        ids.into_iter().map(|id| self.model.expect(id)).collect()
    }

    /// What the members of a shape are.
    fn targets(&self, shape: &'m Shape) -> impl Iterator<Item = &'m Shape> + use<'m> {
        let model = self.model;
        shape.members().map(|member| model.target(member))
    }
}
