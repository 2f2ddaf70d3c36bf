//! A waiter (`smithy.waiters#waitable`), which calls an operation until a condition holds.

use super::jmespath::Expression;
use super::{Deprecation, Documentation, Identifier};

/// A waiter of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiter {
    /// Its name in the model.
    pub wire_name: String,
    /// Its module below `waiters`.
    pub module: Identifier,
    /// The file of that module.
    pub file: Identifier,
    /// The method of the client's trait.
    pub method: Identifier,
    /// The builder that is filled in and then waits.
    pub fluent_builder: Identifier,
    /// The result of a wait that succeeds.
    pub final_poll: Identifier,
    /// The error of a wait.
    pub error: Identifier,
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// The least time between two calls, in seconds.
    pub min_delay: u32,
    /// The most time between two calls, in seconds.
    pub max_delay: u32,
    /// The conditions that end the wait or go on.
    pub acceptors: Vec<Acceptor>,
}

/// A condition of a waiter.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptor {
    /// The state of the waiter if it matches.
    pub state: State,
    /// The condition.
    pub matcher: Matcher,
}

/// The state of a waiter when an acceptor matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The wait is over.
    Success,
    /// The awaited state cannot be reached any more.
    Failure,
    /// The operation is called again.
    Retry,
}

/// When an acceptor matches.
#[derive(Clone, Debug, PartialEq)]
pub enum Matcher {
    /// By the output.
    Output(Expression, Comparison),
    /// By an object of `input` and `output`.
    InputOutput(Expression, Comparison),
    /// By the name of the error.
    ErrorType(String),
    /// By whether the call succeeded.
    Success(bool),
}

/// How the value of an expression is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// With this string.
    StringEquals(String),
    /// With this boolean.
    BooleanEquals(bool),
    /// Each item of an array that is not empty, with this string.
    AllStringEquals(String),
    /// Some item of an array, with this string.
    AnyStringEquals(String),
}
