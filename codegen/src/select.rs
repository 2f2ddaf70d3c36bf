//! The part of a model that is generated: a model and the user's choice come in, a service and its operations go out.

use smithy_model::spelling::question;
use smithy_model::traits::{ClientDiscoveredEndpoint, ClientEndpointDiscovery};
use smithy_model::{Diagnostic, Diagnostics, Model, OperationRef, Origin, ServiceRef};

use crate::codes;
use crate::options::{origin, Options};

/// The most operations that are listed when a user names one that does not exist.
const LISTED: usize = 30;

/// The part of a model that is generated.
#[derive(Clone, Debug)]
pub struct Selection<'m> {
    /// The service.
    pub service: ServiceRef<'m>,
    /// Its operations that were asked for, and those that they need, each once, in the order of the service.
    pub operations: Vec<OperationRef<'m>>,
}

/// Finds the service and the operations that were asked for.
///
/// # Errors
///
/// Every name that the model does not have, with the nearest ones that it has.
pub fn select<'m>(model: &'m Model, options: &Options) -> Result<Selection<'m>, Diagnostics> {
    let service = service(model, options.service.as_deref())?;
    let all = service.operations();
    let mut diagnostics = Diagnostics::new();
    for name in &options.operations {
        if !all.iter().any(|one| is_named(one, name)) {
            diagnostics.push(unknown_operation(&service, &all, name));
        }
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let wanted = |one: &OperationRef<'_>| {
        options.operations.is_empty() || options.operations.iter().any(|name| is_named(one, name))
    };
    let mut operations: Vec<OperationRef<'m>> = all.iter().copied().filter(wanted).collect();
    // An operation that requires discovery brings the discovery operation with it.
    if operations.iter().any(needs_discovery) {
        let discovery = service.shape.get::<ClientEndpointDiscovery>();
        let tells = |one: &OperationRef<'_>| {
            discovery.is_some_and(|discovery| discovery.operation == one.shape.id)
        };
        operations = all
            .into_iter()
            .filter(|one| wanted(one) || tells(one))
            .collect();
    }
    Ok(Selection {
        service,
        operations,
    })
}

/// Whether an operation is called at an endpoint that the service tells, and nowhere else.
pub(crate) fn needs_discovery(operation: &OperationRef<'_>) -> bool {
    let discovered = operation.shape.get::<ClientDiscoveredEndpoint>();
    discovered.is_some_and(|discovered| discovered.required)
}

/// The service by name or id, or the only one.
fn service<'m>(model: &'m Model, name: Option<&str>) -> Result<ServiceRef<'m>, Diagnostics> {
    let services: Vec<ServiceRef<'m>> = model.services().collect();
    let ids: Vec<&str> = services.iter().map(|one| one.shape.id.as_str()).collect();
    let found = match name {
        Some(name) => services
            .iter()
            .find(|one| one.shape.id.as_str() == name || one.shape.id.name() == name),
        None if services.len() == 1 => services.first(),
        None => None,
    };
    if let Some(service) = found {
        return Ok(*service);
    }
    let first = services.first().map(|one| one.shape.origin.clone());
    let place = first.unwrap_or_else(|| file_of(model));
    let has = match ids.as_slice() {
        [] => "the model has no service".to_owned(),
        ids => format!("the model has {}", ids.join(", ")),
    };
    let diagnostic = match name {
        Some(name) => {
            let names = services.iter().map(|one| one.shape.id.name());
            let help = question(name, ids.iter().copied().chain(names)).unwrap_or(has);
            let message = format!("the service `{}` is not in the model", name.escape_debug());
            Diagnostic::error(codes::UNKNOWN_SERVICE, message, origin::service()).help(help)
        }
        None if ids.is_empty() => Diagnostic::error(codes::NO_SINGLE_SERVICE, has, place)
            .help("name a model file that defines a service"),
        None => Diagnostic::error(
            codes::NO_SINGLE_SERVICE,
            format!("{}, and none of them was named", has),
            place,
        )
        .help("name one: `service` in codegen.toml, `--service`, or `Build::service` in a build script"),
    };
    Err(diagnostic.into())
}

/// Some file of the model, for a diagnostic that is about all of it.
fn file_of(model: &Model) -> Origin {
    let first = model.files().first();
    Origin::file(first.cloned().unwrap_or_else(|| "model".into()))
}

fn is_named(operation: &OperationRef<'_>, name: &str) -> bool {
    operation.shape.id.as_str() == name || operation.shape.id.name() == name
}

fn unknown_operation(service: &ServiceRef<'_>, all: &[OperationRef<'_>], name: &str) -> Diagnostic {
    let id = &service.shape.id;
    let message = format!("{id} has no operation `{}`", name.escape_debug());
    let diagnostic = Diagnostic::error(codes::UNKNOWN_OPERATION, message, origin::operation(name));
    let names = all.iter().map(|one| one.shape.id.name());
    let own = name.rsplit('#').next().unwrap_or(name);
    match question(own, names) {
        Some(meant) => diagnostic.help(meant),
        None => diagnostic.help(operations(all)),
    }
}

/// How many operations there are, and which when they are few.
fn operations(all: &[OperationRef<'_>]) -> String {
    let count = match all.len() {
        1 => "it has 1 operation".to_owned(),
        count => format!("it has {count} operations"),
    };
    if all.is_empty() || all.len() > LISTED {
        return count;
    }
    let names = all.iter().map(|one| format!("`{}`", one.shape.id.name()));
    format!("{count}: {}", names.collect::<Vec<String>>().join(", "))
}
