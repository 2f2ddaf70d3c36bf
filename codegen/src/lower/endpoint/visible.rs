//! Which endpoint parameters a crate of some operations shows.
//!
//! In: the operations of a service, and which of them are generated. Out: parameters that only the others
//! give values to are marked. The rules keep them: they are the same with every choice of operations.

use std::collections::BTreeSet;

use smithy_model::traits::{
    ClientContextParams, ContextParam, OperationContextParams, StaticContextParams,
};
use smithy_model::OperationRef;

use crate::ir::endpoint::Endpoint;
use crate::select::Selection;

/// Marks the parameters that operations give values to, but none of those that were selected.
pub(in crate::lower) fn hide_unused(selection: &Selection<'_>, endpoint: &mut Endpoint) {
    let all = selection.service.operations();
    if all.len() == selection.operations.len() {
        return;
    }
    let bound: BTreeSet<&str> = all.iter().flat_map(bound_by).collect();
    let used: BTreeSet<&str> = selection.operations.iter().flat_map(bound_by).collect();
    let settings = selection.service.shape.get::<ClientContextParams>();
    let settings = settings
        .map(|params| params.0.as_slice())
        .unwrap_or_default();
    for parameter in &mut endpoint.parameters {
        let name = parameter.name.as_str();
        parameter.is_hidden = parameter.built_in.is_none()
            && bound.contains(name)
            && !used.contains(name)
            && !settings.iter().any(|setting| &*setting.name == name);
    }
}

/// The parameters that an operation gives values to.
fn bound_by<'m>(operation: &OperationRef<'m>) -> Vec<&'m str> {
    let shape = operation.shape;
    let mut names = Vec::new();
    if let Some(StaticContextParams(params)) = shape.get::<StaticContextParams>() {
        names.extend(params.iter().map(|param| &*param.name));
    }
    if let Some(OperationContextParams(params)) = shape.get::<OperationContextParams>() {
        names.extend(params.iter().map(|param| &*param.name));
    }
    for member in operation.input().members() {
        let param = member.traits.get::<ContextParam>();
        names.extend(param.map(|param| &*param.name));
    }
    names
}
