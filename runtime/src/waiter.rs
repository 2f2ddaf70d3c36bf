//! Waiters (`smithy.waiters#waitable`): an operation is called until a state is reached, or can no longer be reached.
//!
//! In: a waiter as constant data, and the input. Out: the result of the last call. This module decides when a wait ends;
//! upstream makes the pauses between the calls and ends them after the time that the caller gives.
//!
//! Source: Smithy 2.0, "Waiters".

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_runtime::client::waiters::{attach_waiter_tracing_span, WaiterOrchestrator};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;

use crate::client::{self, Client, Feature};
use crate::jmespath::{evaluate, Expression, Json};
use crate::operation::{Operation, OperationError};
use crate::shape::Structure;

pub use aws_smithy_runtime::client::waiters::AcceptorState as State;
pub use aws_smithy_runtime_api::client::waiters::error::WaiterError;
pub use aws_smithy_runtime_api::client::waiters::FinalPoll;

/// The names that a constant waiter consists of, for one import. None of them may be one of the standard prelude, which
/// generated code writes without a path.
pub mod data {
    pub use super::Comparison::*;
    pub use super::Matcher::*;
    pub use super::{Acceptor, Waiter};
    pub use crate::jmespath::data::*;
}

/// A waiter.
#[derive(Debug)]
pub struct Waiter {
    /// Its name in the model.
    pub name: &'static str,
    /// The least time between two calls, in seconds.
    pub min_delay: u32,
    /// The most time between two calls, in seconds.
    pub max_delay: u32,
    /// The conditions, in order; the first that matches decides.
    pub acceptors: &'static [Acceptor],
}

/// A condition of a waiter.
#[derive(Debug)]
pub struct Acceptor {
    /// The consequence of a match.
    pub state: State,
    /// When it matches.
    pub matcher: Matcher,
}

impl Acceptor {
    /// A match ends the wait with success.
    pub const fn success(matcher: Matcher) -> Acceptor {
        let state = State::Success;
        Acceptor { state, matcher }
    }

    /// A match ends the wait with failure.
    pub const fn failure(matcher: Matcher) -> Acceptor {
        let state = State::Failure;
        Acceptor { state, matcher }
    }

    /// A match makes the operation be called again.
    pub const fn retry(matcher: Matcher) -> Acceptor {
        let state = State::Retry;
        Acceptor { state, matcher }
    }
}

