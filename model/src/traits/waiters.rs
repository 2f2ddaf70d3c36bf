//! Traits of waiters. Source: Smithy 2.0, "Waiters".

use super::macros::{choices, records, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::jmespath::Query;
use std::sync::Arc;

value_traits! {
    /// The waiters of an operation: each repeats the operation until a state is reached.
    Waitable(Vec<Waiter>) = "smithy.waiters#waitable", Selector::shapes(Kinds::OPERATION),
        by read_waiters;
}

/// One thing to wait for.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiter {
    /// Its name.
    pub name: Arc<str>,
    /// The state that it waits for.
    pub documentation: Option<Arc<str>>,
    /// The conditions that end the wait, or prolong it, in this order; the first that matches counts.
    pub acceptors: Vec<Acceptor>,
    /// The least time between two calls, in seconds.
    pub min_delay: i32,
    /// The most time between two calls, in seconds.
    pub max_delay: i32,
    /// It is not to be used any longer.
    pub deprecated: bool,
    /// Free labels.
    pub tags: Vec<Arc<str>>,
}

records! {
    /// A condition of a waiter.
    Acceptor {
        /// The consequence of a match.
        state: AcceptorState = "state",
        /// When it matches.
        matcher: Matcher = "matcher",
        /// The message of a wait that it makes fail.
        message: Option<Arc<str>> = "message",
    }
}

choices! {
    /// The consequence when an acceptor matches.
    AcceptorState {
        /// The wait is over.
        Success = "success",
        /// The awaited state cannot be reached any more.
        Failure = "failure",
        /// Call again.
        Retry = "retry",
    }

    /// How a result is compared.
    PathComparator {
        /// The result is this string.
        StringEquals = "stringEquals",
        /// The result is this boolean.
        BooleanEquals = "booleanEquals",
        /// The result is a list that is not empty, all items of which are this string.
        AllStringEquals = "allStringEquals",
        /// The result is a list, at least one item of which is this string.
        AnyStringEquals = "anyStringEquals",
    }
}

/// When an acceptor matches.
#[derive(Debug, Clone, PartialEq)]
pub enum Matcher {
    /// By the output.
    Output(PathMatcher),
    /// By an object of `input` and `output`.
    InputOutput(PathMatcher),
    /// By the name or id of the error.
    ErrorType(Arc<str>),
    /// By whether the call succeeded.
    Success(bool),
}

/// A comparison of a part of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct PathMatcher {
    /// The way to the part.
    pub path: Query,
    /// The text that the result is compared with.
    pub expected: Arc<str>,
    /// How.
    pub comparator: PathComparator,
}

fn read_waiters(value: &TraitValue<'_>) -> Result<Vec<Waiter>, Malformed> {
    if value.object()?.is_empty() {
        return Err(value.malformed("expected at least one waiter"));
    }
    value.entries(Waiter::from_value)
}

impl FromValue for Waiter {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let name = value.key();
        let named = name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !named {
            return Err(value.malformed(format!(
                "expected a waiter's name of letters and digits, led by a capital, found `{}`",
                name.escape_debug()
            )));
        }
        let fields = value.fields(&[
            "documentation",
            "acceptors",
            "minDelay",
            "maxDelay",
            "deprecated",
            "tags",
        ])?;
        let delay = |key, default| Ok(fields.get::<Option<_>>(key)?.unwrap_or(default));
        let waiter = Waiter {
            name,
            documentation: fields.get("documentation")?,
            acceptors: fields.required("acceptors", |value| value.nonempty_list())?,
            min_delay: delay("minDelay", 2)?,
            max_delay: delay("maxDelay", 120)?,
            deprecated: fields.get("deprecated")?,
            tags: fields.get("tags")?,
        };
        if waiter.min_delay > waiter.max_delay {
            return Err(value.malformed("`minDelay` is greater than `maxDelay`"));
        }
        Ok(waiter)
    }
}

impl FromValue for Matcher {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let kinds = ["output", "inputOutput", "errorType", "success"];
        let fields = value.fields(&kinds)?;
        if value.object()?.len() != 1 {
            let message = format!("expected exactly one of the keys `{}`", kinds.join("`, `"));
            return Err(value.malformed(message));
        }
        let error = |value: &TraitValue<'_>| value.nonempty_text().map(Some);
        let matchers = [
            fields.get::<Option<_>>("output")?.map(Matcher::Output),
            fields
                .get::<Option<_>>("inputOutput")?
                .map(Matcher::InputOutput),
            fields.read("errorType", error)?.map(Matcher::ErrorType),
            fields.get::<Option<_>>("success")?.map(Matcher::Success),
        ];
        let matcher = matchers.into_iter().flatten().next();
        matcher.ok_or_else(|| value.malformed("expected a matcher"))
    }
}

impl FromValue for PathMatcher {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["path", "expected", "comparator"])?;
        let comparator = fields.get("comparator")?;
        let is_boolean = comparator == PathComparator::BooleanEquals;
        let expected = fields.read("expected", |value| {
            let text = value.text()?;
            match is_boolean && !["true", "false"].contains(&&*text) {
                true => {
                    Err(value.malformed("expected `true` or `false` to compare with a boolean"))
                }
                false => Ok(text),
            }
        })?;
        Ok(PathMatcher {
            path: fields.get("path")?,
            expected,
            comparator,
        })
    }
}
