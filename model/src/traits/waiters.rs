//! Traits of waiters. Source: Smithy 2.0, "Waiters".

use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use crate::jmespath::Query;
use std::sync::Arc;

/// What can be waited for by repeating an operation.
///
/// Source: trait `smithy.waiters#waitable`.
#[derive(Debug, Clone, PartialEq)]
pub struct Waitable(pub Vec<Waiter>);

/// One thing to wait for.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiter {
    /// Its name.
    pub name: Arc<str>,
    /// What it waits for.
    pub documentation: Option<Arc<str>>,
    /// What ends the wait, or goes on, in this order; the first that matches counts.
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

/// A condition of a waiter.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptor {
    /// What follows if it matches.
    pub state: AcceptorState,
    /// When it matches.
    pub matcher: Matcher,
    /// What to tell when the wait fails by it.
    pub message: Option<Arc<str>>,
}

/// What follows when an acceptor matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptorState {
    /// The wait is over.
    Success,
    /// What was waited for cannot happen any more.
    Failure,
    /// Call again.
    Retry,
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
    /// What is compared.
    pub path: Query,
    /// What the result is compared with.
    pub expected: Arc<str>,
    /// How.
    pub comparator: PathComparator,
}

/// How a result is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathComparator {
    /// The result is this string.
    StringEquals,
    /// The result is this boolean.
    BooleanEquals,
    /// The result is a list that is not empty, all items of which are this string.
    AllStringEquals,
    /// The result is a list, some item of which is this string.
    AnyStringEquals,
}

impl Trait for Waitable {
    const ID: &'static str = "smithy.waiters#waitable";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        if value.object()?.is_empty() {
            return Err(value.malformed("expected at least one waiter"));
        }
        value.entries(read_waiter).map(Waitable)
    }
}

fn read_waiter(name: &str, value: &TraitValue<'_>) -> Result<Waiter, Malformed> {
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
    let delay = |key, default| {
        let seconds = fields.optional(key, |value| value.integer(1, i32::MAX.into()))?;
        Ok(seconds.map_or(default, |seconds| {
            i32::try_from(seconds).unwrap_or(i32::MAX)
        }))
    };
    let waiter = Waiter {
        name: Arc::from(name),
        documentation: fields.text("documentation")?,
        acceptors: fields.required("acceptors", |value| {
            value.nonempty_array()?;
            value.list(read_acceptor)
        })?,
        min_delay: delay("minDelay", 2)?,
        max_delay: delay("maxDelay", 120)?,
        deprecated: fields.flag("deprecated")?,
        tags: fields.texts("tags")?,
    };
    if waiter.min_delay > waiter.max_delay {
        return Err(value.malformed("`minDelay` is greater than `maxDelay`"));
    }
    Ok(waiter)
}

fn read_acceptor(value: &TraitValue<'_>) -> Result<Acceptor, Malformed> {
    let states = [
        ("success", AcceptorState::Success),
        ("failure", AcceptorState::Failure),
        ("retry", AcceptorState::Retry),
    ];
    let fields = value.fields(&["state", "matcher", "message"])?;
    Ok(Acceptor {
        state: fields.required("state", |value| value.choice(&states))?,
        matcher: fields.required("matcher", read_matcher)?,
        message: fields.text("message")?,
    })
}

fn read_matcher(value: &TraitValue<'_>) -> Result<Matcher, Malformed> {
    let kinds = ["output", "inputOutput", "errorType", "success"];
    let fields = value.fields(&kinds)?;
    if value.object()?.len() != 1 {
        let message = format!("expected exactly one of the keys `{}`", kinds.join("`, `"));
        return Err(value.malformed(message));
    }
    let matchers = [
        fields.optional("output", |value| read_path(value).map(Matcher::Output))?,
        fields.optional("inputOutput", |value| {
            read_path(value).map(Matcher::InputOutput)
        })?,
        fields.optional("errorType", |value| {
            value.nonempty_text().map(Matcher::ErrorType)
        })?,
        fields.optional("success", |value| value.boolean().map(Matcher::Success))?,
    ];
    let matcher = matchers.into_iter().flatten().next();
    matcher.ok_or_else(|| value.malformed("expected a matcher"))
}

fn read_path(value: &TraitValue<'_>) -> Result<PathMatcher, Malformed> {
    let comparators = [
        ("stringEquals", PathComparator::StringEquals),
        ("booleanEquals", PathComparator::BooleanEquals),
        ("allStringEquals", PathComparator::AllStringEquals),
        ("anyStringEquals", PathComparator::AnyStringEquals),
    ];
    let fields = value.fields(&["path", "expected", "comparator"])?;
    let comparator = fields.required("comparator", |value| value.choice(&comparators))?;
    let expected = fields.required("expected", |value| {
        let text = value.text()?;
        match comparator == PathComparator::BooleanEquals && !["true", "false"].contains(&&*text) {
            true => Err(value.malformed("expected `true` or `false` to compare with a boolean")),
            false => Ok(text),
        }
    })?;
    Ok(PathMatcher {
        path: fields.required("path", |value| value.query())?,
        expected,
        comparator,
    })
}
