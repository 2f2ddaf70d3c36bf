//! Traits of HTTP bindings. Source: Smithy 2.0, "HTTP bindings" and "Endpoint traits".

use super::macros::{annotation_traits, records, text_traits, trait_ids, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::shape_id::is_identifier;
use std::collections::HashSet;
use std::sync::Arc;

/// The types whose values can stand in a header, a label or a query parameter.
const SCALAR: Kinds = Kinds::STRING
    .or(Kinds::NUMBER)
    .or(Kinds::BOOLEAN)
    .or(Kinds::TIMESTAMP);

annotation_traits! {
    /// The member fills the label of its name in the path.
    HttpLabel = "smithy.api#httpLabel", Selector::members(Kinds::STRUCTURE, SCALAR);
    /// The member is the body.
    HttpPayload = "smithy.api#httpPayload", Selector::members_of(Kinds::STRUCTURE);
    /// The entries of the member are query parameters.
    HttpQueryParams = "smithy.api#httpQueryParams",
        Selector::members(Kinds::STRUCTURE, Kinds::MAP);
    /// The member is the status of the response.
    HttpResponseCode = "smithy.api#httpResponseCode",
        Selector::members(Kinds::STRUCTURE, Kinds::INTEGER);
    /// The request must have a checksum header.
    HttpChecksumRequired = "smithy.api#httpChecksumRequired",
        Selector::shapes(Kinds::OPERATION);
    /// The member fills the label of its name in the host prefix.
    HostLabel = "smithy.api#hostLabel", Selector::members(Kinds::STRUCTURE, Kinds::STRING);
}

text_traits! {
    /// The member is the header of this name.
    HttpHeader = "smithy.api#httpHeader",
        Selector::members(Kinds::STRUCTURE, SCALAR.or(Kinds::LIST)), nonempty_text;
    /// The entries of the member are headers, their names after this prefix.
    HttpPrefixHeaders = "smithy.api#httpPrefixHeaders",
        Selector::members(Kinds::STRUCTURE, Kinds::MAP), text;
    /// The member is the query parameter of this name.
    HttpQuery = "smithy.api#httpQuery",
        Selector::members(Kinds::STRUCTURE, SCALAR.or(Kinds::LIST)), nonempty_text;
}

value_traits! {
    /// The HTTP status of an error.
    HttpError(u16) = "smithy.api#httpError", Selector::shapes(Kinds::STRUCTURE);
}

records! {
    /// Which web pages of other origins may call the service.
    Cors = "smithy.api#cors", Selector::shapes(Kinds::SERVICE) => {
        /// The origin; `*` if none is given.
        origin: Option<Arc<str>> = "origin" by |value| value.nonempty_text().map(Some),
        /// Origins by their names.
        origins: Vec<Arc<str>> = "origins" by |value| value.entries(|one| one.nonempty_text()),
        /// How long browsers may keep the answer, in seconds; 600 if it is not given.
        max_age: Option<i32> = "maxAge" by |value| value.integer(0, i32::MAX.into()).map(Some),
        /// Further request headers.
        additional_allowed_headers: Vec<Arc<str>> = "additionalAllowedHeaders",
        /// Further response headers.
        additional_exposed_headers: Vec<Arc<str>> = "additionalExposedHeaders",
    }

    /// The method, path and status of an operation.
    Http = "smithy.api#http", Selector::shapes(Kinds::OPERATION) => {
        /// The method.
        method: Arc<str> = "method" by read_method,
        /// The path with labels and fixed query parameters.
        uri: UriPattern = "uri",
        /// The status of a response that is no error; 200 if it is not given.
        code: Option<u16> = "code",
    }
}

fn read_method(value: &TraitValue<'_>) -> Result<Arc<str>, Malformed> {
    let method = value.text()?;
    match !method.is_empty() && method.bytes().all(is_token) {
        true => Ok(method),
        false => Err(value.malformed("expected an HTTP method")),
    }
}

/// Whether a byte may stand in a token of HTTP (RFC 9110, section 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The path of an operation: `/cities/{name}/files/{path+}?list`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UriPattern {
    /// The segments of the path.
    pub segments: Vec<UriSegment>,
    /// The path ends with a slash behind its last segment.
    pub trailing_slash: bool,
    /// The fixed query parameters.
    pub query: Vec<QueryLiteral>,
}

/// A segment of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UriSegment {
    /// A fixed text.
    Literal(Arc<str>),
    /// The value of the member of this name, percent-encoded, `/` included.
    Label(Arc<str>),
    /// The value of the member of this name, percent-encoded but for `/`.
    GreedyLabel(Arc<str>),
}

/// A fixed query parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryLiteral {
    /// The key.
    pub key: Arc<str>,
    /// The value; empty if there is none.
    pub value: Arc<str>,
}

impl FromValue for UriPattern {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        UriPattern::parse(&value.text()?).map_err(|message| value.malformed(message))
    }
}

