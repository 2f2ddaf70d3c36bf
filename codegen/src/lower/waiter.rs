//! Waiters: `smithy.waiters#waitable` comes in, acceptors as data go out.

use smithy_model::traits::{self, PathComparator, Waitable};
use smithy_model::OperationRef;

use crate::ir::waiter::{Acceptor, Comparison, Matcher, State};
use crate::ir::{Deprecation, Documentation, Waiter};
use crate::naming::{OperationNames, WaiterNames};
use crate::protocol::local_name;

/// The waiters of an operation, by the name of their module.
pub(super) fn lower(operation: &OperationRef<'_>, names: &OperationNames) -> Vec<Waiter> {
    let waitable = operation.shape.get::<Waitable>();
    let waiters = waitable.map(|waitable| waitable.0.as_slice());
    let waiters = waiters.unwrap_or_default().iter();
    let mut lowered: Vec<Waiter> = waiters
        .zip(&names.waiters)
        .map(|(waiter, names)| of_names(waiter, names))
        .collect();
    lowered.sort_by(|one, other| one.module.cmp(&other.module));
    lowered
}

fn of_names(waiter: &traits::Waiter, names: &WaiterNames) -> Waiter {
    let documentation = waiter.documentation.as_deref().unwrap_or_default();
    Waiter {
        wire_name: waiter.name.to_string(),
        module: names.module.clone(),
        file: names.file.clone(),
        method: names.method.clone(),
        fluent_builder: names.fluent_builder.clone(),
        final_poll: names.final_poll.clone(),
        error: names.error.clone(),
        documentation: Documentation::of_model(documentation),
        deprecated: waiter.deprecated.then(Deprecation::default),
        min_delay: waiter.min_delay.unsigned_abs(),
        max_delay: waiter.max_delay.unsigned_abs(),
        acceptors: waiter.acceptors.iter().map(acceptor).collect(),
    }
}

fn acceptor(acceptor: &traits::Acceptor) -> Acceptor {
    Acceptor {
        state: match acceptor.state {
            traits::AcceptorState::Success => State::Success,
            traits::AcceptorState::Failure => State::Failure,
            traits::AcceptorState::Retry => State::Retry,
        },
        matcher: match &acceptor.matcher {
            traits::Matcher::Output(path) => {
                Matcher::Output(path.path.expression.clone(), comparison(path))
            }
            traits::Matcher::InputOutput(path) => {
                Matcher::InputOutput(path.path.expression.clone(), comparison(path))
            }
            // It may be given with its namespace. Only the name decides.
            traits::Matcher::ErrorType(id) => Matcher::ErrorType(local_name(id).to_owned()),
            traits::Matcher::Success(expected) => Matcher::Success(*expected),
        },
    }
}

fn comparison(path: &traits::PathMatcher) -> Comparison {
    let expected = path.expected.to_string();
    match path.comparator {
        PathComparator::StringEquals => Comparison::StringEquals(expected),
        PathComparator::BooleanEquals => Comparison::BooleanEquals(expected == "true"),
        PathComparator::AllStringEquals => Comparison::AllStringEquals(expected),
        PathComparator::AnyStringEquals => Comparison::AnyStringEquals(expected),
    }
}
