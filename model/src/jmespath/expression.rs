//! The tree of an expression.

use super::function::Function;
use crate::node::Node;
use std::sync::Arc;

/// An expression with its text, as a trait holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// As written.
    pub text: Arc<str>,
    /// Its tree.
    pub expression: Expression,
}

/// An expression, which is applied to a value: the current one. The first step of a chain is applied to the current
/// value, each later step to the result of the step before.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// `@`: the current value.
    Current,
    /// `` `{"a": 1}` `` or `'a'`: this value.
    Literal(Node),
    /// `name`: the member of an object.
    Field(Arc<str>),
    /// `[0]`, `[-1]`: the item of an array, counted from the end if negative.
    Index(i64),
    /// `a.b`, `a[0]`, `a | b`: each step is applied to the result of the one before. A chain has at least one step, and
    /// its steps are not chains.
    Chain(Vec<Expression>),
    /// `[*]`: the expression applied to each item of an array.
    Items(Box<Expression>),
    /// `*`: the expression applied to each value of an object.
    Values(Box<Expression>),
    /// `[]`: the expression applied to each item of an array, after items that are arrays are replaced by their items.
    Flatten(Box<Expression>),
    /// `[0:10:2]`: the expression applied to each item of a part of an array.
    Slice(Slice, Box<Expression>),
    /// `[?a]`: the expression applied to each item of an array for which the condition holds.
    Filter(Box<Expression>, Box<Expression>),
    /// `a || b`: the first of two or more that is true, or else the last.
    Or(Vec<Expression>),
    /// `a && b`: the first of two or more that is false, or else the last.
    And(Vec<Expression>),
    /// `!a`
    Not(Box<Expression>),
    /// `a == b`
    Comparison(Comparator, Box<Expression>, Box<Expression>),
    /// `[a, b]`: an array of the results.
    List(Vec<Expression>),
    /// `{a: b}`: an object of the results.
    Hash(Vec<(Arc<str>, Expression)>),
    /// `length(a)`: the arguments are as many as the function takes.
    Call(Function, Vec<Expression>),
    /// `&a`: the expression itself, as an argument.
    Reference(Box<Expression>),
}

/// A part of an array: every `step`th item from `start` to before `stop`. Negative positions count from the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// The first position; the end that `step` leads away from unless given.
    pub start: Option<i64>,
    /// The position behind the last; the end that `step` leads to unless given.
    pub stop: Option<i64>,
    /// The distance of two items, never 0; negative backwards.
    pub step: i64,
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparator {
    /// As it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            Comparator::Equal => "==",
            Comparator::NotEqual => "!=",
            Comparator::Less => "<",
            Comparator::LessOrEqual => "<=",
            Comparator::Greater => ">",
            Comparator::GreaterOrEqual => ">=",
        }
    }

    /// Whether it compares by order. Such a comparison is only defined for numbers.
    pub fn is_ordering(self) -> bool {
        !matches!(self, Comparator::Equal | Comparator::NotEqual)
    }
}

/// An expression for a message: quotes stay, characters that control a terminal are escaped.
pub(crate) fn shown(text: &str) -> String {
    let shown = text.chars().map(|character| match character {
        '\'' | '"' => character.to_string(),
        other => other.escape_debug().to_string(),
    });
    shown.collect()
}
