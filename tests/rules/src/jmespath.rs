//! JMESPath as generated clients have it, without generating one: a text is parsed by `smithy-model`, its tree becomes
//! the constant that a client would hold, and the interpreter of the support crate applies it to JSON.
//!
//! [`run`] takes a document of the JMESPath compliance suite: an array of objects with a value (`given`) and cases,
//! each with an expression and its `result` or `error`.

use std::borrow::Cow;

use serde_json::{Map, Number as JsonNumber, Value};
use smithy_client_runtime::jmespath as runtime;
use smithy_model::jmespath::{self as model, SyntaxErrorKind};
use smithy_model::Node;

/// The constant of a tree. Its memory is never given back, as that of a real constant: this is for tests.
pub fn constant(expression: &model::Expression) -> runtime::Expression {
    use model::Expression as From;
    use runtime::Expression as To;
    let one = |inner: &model::Expression| -> &'static To { Box::leak(Box::new(constant(inner))) };
    let all = |list: &[model::Expression]| leak(list.iter().map(constant));
    match expression {
        From::Current => To::Current,
        From::Literal(node) => To::Constant(literal(node)),
        From::Field(name) => To::Field(text(name)),
        From::Index(index) => To::Index(*index),
        From::Chain(steps) => To::Chain(all(steps)),
        From::Items(right) => To::Items(one(right)),
        From::Values(right) => To::Values(one(right)),
        From::Flatten(right) => To::Flatten(one(right)),
        From::Slice(slice, right) => To::Part(
            runtime::Slice {
                start: slice.start,
                stop: slice.stop,
                step: slice.step,
            },
            one(right),
        ),
        From::Filter(condition, right) => To::Filter(one(condition), one(right)),
        From::Or(list) => To::Or(all(list)),
        From::And(list) => To::And(all(list)),
        From::Not(inner) => To::Not(one(inner)),
        From::Comparison(comparator, left, right) => {
            To::Compare(compared(*comparator), one(left), one(right))
        }
        From::List(items) => To::List(all(items)),
        From::Hash(entries) => {
            let entries = entries.iter();
            To::Hash(leak(
                entries.map(|(name, value)| (text(name), constant(value))),
            ))
        }
        From::Call(function, arguments) => To::Call(called(*function), all(arguments)),
        From::Reference(inner) => To::Reference(one(inner)),
    }
}

fn leak<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(items.collect())
}

fn text(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

fn literal(node: &Node) -> runtime::Literal {
    use runtime::Literal;
    match node {
        Node::Null => Literal::Null,
        Node::Boolean(value) => Literal::Boolean(*value),
        Node::Number(number) => match number.as_i64() {
            Some(value) => Literal::Integer(value),
            None => Literal::Float(number.as_f64()),
        },
        Node::String(string) => Literal::String(text(string)),
        Node::Array(items) => Literal::Array(leak(items.iter().map(literal))),
        Node::Object(object) => Literal::Object(leak(
            object
                .iter()
                .map(|(key, value)| (text(key), literal(value))),
        )),
    }
}

fn compared(comparator: model::Comparator) -> runtime::Comparator {
    use model::Comparator as From;
    use runtime::Comparator as To;
    match comparator {
        From::Equal => To::Equal,
        From::NotEqual => To::NotEqual,
        From::Less => To::Less,
        From::LessOrEqual => To::LessOrEqual,
        From::Greater => To::Greater,
        From::GreaterOrEqual => To::GreaterOrEqual,
    }
}

macro_rules! called {
    ($($name:ident)*) => {
        fn called(function: model::Function) -> runtime::Function {
            match function { $(model::Function::$name => runtime::Function::$name,)* }
        }
    };
}

called! {
    Abs Avg Ceil Contains EndsWith Floor Join Keys Length Map Max MaxBy Merge Min MinBy NotNull Reverse Sort SortBy
    StartsWith Sum ToArray ToNumber ToString Type Values
}

/// JSON as expressions see it, keys in the order of the document.
pub fn json(value: &Value) -> runtime::Json<'_> {
    use runtime::Json;
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Boolean(*value),
        Value::Number(number) => {
            let integer = number.as_i64().map(i128::from);
            let integer = integer.or(number.as_u64().map(i128::from));
            Json::Number(match integer {
                Some(value) => runtime::Number::Integer(value),
                None => runtime::Number::Float(number.as_f64().unwrap_or(f64::NAN)),
            })
        }
        Value::String(text) => Json::String(Cow::Borrowed(text)),
        Value::Array(items) => Json::Array(items.iter().map(json).collect()),
        Value::Object(object) => Json::object(
            object
                .iter()
                .map(|(key, value)| (Cow::Borrowed(key.as_str()), json(value))),
        ),
    }
}

