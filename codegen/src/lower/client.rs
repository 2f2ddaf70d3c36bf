//! The client: the method of each operation, and the enum of all errors.

use super::context::Context;
use super::service::title;
use crate::ir::client::Method;
use crate::ir::{
    Client, Documentation, Error, ErrorCase, ErrorEnum, EventErrors, Identifier, Operation, Path,
};

/// The client of a crate with these operations.
pub(super) fn lower(
    operations: &[Operation],
    errors: &[Error],
    event_errors: &[EventErrors],
    context: &Context<'_, '_>,
) -> Client {
    Client {
        title: Documentation::of_model_in_line(&title(context.service.shape)),
        methods: operations.iter().map(method).collect(),
        error: ErrorEnum {
            path: Path {
                modules: Vec::new(),
                name: Identifier::item("Error"),
            },
            cases: all_cases(operations, errors, event_errors),
        },
    }
}

fn method(operation: &Operation) -> Method {
    Method {
        operation: operation.wire_name.clone(),
        name: operation.method.clone(),
        fluent_builder: operation.fluent_builder.clone(),
        documentation: operation.documentation.clone(),
        deprecated: operation.deprecated.clone(),
        paginated: operation.paginator.is_some(),
    }
}

/// Every error that some operation can answer with, or that some stream can end in, once each, by name.
fn all_cases(
    operations: &[Operation],
    errors: &[Error],
    event_errors: &[EventErrors],
) -> Vec<ErrorCase> {
    let mut cases = Vec::new();
    for error in errors {
        let of_operations = operations.iter().map(|operation| &operation.error);
        let of_events = event_errors.iter().map(|errors| &errors.errors);
        let all = of_operations.chain(of_events).flat_map(|all| &all.cases);
        let mut all = all.filter(|case| case.error == error.structure.path);
        cases.extend(all.next().cloned());
    }
    cases.sort_by(|one: &ErrorCase, other| one.variant.cmp(&other.variant));
    cases
}
