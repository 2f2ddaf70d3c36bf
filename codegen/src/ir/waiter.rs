//! A waiter (`smithy.waiters#waitable`): what calls an operation until something is so.

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
    /// What is filled in and then waits.
    pub fluent_builder: Identifier,
    /// What a wait that succeeds gives.
    pub final_poll: Identifier,
    /// What it gives otherwise.
    pub error: Identifier,
    /// What is said about it.
    pub documentation: Documentation,
    /// Why not to use it.
    pub deprecated: Option<Deprecation>,
    /// The least time between two calls, in seconds.
    pub min_delay: u32,
    /// The most time between two calls, in seconds.
    pub max_delay: u32,
    /// What ends the wait, or goes on.
    pub acceptors: Vec<Acceptor>,
}

/// A condition of a waiter.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptor {
    /// What follows if it matches.
    pub state: State,
    /// When it matches.
    pub matcher: Matcher,
}

/// What follows when an acceptor matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The wait is over.
    Success,
    /// What was waited for cannot happen any more.
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

/// What the value of an expression is compared with, and how.
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
