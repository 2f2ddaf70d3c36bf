//! The path and the query of a request, from the pattern of the operation and the members of the input.

use std::borrow::Cow;

use aws_smithy_runtime_api::box_error::BoxError;
use percent_encoding::{utf8_percent_encode, AsciiSet, PercentEncode};

use super::failure::of_member;
use crate::percent::{encoded, ENCODED};
use crate::shape::{List, Location, Member, Structure, TimestampFormat, Trait, Value};
use crate::text;

/// The format of timestamps that state none. Source: Smithy 2.0, "httpLabel trait" and "httpQuery trait".
const TIMESTAMP_FORMAT: TimestampFormat = TimestampFormat::DateTime;

/// The path and query of a request by this pattern (`smithy.api#http`). With `body_in_query`, the members that would be in
/// the body are parameters of the query.
///
/// # Errors
///
/// A label is empty or has no value, or a value cannot be written as text.
pub(super) fn of(
    pattern: &str,
    input: &dyn Structure,
    body_in_query: bool,
) -> Result<String, BoxError> {
    let (path, literals) = split(pattern, b'?').unwrap_or((pattern, ""));
    let mut uri = String::with_capacity(pattern.len() + 64);
    push_path(&mut uri, path, input)?;
    let mut query = Query {
        uri,
        literals,
        separator: '?',
    };
    for literal in literals.split('&').filter(|literal| !literal.is_empty()) {
        query.separate();
        query.uri.push_str(literal);
    }
    let table = input.table();
    for (index, member) in table.members.iter().enumerate() {
        let Some(value) = input.get(index).filter(|value| !value.is_unset(member)) else {
            continue;
        };
        let pushed = match member.location() {
            Location::Query => query.push_member(value, member),
            Location::Body if body_in_query => query.push_member(value, member),
            Location::QueryParams => query.push_map(value, table.members),
            _ => continue,
        };
        pushed.map_err(|error| of_member(table, member, error))?;
    }
    Ok(query.uri)
}

/// What stands before and behind this ASCII character. Patterns are so short that it is faster than a search for text.
fn split(pattern: &str, at: u8) -> Option<(&str, &str)> {
    let position = pattern.bytes().position(|byte| byte == at)?;
    Some((pattern.get(..position)?, pattern.get(position + 1..)?))
}

/// Appends the path with the labels replaced by the members that they name.
fn push_path(uri: &mut String, pattern: &str, input: &dyn Structure) -> Result<(), BoxError> {
    let mut rest = pattern;
    while let Some((literal, tail)) = split(rest, b'{') {
        let (name, tail) = split(tail, b'}').unwrap_or((tail, ""));
        uri.push_str(literal);
        match name.strip_suffix('+') {
            Some(name) => uri.extend(greedy(&label_value(name, input)?)),
            None => uri.extend(encoded(&label_value(name, input)?)),
        }
        rest = tail;
    }
    uri.push_str(rest);
    Ok(())
}

/// The text of a greedy label, whose slashes part it.
fn greedy(text: &str) -> PercentEncode<'_> {
    const ENCODED_IN_PATH: &AsciiSet = &ENCODED.remove(b'/');
    utf8_percent_encode(text, ENCODED_IN_PATH)
}

/// The value of a label. An empty one would change the path: `/cities/` names all cities, and not one of them.
fn label_value<'a>(name: &str, input: &'a dyn Structure) -> Result<Cow<'a, str>, BoxError> {
    let table = input.table();
    let mut members = table.members.iter().enumerate();
    let Some((index, member)) = members.find(|(_, member)| member.name == name) else {
        return Err(format!("`{}` has no member `{name}` for the path", table.name).into());
    };
    let text = match input.get(index) {
        None => "".into(),
        Some(value) => text::of(value, member, TIMESTAMP_FORMAT)
            .map_err(|error| of_member(table, member, error))?,
    };
    let text = match text {
        Cow::Borrowed(text) => without_prefix(text, member).into(),
        // Numbers and timestamps, which have no such beginning.
        owned => owned,
    };
    if !text.is_empty() {
        return Ok(text);
    }
    let if_empty = member.traits.iter().find_map(|fact| match fact {
        Trait::IfEmpty(text) => Some((*text).into()),
        _ => None,
    });
    if_empty.ok_or_else(|| {
        format!("`{name}` was unset or empty but must be set as part of the path").into()
    })
}

/// The text without what responses have before it and requests have not.
fn without_prefix<'a>(text: &'a str, member: &Member) -> &'a str {
    let prefixes = member.traits.iter().find_map(|fact| match fact {
        Trait::Without(prefixes) => Some(*prefixes),
        _ => None,
    });
    let mut prefixes = prefixes.unwrap_or_default().iter();
    let rest = prefixes.find_map(|prefix| text.strip_prefix(prefix));
    rest.unwrap_or(text)
}

/// A path with a query that grows.
struct Query<'a> {
    uri: String,
    /// The fixed part.
    literals: &'a str,
    separator: char,
}

impl Query<'_> {
    fn separate(&mut self) {
        self.uri.push(self.separator);
        self.separator = '&';
    }

    fn push(&mut self, key: &str, value: &str) {
        self.separate();
        self.uri.extend(encoded(key));
        self.uri.push('=');
        self.uri.extend(encoded(value));
    }

    /// A parameter of its own; a list is a parameter for each of its items.
    fn push_member(&mut self, value: Value<'_>, member: &Member) -> Result<(), BoxError> {
        match value {
            Value::List(list) => self.push_list(member.wire_name(), list, member.item()),
            single => {
                self.push(
                    member.wire_name(),
                    &text::of(single, member, TIMESTAMP_FORMAT)?,
                );
                Ok(())
            }
        }
    }

    fn push_list(&mut self, key: &str, list: &dyn List, item: &Member) -> Result<(), BoxError> {
        for index in 0..list.len() {
            if let Some(value) = list.get(index) {
                self.push(key, &text::of(value, item, TIMESTAMP_FORMAT)?);
            }
        }
        Ok(())
    }

    /// The entries of a map, except those whose keys are parameters of their own.
    fn push_map(&mut self, value: Value<'_>, members: &[Member]) -> Result<(), BoxError> {
        let Value::Map(map) = value else {
            return Err("the parameters of a query are a map".into());
        };
        let mut result = Ok(());
        map.each(&mut |key, value| {
            if let Some(value) = value.filter(|_| !self.is_taken(key, members)) {
                result = match value {
                    Value::List(list) => self.push_list(key, list, Member::PLAIN),
                    single => text::of(single, Member::PLAIN, TIMESTAMP_FORMAT)
                        .map(|text| self.push(key, &text)),
                };
            }
            result.is_ok()
        });
        result
    }

    /// Whether a parameter of this name is in the pattern or a member of its own.
    fn is_taken(&self, key: &str, members: &[Member]) -> bool {
        let is_member =
            |member: &Member| member.location() == Location::Query && member.wire_name() == key;
        let mut literals = self.literals.split('&');
        members.iter().any(is_member)
            || literals.any(|one| one.split_once('=').map_or(one, |(name, _)| name) == key)
    }
}
