//! Items without their words: an item of the intermediate representation comes in, the same without documentation and notes
//! of deprecations goes out.
//! Most updates of a model change nothing but words.

use crate::ir::enumeration::Values;
use crate::ir::{
    Deprecation, Documentation, Enumeration, Error, ErrorEnum, EventErrors, Operation, Structure,
    Union, Waiter,
};

/// Leaves out all but the fact of a deprecation.
pub(super) fn leave_out_note(deprecated: &mut Option<Deprecation>) {
    if let Some(deprecation) = deprecated {
        (deprecation.note, deprecation.since) = (None, None);
    }
}

pub(super) fn structure(structure: &Structure) -> Structure {
    let mut plain = structure.clone();
    plain.documentation = Documentation::default();
    leave_out_note(&mut plain.deprecated);
    for field in &mut plain.fields {
        field.documentation = Documentation::default();
        leave_out_note(&mut field.deprecated);
    }
    plain
}

pub(super) fn error(error: &Error) -> Error {
    Error {
        structure: structure(&error.structure),
        retry: error.retry,
    }
}

pub(super) fn union(union: &Union) -> Union {
    let mut plain = union.clone();
    plain.documentation = Documentation::default();
    leave_out_note(&mut plain.deprecated);
    for variant in &mut plain.variants {
        variant.documentation = Documentation::default();
        leave_out_note(&mut variant.deprecated);
    }
    plain
}

pub(super) fn enumeration(enumeration: &Enumeration) -> Enumeration {
    let mut plain = enumeration.clone();
    plain.documentation = Documentation::default();
    leave_out_note(&mut plain.deprecated);
    if let Values::Named(values) = &mut plain.values {
        for value in values {
            value.documentation = Documentation::default();
            leave_out_note(&mut value.deprecated);
        }
    }
    plain
}

pub(super) fn errors(errors: &ErrorEnum) -> ErrorEnum {
    let mut plain = errors.clone();
    for case in &mut plain.cases {
        case.documentation = Documentation::default();
        leave_out_note(&mut case.deprecated);
    }
    plain
}

pub(super) fn event_errors(own: &EventErrors) -> EventErrors {
    EventErrors {
        errors: errors(&own.errors),
        ..own.clone()
    }
}

/// Waiters are items of their own.
pub(super) fn operation(operation: &Operation) -> Operation {
    let mut deprecated = operation.deprecated.clone();
    leave_out_note(&mut deprecated);
    Operation {
        documentation: Documentation::default(),
        deprecated,
        input: structure(&operation.input),
        output: structure(&operation.output),
        error: errors(&operation.error),
        waiters: Vec::new(),
        ..operation.clone()
    }
}

pub(super) fn waiter(waiter: &Waiter) -> Waiter {
    let mut plain = waiter.clone();
    plain.documentation = Documentation::default();
    leave_out_note(&mut plain.deprecated);
    plain
}
