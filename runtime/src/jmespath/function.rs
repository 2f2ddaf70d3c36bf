//! The functions: arguments come in as expressions, a value goes out.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::rc::Rc;

use super::evaluate::{evaluate, Error};
use super::expression::{Expression, Function};
use super::json::{Entries, Json, Kind};
use super::number::Number;
use super::text::json_text;

/// Calls a function.
pub(super) fn call<'a>(
    function: Function,
    arguments: &'static [Expression],
    current: &Json<'a>,
) -> Result<Json<'a>, Error> {
    let call = Call {
        function,
        arguments,
        current,
    };
    let number = |number| Ok(Json::Number(number));
    match function {
        Function::Abs => number(match call.number(0)? {
            Number::Integer(value) => Number::Integer(value.saturating_abs()),
            Number::Float(value) => Number::Float(value.abs()),
        }),
        Function::Ceil => number(call.rounded(f64::ceil)?),
        Function::Floor => number(call.rounded(f64::floor)?),
        Function::Avg => {
            let numbers = call.numbers(0)?;
            let sum: f64 = numbers.iter().map(|one| one.as_f64()).sum();
            Ok(match numbers.is_empty() {
                true => Json::Null,
                false => Json::Number(Number::Float(sum / numbers.len() as f64)),
            })
        }
        Function::Sum => {
            let numbers = call.numbers(0)?;
            let sum = numbers.into_iter().fold(Number::Integer(0), add);
            number(sum)
        }
        Function::Contains => call.contains(),
        Function::StartsWith => {
            let (text, part) = (call.string(0)?, call.string(1)?);
            Ok(Json::Boolean(text.starts_with(&*part)))
        }
        Function::EndsWith => {
            let (text, part) = (call.string(0)?, call.string(1)?);
            Ok(Json::Boolean(text.ends_with(&*part)))
        }
        Function::Join => {
            let (glue, parts) = (call.string(0)?, call.strings(1)?);
            Ok(Json::String(Cow::Owned(parts.join(&*glue))))
        }
        Function::Keys => {
            let entries = call.entries(0)?;
            let keys = entries.iter().map(|(key, _)| Json::String(key.clone()));
            Ok(Json::Array(keys.collect()))
        }
        Function::Values => {
            let entries = call.entries(0)?;
            let values = entries.iter().map(|(_, value)| value.clone());
            Ok(Json::Array(values.collect()))
        }
        Function::Merge => call.merge(),
        Function::Length => {
            let value = call.value(0)?;
            let length = value.length().ok_or_else(|| call.refuse(0, &value))?;
            number(Number::Integer(length as i128))
        }
        Function::Map => {
            let (by, items) = (call.reference(0)?, call.items(1)?);
            let results = items.iter().map(|item| evaluate(by, item));
            Ok(Json::Array(results.collect::<Result<_, Error>>()?))
        }
        Function::Max => call.extreme(Ordering::is_gt, None),
        Function::Min => call.extreme(Ordering::is_lt, None),
        Function::MaxBy => call.extreme(Ordering::is_gt, Some(call.reference(1)?)),
        Function::MinBy => call.extreme(Ordering::is_lt, Some(call.reference(1)?)),
        Function::Sort => call.sort(None),
        Function::SortBy => call.sort(Some(call.reference(1)?)),
        Function::Reverse => call.reverse(),
        Function::NotNull => {
            let mut value = call.value(0)?;
            for index in 1..arguments.len() {
                if value.kind() != Kind::Null {
                    break;
                }
                value = call.value(index)?;
            }
            Ok(value)
        }
        Function::ToArray => {
            let value = call.value(0)?;
            Ok(match value.kind() {
                Kind::Array => value,
                _ => Json::Array(Rc::new([value])),
            })
        }
        Function::ToNumber => Ok(match call.value(0)? {
            Json::Number(value) => Json::Number(value),
            Json::String(text) => Number::parse(&text).map_or(Json::Null, Json::Number),
            _ => Json::Null,
        }),
        Function::ToString => Ok(match call.value(0)? {
            Json::String(text) => Json::String(text),
            other => Json::String(Cow::Owned(json_text(&other))),
        }),
        Function::Type => Ok(Json::String(Cow::Borrowed(call.value(0)?.kind().name()))),
    }
}

fn add(one: Number, other: Number) -> Number {
    if let (Number::Integer(one), Number::Integer(other)) = (one, other) {
        if let Some(sum) = one.checked_add(other) {
            return Number::Integer(sum);
        }
    }
    Number::Float(one.as_f64() + other.as_f64())
}

struct Call<'c, 'a> {
    function: Function,
    arguments: &'static [Expression],
    current: &'c Json<'a>,
}

