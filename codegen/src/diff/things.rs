//! The things that a crate consists of: a crate comes in; its types, operations and waiters go out, each with its path, its
//! shape, and the lines of what callers see of it.

use super::kinds::{self, Word};
use super::plain;
use super::surface::{self, Form, Line};
use crate::ir::auth::AuthOverride;
use crate::ir::endpoint::Parameter;
use crate::ir::enumeration::Values;
use crate::ir::{
    Crate, Enumeration, Error, ErrorEnum, EventErrors, Operation, Path, Structure, Union, Waiter,
};
use crate::render::public;

/// A thing of a crate.
#[derive(Clone, Debug)]
pub(super) struct Thing<'c> {
    pub(super) word: &'static Word,
    pub(super) path: String,
    pub(super) shape: &'c str,
    pub(super) ir: Ir<'c>,
    /// The endpoint parameters of the crate, to which operations refer by their positions.
    pub(super) parameters: &'c [Parameter],
}

/// The intermediate representation of a thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ir<'c> {
    Structure(&'c Structure),
    Error(&'c Error),
    Union(&'c Union),
    Enumeration(&'c Enumeration),
    EventErrors(&'c EventErrors),
    CrateErrors(&'c ErrorEnum),
    Operation(&'c Operation, Option<&'c AuthOverride>),
    Waiter(&'c Operation, &'c Waiter),
}

/// All things of a crate.
pub(super) fn all(krate: &Crate) -> Vec<Thing<'_>> {
    let mut things = Vec::new();
    let mut add = |word, path, shape, ir| {
        things.push(Thing {
            word,
            path,
            shape,
            ir,
            parameters: &krate.endpoint.parameters,
        });
    };
    for one in &krate.operations {
        let mut overrides = krate.auth.overrides.iter();
        let auth = overrides.find(|auth| auth.operation == one.wire_name);
        let path = format!("operation::{}", one.module.plain());
        add(
            kinds::OPERATION,
            path,
            &*one.shape,
            Ir::Operation(one, auth),
        );
        for waiter in &one.waiters {
            let path = format!("waiters::{}", waiter.module.plain());
            add(kinds::WAITER, path, &one.shape, Ir::Waiter(one, waiter));
        }
    }
    for one in &krate.structures {
        add(
            kinds::STRUCTURE,
            shown(&one.path),
            &one.shape,
            Ir::Structure(one),
        );
    }
    for one in &krate.unions {
        add(kinds::UNION, shown(&one.path), &one.shape, Ir::Union(one));
    }
    for one in &krate.enumerations {
        let word = match one.values {
            Values::Named(_) => kinds::ENUMERATION,
            Values::Opaque(_) => kinds::STRINGS,
        };
        add(word, shown(&one.path), &one.shape, Ir::Enumeration(one));
    }
    for one in &krate.errors {
        let structure = &one.structure;
        add(
            kinds::ERROR,
            shown(&structure.path),
            &structure.shape,
            Ir::Error(one),
        );
    }
    for one in &krate.event_errors {
        add(
            kinds::ERRORS,
            shown(&one.errors.path),
            &one.shape,
            Ir::EventErrors(one),
        );
    }
    let errors = &krate.error;
    add(
        kinds::ERRORS,
        shown(&errors.path),
        &krate.manifest.service,
        Ir::CrateErrors(errors),
    );
    things
}

/// A path as users write it behind the name of the crate.
pub(super) fn shown(path: &Path) -> String {
    let link = path.link();
    link.strip_prefix("crate::").unwrap_or(&link).to_owned()
}

impl Ir<'_> {
    /// Whether the two are the same. The waiters of an operation are things of their own, and its own words are not theirs.
    pub(super) fn is_same(&self, other: &Ir<'_>) -> bool {
        let without_waiters = |one: &Operation| Operation {
            waiters: Vec::new(),
            ..one.clone()
        };
        let is_same = self == other;
        match (self, other) {
            _ if is_same => true,
            (Ir::Operation(one, auth), Ir::Operation(other, other_auth)) => {
                auth == other_auth && without_waiters(one) == without_waiters(other)
            }
            (Ir::Waiter(by, one), Ir::Waiter(other_by, other)) => {
                one == other && plain::operation(by) == plain::operation(other_by)
            }
            _ => false,
        }
    }

    /// Whether the two differ in words alone.
    pub(super) fn is_alike(&self, other: &Ir<'_>) -> bool {
        match (self, other) {
            (Ir::Structure(one), Ir::Structure(other)) => {
                plain::structure(one) == plain::structure(other)
            }
            (Ir::Error(one), Ir::Error(other)) => plain::error(one) == plain::error(other),
            (Ir::Union(one), Ir::Union(other)) => plain::union(one) == plain::union(other),
            (Ir::Enumeration(one), Ir::Enumeration(other)) => {
                plain::enumeration(one) == plain::enumeration(other)
            }
            (Ir::EventErrors(one), Ir::EventErrors(other)) => {
                plain::event_errors(one) == plain::event_errors(other)
            }
            (Ir::CrateErrors(one), Ir::CrateErrors(other)) => {
                plain::errors(one) == plain::errors(other)
            }
            (Ir::Operation(one, auth), Ir::Operation(other, other_auth)) => {
                auth == other_auth && plain::operation(one) == plain::operation(other)
            }
            (Ir::Waiter(by, one), Ir::Waiter(other_by, other)) => {
                plain::waiter(one) == plain::waiter(other)
                    && plain::operation(by) == plain::operation(other_by)
            }
            _ => false,
        }
    }

    /// The names on the wire of its members, by which a renamed thing is found again.
    pub(super) fn members(&self) -> Vec<&str> {
        match self {
            Ir::Structure(one) => one.fields.iter().map(|field| &*field.wire_name).collect(),
            Ir::Error(one) => one
                .structure
                .fields
                .iter()
                .map(|field| &*field.wire_name)
                .collect(),
            Ir::Union(one) => one
                .variants
                .iter()
                .map(|variant| &*variant.wire_name)
                .collect(),
            Ir::Enumeration(one) => match &one.values {
                Values::Named(values) => values.iter().map(|value| &*value.wire_value).collect(),
                Values::Opaque(values) => values.iter().map(|value| &**value).collect(),
            },
            Ir::Operation(one, _) => {
                let fields = one.input.fields.iter().chain(&one.output.fields);
                fields.map(|field| &*field.wire_name).collect()
            }
            Ir::EventErrors(_) | Ir::CrateErrors(_) | Ir::Waiter(..) => Vec::new(),
        }
    }

    /// The lines of all its parts, without modules and re-exports: those follow from the types in them.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = match self {
            Ir::Structure(one) => surface::of_items(public::structure(&plain::structure(one))),
            Ir::Error(one) => surface::of_items(public::error(&plain::error(one))),
            Ir::Union(one) => surface::of_items(public::union(&plain::union(one))),
            Ir::Enumeration(one) => {
                surface::of_items(public::enumeration(&plain::enumeration(one)))
            }
            Ir::EventErrors(one) => {
                surface::of_items(public::event_errors(&plain::event_errors(one)))
            }
            Ir::CrateErrors(one) => surface::of_items(public::crate_errors(&plain::errors(one))),
            Ir::Operation(one, _) => surface::of_files(&public::operation(&plain::operation(one))),
            Ir::Waiter(operation, waiter) => {
                let mut lines = surface::of_files(&[public::waiter(operation, waiter)]);
                // The methods for members are those of the operation's own builder.
                let setters = |name: &str| {
                    let mut fields = operation.input.fields.iter();
                    fields.any(|field| {
                        [&field.name, &field.setter, &field.getter]
                            .iter()
                            .any(|one| one.as_str() == name)
                    })
                };
                lines.retain(|line| !setters(&line.name));
                let all = public::waiters(operation)
                    .map(surface::of_items)
                    .unwrap_or_default();
                lines.extend(
                    all.into_iter()
                        .filter(|line| line.name == waiter.method.as_str()),
                );
                lines
            }
        };
        lines.retain(|line| line.form != Form::Name);
        lines
    }
}
