//! The errors of operations and services are structures marked as errors, and a structure that is marked as the input
//! or output of one operation has no other use.
//!
//! Source: Smithy 2.0, "Operation", "input trait" and "output trait".

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::shape::{Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::{Error, Input, Output};
use std::collections::HashMap;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        match &shape.kind {
            ShapeKind::Operation(operation) => {
                check_errors(model, shape, &operation.errors, diagnostics);
            }
            ShapeKind::Service(service) => check_errors(model, shape, &service.errors, diagnostics),
            _ => {}
        }
    }
    check_shared(model, diagnostics);
}

fn check_errors(model: &Model, shape: &Shape, errors: &[ShapeId], diagnostics: &mut Diagnostics) {
    for (index, id) in errors.iter().enumerate() {
        let error = model.expect(id);
        if !error.has::<Error>() {
            let place = shape
                .origin
                .child("errors")
                .child(&index.to_string())
                .child("target");
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

/// Inputs and outputs whose trait promises one use, and that have more.
fn check_shared(model: &Model, diagnostics: &mut Diagnostics) {
    let mut users: HashMap<&ShapeId, &Shape> = HashMap::new();
    let mut complain = |id: &ShapeId, origin| {
        diagnostics.push(
            Diagnostic::error(
                codes::SHARED_STRUCTURE,
                format!("`{id}` is the input or output of one operation and is used elsewhere too"),
                origin,
            )
            .related(model.expect(id).origin.clone())
            .help("use a structure without `smithy.api#input` and `smithy.api#output`"),
        );
    };
    for shape in model.shapes() {
        if let ShapeKind::Operation(operation) = &shape.kind {
            for (key, id, is_own) in [
                (
                    "input",
                    &operation.input,
                    model.expect(&operation.input).has::<Input>(),
                ),
                (
                    "output",
                    &operation.output,
                    model.expect(&operation.output).has::<Output>(),
                ),
            ] {
                if is_own && users.insert(id, shape).is_some() {
                    complain(id, shape.origin.child(key).child("target"));
                }
            }
        }
        for member in shape.members() {
            let target = model.target(member);
            if target.has::<Input>() || target.has::<Output>() {
                complain(&target.id, member.origin.child("target"));
            }
        }
    }
}
