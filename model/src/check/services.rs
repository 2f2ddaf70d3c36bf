//! The shapes of a service have different names, and no resource contains itself.
//!
//! Source: Smithy 2.0, "Service closure" and "Resource".

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::{Model, ServiceRef};
use crate::prelude;
use crate::shape::{Resource, Shape, ShapeKind};
use crate::walk::{components, is_circular};
use std::collections::HashMap;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for service in model.services() {
        check_names(&service, diagnostics);
    }
    check_resources(model, diagnostics);
}

/// Shapes of a service may share a name only if generated code has no types for them.
fn check_names(service: &ServiceRef<'_>, diagnostics: &mut Diagnostics) {
    let mut names: HashMap<String, &Shape> = HashMap::new();
    for shape in service.closure() {
        if shape.id.namespace() == prelude::NAMESPACE {
            continue;
        }
        let name = match service.service.rename.get(&shape.id) {
            Some(name) => name,
            None => shape.name(),
        };
        let Some(earlier) = names.insert(name.to_ascii_lowercase(), shape) else {
            continue;
        };
        if !is_interchangeable(earlier) || !is_interchangeable(shape) {
            diagnostics.push(
                Diagnostic::error(
                    codes::CONFLICTING_NAMES,
                    format!(
                        "`{}` and `{}` have the same name in `{}`",
                        shape.id, earlier.id, service.shape.id
                    ),
                    shape.origin.clone(),
                )
                .related(earlier.origin.clone())
                .help("give one of them another name in the service's `rename`"),
            );
        }
    }
}

/// Whether generated code has no type of its own for a shape.
fn is_interchangeable(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Blob
            | ShapeKind::Boolean
            | ShapeKind::String
            | ShapeKind::Byte
            | ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
            | ShapeKind::BigInteger
            | ShapeKind::BigDecimal
            | ShapeKind::Timestamp
            | ShapeKind::Document
            | ShapeKind::List(_)
            | ShapeKind::Map(_)
    )
}

fn check_resources(model: &Model, diagnostics: &mut Diagnostics) {
    let children = |resource: &Resource| {
        let ids = resource.resources.iter();
        ids.filter_map(|id| model.shapes.get_index_of(id)).collect()
    };
    let edges: Vec<Vec<usize>> = model
        .shapes()
        .map(|shape| shape.as_resource().map(children).unwrap_or_default())
        .collect();
    for group in components(&edges) {
        if is_circular(&group, &edges) {
            let shapes = group
                .iter()
                .filter_map(|index| model.shapes.get_index(*index));
            diagnostics.extend(shapes.map(|(id, shape)| {
                Diagnostic::error(
                    codes::CYCLIC_RESOURCE,
                    format!("the resource `{id}` contains itself"),
                    shape.origin.child("resources"),
                )
            }));
        }
    }
}
