//! The parts of services, resources and operations.

use crate::shape_id::ShapeId;
use indexmap::IndexMap;
use std::sync::Arc;

/// The parts of a service. Source: Smithy 2.0, "Service".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Service {
    /// The API version; empty if there is none.
    pub version: Arc<str>,
    /// The operations bound directly; [`crate::ServiceRef::operations`] has those of the resources too.
    pub operations: Vec<ShapeId>,
    /// The resources bound directly.
    pub resources: Vec<ShapeId>,
    /// The errors that every operation can return.
    pub errors: Vec<ShapeId>,
    /// Names to use in place of those of the shapes in the service's closure.
    pub rename: IndexMap<ShapeId, Arc<str>>,
}

/// The parts of a resource. Source: Smithy 2.0, "Resource".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resource {
    /// The names of the identifiers and the shapes of their values.
    pub identifiers: IndexMap<Arc<str>, ShapeId>,
    /// The names of the properties and the shapes of their values.
    pub properties: IndexMap<Arc<str>, ShapeId>,
    /// Lifecycle operation: create, or replace, under a client-chosen identity.
    pub put: Option<ShapeId>,
    /// Lifecycle operation: create under a service-chosen identity.
    pub create: Option<ShapeId>,
    /// Lifecycle operation: read one.
    pub read: Option<ShapeId>,
    /// Lifecycle operation: update one.
    pub update: Option<ShapeId>,
    /// Lifecycle operation: delete one.
    pub delete: Option<ShapeId>,
    /// Lifecycle operation: list them.
    pub list: Option<ShapeId>,
    /// Operations on one instance.
    pub operations: Vec<ShapeId>,
    /// Operations on the collection.
    pub collection_operations: Vec<ShapeId>,
    /// Child resources.
    pub resources: Vec<ShapeId>,
}

impl Resource {
    /// All operations bound to this resource, lifecycle first, without those of child resources.
    pub fn all_operations(&self) -> impl Iterator<Item = &ShapeId> {
        let lifecycle = self.lifecycle().into_iter();
        let lifecycle = lifecycle.filter_map(|(_, operation)| operation.as_ref());
        lifecycle
            .chain(&self.operations)
            .chain(&self.collection_operations)
    }

    /// The lifecycle operations by their keys.
    pub(crate) fn lifecycle(&self) -> [(&'static str, &Option<ShapeId>); 6] {
        [
            ("put", &self.put),
            ("create", &self.create),
            ("read", &self.read),
            ("update", &self.update),
            ("delete", &self.delete),
            ("list", &self.list),
        ]
    }

    /// As [`Resource::lifecycle`], to change them.
    pub(crate) fn lifecycle_mut(&mut self) -> [(&'static str, &mut Option<ShapeId>); 6] {
        [
            ("put", &mut self.put),
            ("create", &mut self.create),
            ("read", &mut self.read),
            ("update", &mut self.update),
            ("delete", &mut self.delete),
            ("list", &mut self.list),
        ]
    }
}

/// The parts of an operation. Source: Smithy 2.0, "Operation".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// The structure sent; `smithy.api#Unit` for an operation that takes nothing.
    pub input: ShapeId,
    /// The structure received; `smithy.api#Unit` for an operation that returns nothing.
    pub output: ShapeId,
    /// Its own errors; [`crate::OperationRef::errors`] adds those common to the service.
    pub errors: Vec<ShapeId>,
}
