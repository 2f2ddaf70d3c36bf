//! Checks of a resolved model that a client generator relies on: the model comes in, findings go out.
//!
//! One rule per file. They run when every target exists.

mod defaults;
mod enumerations;
mod http;
mod operations;
mod pagination;
mod queries;
mod recursion;
mod services;
mod unions;
mod unknown_traits;

use crate::diagnostic::Diagnostics;
use crate::model::Model;

/// Runs all checks.
pub(crate) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    enumerations::check(model, diagnostics);
    unions::check(model, diagnostics);
    defaults::check(model, diagnostics);
    recursion::check(model, diagnostics);
    operations::check(model, diagnostics);
    http::check(model, diagnostics);
    services::check(model, diagnostics);
    pagination::check(model, diagnostics);
    queries::check(model, diagnostics);
    unknown_traits::check(model, diagnostics);
}
