//! Unions have members, since a value is one of them.
//!
//! Source: Smithy 2.0, "union".

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::shape::ShapeKind;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        if matches!(&shape.kind, ShapeKind::Union(members) if members.is_empty()) {
            let message = format!("the union `{}` has no members", shape.id);
            let error = Diagnostic::error(codes::EMPTY_UNION, message, shape.origin.clone());
            diagnostics.push(error.help("add a member, or make it a structure"));
        }
    }
}
