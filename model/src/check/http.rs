//! HTTP bindings fit together: labels in path and host have members and the reverse, and there is one body.
//!
//! Source: Smithy 2.0, "HTTP bindings" and "endpoint trait".

use crate::diagnostic::{codes, Diagnostics, Origin};
use crate::model::{Model, OperationRef};
use crate::shape::Shape;
use crate::traits::{
    Endpoint, HostLabel, HostPart, Http, HttpLabel, HttpPayload, HttpQueryParams, HttpResponseCode,
    Required, Trait,
};
use std::collections::HashSet;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        if shape.as_structure().is_some() {
            check_structure(shape, diagnostics);
        }
        if let Some(operation) = model.operation(shape.id.as_str()) {
            check_path(&operation, diagnostics);
            check_host(&operation, diagnostics);
        }
    }
}

fn error(message: String, origin: Origin, diagnostics: &mut Diagnostics) {
    diagnostics.error(codes::INVALID_HTTP_BINDING, message, &origin);
}

/// A structure can have each of some bindings only once.
fn check_structure(shape: &Shape, diagnostics: &mut Diagnostics) {
    for id in [HttpPayload::ID, HttpQueryParams::ID, HttpResponseCode::ID] {
        let bound = shape
            .members()
            .filter(|member| member.traits.raw(id).is_some());
        for member in bound.skip(1) {
            let message = format!("another member of `{}` has `{id}` already", shape.id);
            error(
                message,
                member.origin.child("traits").child(id),
                diagnostics,
            );
        }
    }
    for member in shape.members() {
        let labels = member.has::<HttpLabel>() || member.has::<HostLabel>();
        if labels && !member.has::<Required>() {
            let message = format!("`{}` is a label and must be required", member.id);
            error(message, member.origin.clone(), diagnostics);
        }
    }
}

fn check_path(operation: &OperationRef<'_>, diagnostics: &mut Diagnostics) {
    let Some(http) = operation.shape.get::<Http>() else {
        return;
    };
    let labels: HashSet<&str> = http.uri.labels().map(|label| &**label).collect();
    let input = operation.input();
    let mut bound = HashSet::new();
    for member in input.members().filter(|member| member.has::<HttpLabel>()) {
        bound.insert(member.name());
        if !labels.contains(member.name()) {
            let message = format!(
                "`{}` is a label, but the path of `{}` has no label of this name",
                member.id, operation.shape.id
            );
            error(message, member.origin.clone(), diagnostics);
        }
    }
    for label in http.uri.labels().filter(|label| !bound.contains(&***label)) {
        let place = operation.shape.origin.child("traits").child(Http::ID);
        let message = format!(
            "the label `{label}` of the path has no member with `{}` in `{}`",
            HttpLabel::ID,
            input.id
        );
        error(message, place.child("uri"), diagnostics);
    }
}

fn check_host(operation: &OperationRef<'_>, diagnostics: &mut Diagnostics) {
    let Some(endpoint) = operation.shape.get::<Endpoint>() else {
        return;
    };
    let input = operation.input();
    for part in &endpoint.parts {
        let HostPart::Label(label) = part else {
            continue;
        };
        let member = input.member(label);
        if !member.is_some_and(|member| member.has::<HostLabel>()) {
            let place = operation.shape.origin.child("traits").child(Endpoint::ID);
            let message = format!(
                "the label `{label}` of the host prefix has no member with `{}` in `{}`",
                HostLabel::ID,
                input.id
            );
            error(message, place.child("hostPrefix"), diagnostics);
        }
    }
}
