//! Items without their words: an item of the intermediate representation comes in, the same without documentation goes out.
//! Most updates of a model change nothing but words.

use crate::ir::enumeration::Values;
use crate::ir::{
    Documentation, Enumeration, Error, ErrorEnum, EventErrors, Operation, Structure, Union, Waiter,
};

pub(super) fn structure(structure: &Structure) -> Structure {
    let mut plain = structure.clone();
    plain.documentation = Documentation::default();
    for field in &mut plain.fields {
        field.documentation = Documentation::default();
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
    for variant in &mut plain.variants {
        variant.documentation = Documentation::default();
    }
    plain
}

pub(super) fn enumeration(enumeration: &Enumeration) -> Enumeration {
    let mut plain = enumeration.clone();
    plain.documentation = Documentation::default();
    if let Values::Named(values) = &mut plain.values {
        for value in values {
            value.documentation = Documentation::default();
        }
    }
    plain
}

pub(super) fn errors(errors: &ErrorEnum) -> ErrorEnum {
    let mut plain = errors.clone();
    for case in &mut plain.cases {
        case.documentation = Documentation::default();
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
    Operation {
        documentation: Documentation::default(),
        input: structure(&operation.input),
        output: structure(&operation.output),
        error: errors(&operation.error),
        waiters: Vec::new(),
        ..operation.clone()
    }
}

pub(super) fn waiter(waiter: &Waiter) -> Waiter {
    Waiter {
        documentation: Documentation::default(),
        ..waiter.clone()
    }
}
