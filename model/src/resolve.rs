//! Resolving: unresolved documents come in, one [`Model`] in which every target exists goes out.
//!
//! One pass per file, in the order of [`resolve`].

mod apply;
mod c2j_pointers;
mod enums;
mod merge;
mod mixins;
mod placement;
mod targets;

use crate::ast::Document;
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::model::Model;
use crate::prelude;
use std::collections::HashSet;
use std::sync::Arc;

/// Resolves the documents into one model. `diagnostics` holds the findings of reading.
pub(crate) fn resolve(
    documents: Vec<Document>,
    files: Vec<Arc<str>>,
    mut diagnostics: Diagnostics,
) -> Result<Model, Diagnostics> {
    let c2j = documents.iter().flat_map(|document| &document.c2j_files);
    let c2j: HashSet<Arc<str>> = c2j.cloned().collect();
    let mut merged = merge::merge(documents, &mut diagnostics);
    let shapes = &mut merged.shapes;
    let pending = apply::apply(merged.applies, shapes, &merged.refused, &mut diagnostics);
    let mixins = mixins::mix_in(shapes, pending, &merged.refused, &mut diagnostics);
    enums::convert(shapes, &mut diagnostics);
    merge::add_prelude(shapes, &mut diagnostics);
    targets::check(shapes, &mixins, &merged.refused, &mut diagnostics);
    placement::check(shapes, &mut diagnostics);
    // Without all targets there is no model to check.
    if diagnostics.has_errors() {
        return Err(c2j_pointers::respell(diagnostics, &c2j));
    }
    let mut model = Model {
        shapes: merged.shapes,
        metadata: merged.metadata,
        warnings: Diagnostics::new(),
        files,
        unit: prelude::unit(),
    };
    check::check(&model, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(c2j_pointers::respell(diagnostics, &c2j));
    }
    model.warnings = c2j_pointers::respell(diagnostics, &c2j);
    Ok(model)
}