impl UriPattern {
    /// Parses the text of a path; the error says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<UriPattern, String> {
        if text.contains(|one: char| one == '#' || one.is_whitespace() || one.is_control()) {
            return Err("expected a path without `#` and white space".to_owned());
        }
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (text, None),
        };
        let Some(path) = path.strip_prefix('/') else {
            return Err("expected a path that begins with `/`".to_owned());
        };
        let (path, trailing_slash) = match path.strip_suffix('/') {
            Some(path) => (path, true),
            None => (path, false),
        };
        let mut segments: Vec<UriSegment> = Vec::new();
        for part in path.split('/').filter(|_| !path.is_empty()) {
            segments.push(parse_segment(part)?);
        }
        let mut labels = HashSet::new();
        for label in segments.iter().filter_map(UriSegment::label) {
            if !labels.insert(label) {
                return Err(format!("the label `{label}` is in the path twice"));
            }
        }
        let is_greedy = |segment: &UriSegment| matches!(segment, UriSegment::GreedyLabel(_));
        if let Some(greedy) = segments.iter().position(is_greedy) {
            let behind = segments.iter().skip(greedy + 1);
            if behind.into_iter().any(|segment| segment.label().is_some()) {
                return Err("a label follows the greedy label".to_owned());
            }
        }
        let literals = query.unwrap_or_default().split('&');
        let query = literals
            .filter(|literal| !literal.is_empty())
            .map(parse_literal)
            .collect::<Result<_, _>>()?;
        Ok(UriPattern {
            segments,
            trailing_slash,
            query,
        })
    }

    /// The names of the labels in the path.
    pub fn labels(&self) -> impl Iterator<Item = &Arc<str>> {
        self.segments.iter().filter_map(UriSegment::label)
    }
}

impl UriSegment {
    /// The name of the label, if this is one.
    pub fn label(&self) -> Option<&Arc<str>> {
        match self {
            UriSegment::Literal(_) => None,
            UriSegment::Label(name) | UriSegment::GreedyLabel(name) => Some(name),
        }
    }
}

fn parse_segment(part: &str) -> Result<UriSegment, String> {
    if part.is_empty() {
        return Err("expected a path without empty segments".to_owned());
    }
    if !part.contains(['{', '}']) {
        return Ok(UriSegment::Literal(Arc::from(part)));
    }
    let braced = part
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .filter(|name| !name.contains(['{', '}']));
    let Some(name) = braced else {
        return Err(format!(
            "expected a label such as `{{name}}` to be a whole segment, found `{}`",
            part.escape_debug()
        ));
    };
    let (name, greedy) = match name.strip_suffix('+') {
        Some(name) => (name, true),
        None => (name, false),
    };
    check_label(name)?;
    Ok(match greedy {
        true => UriSegment::GreedyLabel(Arc::from(name)),
        false => UriSegment::Label(Arc::from(name)),
    })
}

/// A label, in a path or in a host prefix, is the name of a member.
fn check_label(name: &str) -> Result<(), String> {
    match is_identifier(name) {
        true => Ok(()),
        false => {
            let found = name.escape_debug();
            Err(format!(
                "expected the name of a member as label, found `{found}`"
            ))
        }
    }
}

fn parse_literal(literal: &str) -> Result<QueryLiteral, String> {
    if literal.contains(['{', '}']) {
        return Err("expected a query without labels".to_owned());
    }
    let (key, value) = literal.split_once('=').unwrap_or((literal, ""));
    Ok(QueryLiteral {
        key: Arc::from(key),
        value: Arc::from(value),
    })
}

/// The prefix of the host name for an operation.
///
/// Source: trait `smithy.api#endpoint`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// The prefix as written.
    pub host_prefix: Arc<str>,
    /// Its parts.
    pub parts: Vec<HostPart>,
}

/// A part of a host prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostPart {
    /// A fixed text.
    Literal(Arc<str>),
    /// The value of the member of this name.
    Label(Arc<str>),
}

impl FromValue for Endpoint {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value
            .fields(&["hostPrefix"])?
            .required("hostPrefix", |value| {
                let host_prefix = value.nonempty_text()?;
                let parts = parse_host(&host_prefix).map_err(|message| value.malformed(message))?;
                Ok(Endpoint { host_prefix, parts })
            })
    }
}

trait_ids! {
    Endpoint = "smithy.api#endpoint", Selector::shapes(Kinds::OPERATION);
}

fn parse_host(text: &str) -> Result<Vec<HostPart>, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let literal = rest.split('{').next().unwrap_or_default();
        let valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
        if !literal.bytes().all(valid) {
            let found = literal.escape_debug();
            return Err(format!("expected part of a host name, found `{found}`"));
        }
        if !literal.is_empty() {
            parts.push(HostPart::Literal(Arc::from(literal)));
        }
        rest = rest.strip_prefix(literal).unwrap_or_default();
        if let Some(label) = rest.strip_prefix('{') {
            let Some((name, behind)) = label.split_once('}') else {
                return Err("expected `}` behind a label".to_owned());
            };
            check_label(name)?;
            parts.push(HostPart::Label(Arc::from(name)));
            rest = behind;
        }
    }
    Ok(parts)
}