/// What an expression gave, as JSON.
pub fn plain(value: &runtime::Json<'_>) -> Value {
    use runtime::Json;
    match value {
        Json::Null => Value::Null,
        Json::Boolean(value) => Value::Bool(*value),
        Json::Number(runtime::Number::Integer(value)) => match i64::try_from(*value) {
            Ok(value) => Value::from(value),
            Err(_) => JsonNumber::from_f64(*value as f64).map_or(Value::Null, Value::Number),
        },
        Json::Number(runtime::Number::Float(value)) => Value::from(*value),
        Json::String(text) => Value::from(&**text),
        other => match other.items() {
            Some(items) => items.iter().map(plain).collect(),
            None => {
                let entries = other.entries();
                let entries = entries.as_deref().unwrap_or_default().iter();
                let entries = entries.map(|(key, value)| (key.to_string(), plain(value)));
                Value::Object(entries.collect::<Map<String, Value>>())
            }
        },
    }
}

/// The value of an expression, or the name that the specification has for the error.
pub fn evaluate(text: &str, given: &Value) -> Result<Value, &'static str> {
    let expression = model::parse(text).map_err(|error| match error.kind {
        SyntaxErrorKind::Syntax => "syntax",
        SyntaxErrorKind::UnknownFunction => "unknown-function",
        SyntaxErrorKind::InvalidArity => "invalid-arity",
        SyntaxErrorKind::InvalidValue => "invalid-value",
    })?;
    match runtime::evaluate(&constant(&expression), &json(given)) {
        Ok(value) => Ok(plain(&value)),
        Err(_) => Err("invalid-type"),
    }
}

/// How a case came out.
#[derive(Debug)]
pub struct Outcome {
    /// Its position: that of the object in the document, and that of the case in the object.
    pub id: String,
    /// What is wrong; `None` for a case that passed.
    pub failure: Option<String>,
}

/// Runs the cases of a document of the compliance suite. Cases that are there to be timed are evaluated too.
pub fn run(document: &Value) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let groups = document.as_array().map(Vec::as_slice).unwrap_or_default();
    for (group, value) in groups.iter().enumerate() {
        let cases = value["cases"].as_array();
        for (index, case) in cases.into_iter().flatten().enumerate() {
            let work = || failure(&value["given"], case);
            outcomes.push(Outcome {
                id: format!("{group}/{index}"),
                failure: crate::run::guard(work).unwrap_or_else(Some),
            });
        }
    }
    outcomes
}

fn failure(given: &Value, case: &Value) -> Option<String> {
    let Some(expression) = case["expression"].as_str() else {
        return Some("the case has no expression".to_owned());
    };
    let found = evaluate(expression, given);
    let passes = match (&found, case.get("result"), case.get("error")) {
        (Ok(found), Some(expected), _) => same(found, expected),
        (Err(found), _, Some(expected)) => expected == found,
        (Ok(_), None, None) => true,
        _ => false,
    };
    let expected = case.get("result").or(case.get("error"));
    let expected = expected.unwrap_or(&Value::Null);
    (!passes).then(|| format!("`{expression}`: expected {expected}, found {found:?}"))
}

/// Whether two values are the same, numbers by value.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let has = |(key, value)| other.get(key).is_some_and(|other| same(value, other));
            one.len() == other.len() && one.iter().all(has)
        }
        (one, other) => one == other,
    }
}