/// When an acceptor matches.
#[derive(Debug)]
pub enum Matcher {
    /// By a part of the output.
    Output(Expression, Comparison),
    /// By a part of an object with the members `input` and `output`.
    InputOutput(Expression, Comparison),
    /// By the error of the service: its code, or its name in the model.
    ErrorType(&'static str),
    /// By whether the call succeeded.
    Success(bool),
}

/// How the value of an expression is compared, and with which value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The value is this string.
    StringEquals(&'static str),
    /// The value is this boolean.
    BooleanEquals(bool),
    /// The value is an array that is not empty, and each item is this string.
    AllStringEquals(&'static str),
    /// The value is an array, and some item is this string.
    AnyStringEquals(&'static str),
}

/// The state that the answer to a call leads to; `None` where no acceptor matches. An expression that has no value,
/// because a function got an argument of the wrong type, matches nothing.
pub fn state(
    waiter: &Waiter,
    input: &dyn Structure,
    result: Result<&dyn Structure, &dyn OperationError>,
) -> Option<State> {
    let mut acceptors = waiter.acceptors.iter();
    let found = acceptors.find(|acceptor| acceptor.matcher.matches(input, result));
    found.map(|acceptor| acceptor.state)
}

impl Matcher {
    fn matches(
        &self,
        input: &dyn Structure,
        result: Result<&dyn Structure, &dyn OperationError>,
    ) -> bool {
        match (self, result) {
            (Matcher::Success(expected), result) => result.is_ok() == *expected,
            (Matcher::ErrorType(name), Err(error)) => {
                // A modeled error can have another code than its name (`aws.protocols#awsQueryError`).
                let error_shape: &dyn Structure = error;
                error.case().meta().code() == Some(name)
                    || error_shape
                        .active()
                        .is_some_and(|(member, _)| member.name == *name)
            }
            (Matcher::Output(path, comparison), Ok(output)) => {
                comparison.holds(path, &Json::structure(output))
            }
            (Matcher::InputOutput(path, comparison), Ok(output)) => {
                let both = [("input", input), ("output", output)];
                let both = both.map(|(name, one)| (Cow::Borrowed(name), Json::structure(one)));
                comparison.holds(path, &Json::object(both))
            }
            _ => false,
        }
    }
}

impl Comparison {
    fn holds(self, path: &Expression, from: &Json<'_>) -> bool {
        let Ok(value) = evaluate(path, from) else {
            return false;
        };
        let items = || value.items().unwrap_or_default();
        match self {
            Comparison::StringEquals(expected) => value.as_str() == Some(expected),
            Comparison::BooleanEquals(expected) => value.as_bool() == Some(expected),
            Comparison::AllStringEquals(expected) => {
                let items = items();
                !items.is_empty() && items.iter().all(|item| item.as_str() == Some(expected))
            }
            Comparison::AnyStringEquals(expected) => {
                items().iter().any(|item| item.as_str() == Some(expected))
            }
        }
    }
}

/// The result of a wait for something of an operation with this output and error.
type Waited<T, E> = Result<FinalPoll<T, SdkError<E, HttpResponse>>, WaiterError<T, E>>;

/// The future that a waiter's `wait` returns. It yields the last call's output or error, whichever was waited for, or
/// the reason why the wait failed. Dropping it ends the wait.
#[must_use = "nothing is waited for until the future is awaited"]
pub struct WaitFuture<T, E>(Pin<Box<dyn Future<Output = Waited<T, E>> + Send>>);

impl<T, E> Future for WaitFuture<T, E> {
    type Output = Waited<T, E>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.as_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for WaitFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WaitFuture")
    }
}

/// Calls an operation until an acceptor of the waiter ends the wait.
///
/// # Errors
///
/// An acceptor says that the state can no longer be reached; `max_wait` is over; a call failed with an error that no
/// acceptor expects; the input cannot be built; or the client lacks a way to sleep or a clock.
pub fn wait<O>(
    client: Client,
    input: Result<O::Input, BuildError>,
    waiter: &'static Waiter,
    max_wait: Duration,
) -> WaitFuture<O::Output, O::Error>
where
    O: Operation<Input: Clone>,
{
    WaitFuture(Box::pin(run::<O>(client, input, waiter, max_wait)))
}

async fn run<O>(
    client: Client,
    input: Result<O::Input, BuildError>,
    waiter: &'static Waiter,
    max_wait: Duration,
) -> Waited<O::Output, O::Error>
where
    O: Operation<Input: Clone>,
{
    let input = input.map_err(WaiterError::construction_failure)?;
    let call = client::repeated::<O>(&client, Feature::WAITER);
    let components = call.client_components(&mut ConfigBag::base());
    let components = components.map_err(WaiterError::construction_failure)?;
    let time = components.into_time_components();
    let (Some(sleep), Some(clock)) = (time.sleep_impl(), time.time_source()) else {
        let missing = "a waiter needs a way to sleep and a clock, and the client lacks one of them";
        return Err(WaiterError::construction_failure(missing));
    };
    let orchestrator = WaiterOrchestrator::builder()
        .min_delay(Duration::from_secs(waiter.min_delay.into()))
        .max_delay(Duration::from_secs(waiter.max_delay.into()))
        .max_wait(max_wait)
        .time_source(clock)
        .sleep_impl(sleep)
        .acceptor(|result: Result<&O::Output, &O::Error>| {
            let result: Result<&dyn Structure, &dyn OperationError> = match result {
                Ok(output) => Ok(output),
                Err(error) => Err(error),
            };
            state(waiter, &input, result).unwrap_or(State::NoAcceptorsMatched)
        })
        .operation(|| client::invoke::<O>(&client, &call, input.clone()))
        .build();
    attach_waiter_tracing_span(orchestrator.orchestrate()).await
}
