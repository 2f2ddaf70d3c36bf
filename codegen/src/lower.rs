//! Lowering: from the resolved model and its names to the intermediate representation.
//!
//! Here, and nowhere else, it is decided what the model means in Rust: which members are options, which
//! defaults apply, what is boxed, in which order things stand. One file for each concept.

mod auth;
mod base64;
mod binding;
mod boxing;
mod builder;
mod common;
mod config;
mod context;
mod documentation;
pub mod endpoint;
mod endpoint_discovery;
mod enumeration;
mod error;
mod form;
mod literal;
mod manifest;
mod operation;
mod paginator;
mod path;
mod presence;
mod reference;
mod service;
mod stream;
mod structure;
mod table;
mod union;
mod unsupported;
mod value;
mod waiter;
mod xml;

use smithy_model::{Diagnostics, Model, Shape, ShapeKind};

use crate::ir::{Crate, Enumeration, Error, EventErrors, Path, Structure, Union};
use crate::naming::{self, is_error, is_event_stream, Names};
use crate::options::Options;
use crate::protocol;
use crate::select::Selection;
use context::Context;
use reference::References;

/// The crate of the selected operations. None when there is a diagnostic to say why.
pub fn service(
    model: &Model,
    names: &Names,
    selection: &Selection<'_>,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Crate> {
    let service = selection.service;
    let protocol = match protocol::of(&service, options) {
        Ok(protocol) => protocol,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            endpoint::service(&service, diagnostics);
            return None;
        }
    };
    let endpoint = endpoint::service(&service, diagnostics);
    let shapes = naming::reached(model, &service, &selection.operations);
    let references = References::of(selection, &shapes, names);
    let mut context = Context::new(model, names, service, protocol, references, diagnostics);

    let mut operations = Vec::new();
    for operation in &selection.operations {
        operations.extend(operation::lower(operation, endpoint.as_ref(), &mut context));
    }
    operations.sort_by(|one, other| one.module.cmp(&other.module));

    let Some(mut endpoint) = endpoint else {
        // There will be no crate, but faults of the types are reported.
        Types::of(&shapes, &mut context);
        return None;
    };
    let auth = auth::lower(&selection.operations, &endpoint, &mut context);
    let config = config::lower(&operations, &endpoint, &mut context);
    endpoint::hide_unused(selection, &mut endpoint);
    unsupported::check(selection, &mut context);
    form::check(selection, &mut context);
    let discovery = endpoint_discovery::lower(selection, &operations, &mut context);
    let shapes = Types::of(&shapes, &mut context);
    let krate = Crate {
        manifest: manifest::lower(&operations, &shapes.enumerations, options, &context),
        service: service::lower(options, &context),
        error: error::of_crate(&operations, &shapes.errors, &shapes.event_errors),
        config,
        auth,
        endpoint,
        recursion_limit: recursion_limit(model),
        endpoint_discovery: discovery,
        operations,
        structures: shapes.structures,
        unions: shapes.unions,
        enumerations: shapes.enumerations,
        errors: shapes.errors,
        event_errors: shapes.event_errors,
    };
    (!diagnostics.has_errors()).then_some(krate)
}

/// How deep the compiler has to look to see that a type may be sent to another thread; `None` where its default is
/// enough. A list or map is up to four types for each of its two shapes, a structure two. It depends on the
/// whole model, so that a subset of a service has the same.
fn recursion_limit(model: &Model) -> Option<usize> {
    /// What `rustc` allows without being asked.
    const USUAL: usize = 128;
    /// What calls wrap around the input and output of an operation.
    const AROUND: usize = 32;
    let needed = model.depth().saturating_mul(4).saturating_add(AROUND);
    (needed > USUAL).then(|| needed.saturating_add(USUAL))
}

/// The types that the selected operations need, each kind by name.
#[derive(Default)]
struct Types {
    structures: Vec<Structure>,
    unions: Vec<Union>,
    enumerations: Vec<Enumeration>,
    errors: Vec<Error>,
    event_errors: Vec<EventErrors>,
}

impl Types {
    fn of(shapes: &[&Shape], context: &mut Context<'_, '_>) -> Types {
        let mut types = Types::default();
        for shape in shapes {
            types.add(shape, context);
        }
        let name = |path: &Path| path.name.clone();
        types.structures.sort_by_cached_key(|one| name(&one.path));
        types.unions.sort_by_cached_key(|one| name(&one.path));
        types.enumerations.sort_by_cached_key(|one| name(&one.path));
        types
            .errors
            .sort_by_cached_key(|one| name(&one.structure.path));
        types
            .event_errors
            .sort_by_cached_key(|one| name(&one.errors.path));
        types
    }

    fn add(&mut self, shape: &Shape, context: &mut Context<'_, '_>) {
        match &shape.kind {
            ShapeKind::Structure(_) if is_error(shape) => {
                self.errors.extend(error::lower(shape, context));
            }
            ShapeKind::Structure(_) => self.structures.extend(structure::data(shape, context)),
            ShapeKind::Union(_) => {
                self.unions.extend(union::lower(shape, context));
                if is_event_stream(shape) {
                    self.event_errors.extend(error::of_stream(shape, context));
                }
            }
            ShapeKind::Enum(_) => self.enumerations.extend(enumeration::lower(shape, context)),
            ShapeKind::String if context.names.enumeration(&shape.id).is_some() => {
                self.enumerations.extend(enumeration::lower(shape, context));
            }
            _ => {}
        }
    }
}