impl<'a> Call<'_, 'a> {
    fn missing(&self, argument: usize) -> Error {
        Error {
            function: Some(self.function),
            argument,
            given: None,
        }
    }

    fn refuse(&self, argument: usize, value: &Json<'_>) -> Error {
        Error {
            given: Some(value.kind()),
            ..self.missing(argument)
        }
    }

    fn value(&self, index: usize) -> Result<Json<'a>, Error> {
        let argument = self.arguments.get(index);
        evaluate(argument.ok_or_else(|| self.missing(index))?, self.current)
    }

    fn reference(&self, index: usize) -> Result<&'static Expression, Error> {
        match self.arguments.get(index) {
            Some(Expression::Reference(inner)) => Ok(inner),
            _ => Err(self.missing(index)),
        }
    }

    fn number(&self, index: usize) -> Result<Number, Error> {
        let value = self.value(index)?;
        value.as_number().ok_or_else(|| self.refuse(index, &value))
    }

    fn rounded(&self, round: fn(f64) -> f64) -> Result<Number, Error> {
        Ok(match self.number(0)? {
            Number::Integer(value) => Number::Integer(value),
            Number::Float(value) => Number::whole(round(value)),
        })
    }

    fn string(&self, index: usize) -> Result<Cow<'a, str>, Error> {
        match self.value(index)? {
            Json::String(text) => Ok(text),
            other => Err(self.refuse(index, &other)),
        }
    }

    fn items(&self, index: usize) -> Result<Rc<[Json<'a>]>, Error> {
        let value = self.value(index)?;
        value.items().ok_or_else(|| self.refuse(index, &value))
    }

    fn entries(&self, index: usize) -> Result<Entries<'a>, Error> {
        let value = self.value(index)?;
        value.entries().ok_or_else(|| self.refuse(index, &value))
    }

    fn numbers(&self, index: usize) -> Result<Vec<Number>, Error> {
        let items = self.items(index)?;
        let numbers = items.iter().map(|item| {
            let number = item.as_number();
            number.ok_or_else(|| self.refuse(index, item))
        });
        numbers.collect()
    }

    fn strings(&self, index: usize) -> Result<Vec<String>, Error> {
        let items = self.items(index)?;
        let strings = items.iter().map(|item| match item {
            Json::String(text) => Ok(text.clone().into_owned()),
            other => Err(self.refuse(index, other)),
        });
        strings.collect()
    }

    fn contains(&self) -> Result<Json<'a>, Error> {
        let (value, sought) = (self.value(0)?, self.value(1)?);
        if let Json::String(text) = &value {
            let part = sought.as_str();
            return Ok(Json::Boolean(part.is_some_and(|part| text.contains(part))));
        }
        let items = value.items().ok_or_else(|| self.refuse(0, &value))?;
        Ok(Json::Boolean(items.contains(&sought)))
    }

    fn merge(&self) -> Result<Json<'a>, Error> {
        let mut merged = self.entries(0)?.to_vec();
        for index in 1..self.arguments.len() {
            merged.extend(self.entries(index)?.iter().cloned());
        }
        Ok(Json::object(merged))
    }

    fn reverse(&self) -> Result<Json<'a>, Error> {
        let value = self.value(0)?;
        if let Json::String(text) = &value {
            return Ok(Json::String(Cow::Owned(text.chars().rev().collect())));
        }
        let items = value.items().ok_or_else(|| self.refuse(0, &value))?;
        Ok(Json::Array(items.iter().rev().cloned().collect()))
    }

    /// The items with what they are ordered by: all of them numbers, or all strings.
    fn keyed(&self, by: Option<&Expression>) -> Result<Vec<(Json<'a>, Json<'a>)>, Error> {
        let items = self.items(0)?;
        let mut keyed: Vec<(Json<'a>, Json<'a>)> = Vec::with_capacity(items.len());
        for item in items.iter() {
            let key = match by {
                Some(by) => evaluate(by, item)?,
                None => item.clone(),
            };
            let kind = key.kind();
            let first = keyed.first().map_or(kind, |(key, _)| key.kind());
            if !matches!(kind, Kind::Number | Kind::String) || kind != first {
                return Err(self.refuse(usize::from(by.is_some()), &key));
            }
            keyed.push((key, item.clone()));
        }
        Ok(keyed)
    }

    fn sort(&self, by: Option<&Expression>) -> Result<Json<'a>, Error> {
        let mut keyed = self.keyed(by)?;
        keyed.sort_by(|(one, _), (other, _)| order(one, other));
        Ok(Json::Array(
            keyed.into_iter().map(|(_, item)| item).collect(),
        ))
    }

    /// The first item with the greatest or least key.
    fn extreme(
        &self,
        is_further: fn(Ordering) -> bool,
        by: Option<&Expression>,
    ) -> Result<Json<'a>, Error> {
        let mut best: Option<(Json<'a>, Json<'a>)> = None;
        for (key, item) in self.keyed(by)? {
            let is_better = match &best {
                Some((best, _)) => is_further(order(&key, best)),
                None => true,
            };
            if is_better {
                best = Some((key, item));
            }
        }
        Ok(best.map_or(Json::Null, |(_, item)| item))
    }
}

/// The order of two keys of one type.
fn order(one: &Json<'_>, other: &Json<'_>) -> Ordering {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => one.order(*other),
        (Json::String(one), Json::String(other)) => one.cmp(other),
        _ => Ordering::Equal,
    }
}
