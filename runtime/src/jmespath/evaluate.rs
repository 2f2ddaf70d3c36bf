//! The interpreter: an expression and a value come in, a value goes out.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use super::array::{flattened, item, part};
use super::expression::{Comparator, Expression, Function};
use super::function::call;
use super::json::{Json, Kind};

/// The reason why an expression has no value: a function got an argument of the wrong type (`invalid-type` of the
/// specification), or too few (`invalid-arity`, which no parsed expression meets).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The function; `None` where an expression behind `&` is no argument.
    pub function: Option<Function>,
    /// The argument's position, from 0.
    pub argument: usize,
    /// Its kind; `None` if it was missing, or was a value in the place of an expression behind `&`.
    pub given: Option<Kind>,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(function) = self.function else {
            return formatter.write_str("an expression behind `&` stands where a value is needed");
        };
        let (name, place) = (function.name(), self.argument + 1);
        match self.given {
            Some(given) => {
                let given = given.name();
                write!(
                    formatter,
                    "`{name}` does not take this {given} as argument {place}"
                )
            }
            None => write!(formatter, "`{name}` lacks argument {place}"),
        }
    }
}

impl std::error::Error for Error {}

/// The value that an expression gives when it is applied to `current`.
///
/// # Errors
///
/// A function got an argument that it does not accept.
pub fn evaluate<'a>(expression: &Expression, current: &Json<'a>) -> Result<Json<'a>, Error> {
    Ok(match *expression {
        Expression::Current => current.clone(),
        Expression::Constant(literal) => Json::from(literal),
        Expression::Field(name) => current.field(name),
        Expression::Index(index) => item(current, index),
        Expression::Chain(steps) => {
            let mut current = current.clone();
            for step in steps {
                current = evaluate(step, &current)?;
            }
            current
        }
        Expression::Items(right) => match current.items() {
            Some(items) => project(items.iter(), right)?,
            None => Json::Null,
        },
        Expression::Values(right) => match current.entries() {
            Some(entries) => project(entries.iter().map(|(_, value)| value), right)?,
            None => Json::Null,
        },
        Expression::Flatten(right) => match current.items() {
            Some(items) => project(flattened(&items).iter(), right)?,
            None => Json::Null,
        },
        Expression::Part(slice, right) => match current.items() {
            Some(items) => project(part(&items, slice), right)?,
            None => Json::Null,
        },
        Expression::Filter(condition, right) => match current.items() {
            Some(items) => {
                let mut chosen = Vec::new();
                for item in items.iter() {
                    if evaluate(condition, item)?.is_true() {
                        chosen.push(item.clone());
                    }
                }
                project(chosen.iter(), right)?
            }
            None => Json::Null,
        },
        Expression::Or(all) => first_that(all, current, true)?,
        Expression::And(all) => first_that(all, current, false)?,
        Expression::Not(inner) => Json::Boolean(!evaluate(inner, current)?.is_true()),
        Expression::Compare(comparator, left, right) => {
            let (left, right) = (evaluate(left, current)?, evaluate(right, current)?);
            compare(comparator, &left, &right)
        }
        // A selection from null is null.
        Expression::List(_) | Expression::Hash(_) if current.kind() == Kind::Null => Json::Null,
        Expression::List(items) => {
            let items = items.iter().map(|item| evaluate(item, current));
            Json::Array(items.collect::<Result<_, Error>>()?)
        }
        Expression::Hash(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                let value = evaluate(value, current)?;
                Ok((Cow::Borrowed(*name), value))
            });
            Json::object(entries.collect::<Result<Vec<_>, Error>>()?)
        }
        Expression::Call(function, arguments) => call(function, arguments, current)?,
        Expression::Reference(_) => {
            return Err(Error {
                function: None,
                argument: 0,
                given: None,
            })
        }
    })
}

/// The results of the expression for each item, without nulls.
fn project<'i, 'a: 'i>(
    items: impl Iterator<Item = &'i Json<'a>>,
    right: &Expression,
) -> Result<Json<'a>, Error> {
    let mut results = Vec::new();
    for item in items {
        let result = evaluate(right, item)?;
        if result.kind() != Kind::Null {
            results.push(result);
        }
    }
    Ok(Json::Array(results.into()))
}

/// The value of the first expression whose value counts as `wanted`, or of the last one.
fn first_that<'a>(all: &[Expression], current: &Json<'a>, wanted: bool) -> Result<Json<'a>, Error> {
    let mut value = Json::Null;
    for one in all {
        value = evaluate(one, current)?;
        if value.is_true() == wanted {
            break;
        }
    }
    Ok(value)
}

/// Order is defined for numbers; for anything else the result is null.
fn compare<'a>(comparator: Comparator, left: &Json<'a>, right: &Json<'a>) -> Json<'a> {
    let ordered = |holds: fn(Ordering) -> bool| match (left.as_number(), right.as_number()) {
        (Some(left), Some(right)) => Json::Boolean(left.partial_cmp(&right).is_some_and(holds)),
        _ => Json::Null,
    };
    match comparator {
        Comparator::Equal => Json::Boolean(left == right),
        Comparator::NotEqual => Json::Boolean(left != right),
        Comparator::Less => ordered(Ordering::is_lt),
        Comparator::LessOrEqual => ordered(Ordering::is_le),
        Comparator::Greater => ordered(Ordering::is_gt),
        Comparator::GreaterOrEqual => ordered(Ordering::is_ge),
    }
}
