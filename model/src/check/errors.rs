//! The errors of operations and services are structures marked as errors.

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::shape::{Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::Error;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        match &shape.kind {
            ShapeKind::Operation(operation) => {
                check_list(model, shape, &operation.errors, diagnostics);
            }
            ShapeKind::Service(service) => check_list(model, shape, &service.errors, diagnostics),
            _ => {}
        }
    }
}

fn check_list(model: &Model, shape: &Shape, errors: &[ShapeId], diagnostics: &mut Diagnostics) {
    for (index, id) in errors.iter().enumerate() {
        let error = model.expect(id);
        if !error.has::<Error>() {
            let place = shape.origin.descendant(&format!("/errors/{index}/target"));
            diagnostics.push(
                Diagnostic::error(
                    codes::WRONG_TARGET,
                    format!("`{id}` is used as an error but not marked as one"),
                    place,
                )
                .related(error.origin.clone())
                .help("add the trait `smithy.api#error` to the structure"),
            );
        }
    }
}
