//! Facts in words that a user of the crate knows: values of the intermediate representation come in, texts go out.

use crate::ir::endpoint::{self, BuiltIn, Parameter};
use crate::ir::table::{Element, Fact, Location, TimestampFormat};
use crate::ir::value::{DocumentLiteral, Literal};
use crate::ir::ValueType;
use crate::protocol::{self, Constant};

/// What the facts about a member say: its name where it states one, and texts by what they are about.
#[derive(Default)]
pub(super) struct Words {
    pub(super) name: Option<String>,
    pub(super) names: Vec<String>,
    pub(super) timestamps: Vec<String>,
    pub(super) form: Vec<String>,
}

impl Words {
    /// The words for facts.
    pub(super) fn of(facts: &[Fact]) -> Words {
        let mut words = Words::default();
        words.add(facts, "");
        words
    }

    /// Adds those of facts about a member, or about what it holds: `items of`.
    fn add(&mut self, facts: &[Fact], of: &str) {
        for fact in facts {
            match fact {
                Fact::Name(name) if of.is_empty() => self.name = Some(name.clone()),
                Fact::Name(name) => self.form.push(format!("{of}called `{name}`")),
                Fact::FormName(name) => self.names.push(format!("{of}`{name}` in forms")),
                Fact::Namespace(uri, prefix) if prefix.is_empty() => {
                    self.form.push(format!("{of}namespace {uri}"));
                }
                Fact::Namespace(uri, prefix) => {
                    self.form.push(format!("{of}namespace {uri} as {prefix}"));
                }
                Fact::MediaType(name) => self.form.push(format!("{of}media type {name}")),
                Fact::IfEmpty(text) => self.form.push(format!("{of}`{text}` if it is empty")),
                Fact::Without(starts) => {
                    let starts = starts.join("` or `");
                    self.form
                        .push(format!("{of}without `{starts}` at the start"));
                }
                Fact::TimestampFormat(format) => {
                    self.timestamps.push(format!("{of}{}", timestamp(*format)));
                }
                Fact::Item(element) => self.within(element, of, "items"),
                Fact::MapKey(element) => self.within(element, of, "keys"),
                Fact::MapValue(element) => self.within(element, of, "values"),
            }
        }
    }

    fn within(&mut self, element: &Element, of: &str, what: &str) {
        let of = match of.strip_suffix(' ') {
            Some(of) => format!("{what} of {of} "),
            None => format!("{what} "),
        };
        self.add(&element.traits, &of);
    }
}

fn timestamp(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::DateTime => "date-time",
        TimestampFormat::HttpDate => "http-date",
        TimestampFormat::EpochSeconds => "epoch-seconds",
    }
}

pub(super) fn location(location: Location) -> &'static str {
    match location {
        Location::Body => "body",
        Location::Header => "header",
        Location::Payload => "the whole body",
        Location::PrefixHeaders => "headers with a prefix",
        Location::Label => "path",
        Location::Query => "query",
        Location::QueryParams => "all of the query",
        Location::Status => "status",
    }
}

/// A default.
pub(super) fn literal(value: &Literal, of: &ValueType) -> String {
    match (value, of) {
        (Literal::Zero, ValueType::Boolean) => "false".to_owned(),
        (Literal::Zero, ValueType::String | ValueType::Enumeration(_)) => "\"\"".to_owned(),
        (Literal::Zero, _) if of.is_copied() => "0".to_owned(),
        (Literal::Zero, _) => "empty".to_owned(),
        (Literal::Boolean(value), _) => value.to_string(),
        (Literal::Integer(value), _) => value.to_string(),
        (Literal::Decimal(text), _) => text.clone(),
        (Literal::Text(text) | Literal::Parsed(text), _) => format!("{text:?}"),
        (Literal::Bytes(bytes), _) if bytes.is_empty() => "empty".to_owned(),
        (Literal::Bytes(bytes), _) => format!("b\"{}\"", bytes.escape_ascii()),
        (
            Literal::Timestamp {
                seconds,
                nanoseconds: 0,
            },
            _,
        ) => format!("{seconds} seconds after 1970"),
        (
            Literal::Timestamp {
                seconds,
                nanoseconds,
            },
            _,
        ) => {
            format!("{seconds} seconds and {nanoseconds} nanoseconds after 1970")
        }
        (Literal::Document(document), _) => of_document(document),
    }
}

/// A value without a schema, as JSON.
fn of_document(document: &DocumentLiteral) -> String {
    match document {
        DocumentLiteral::Null => "null".to_owned(),
        DocumentLiteral::Boolean(value) => value.to_string(),
        DocumentLiteral::Unsigned(value) => value.to_string(),
        DocumentLiteral::Negative(value) => value.to_string(),
        DocumentLiteral::Decimal(text) => text.clone(),
        DocumentLiteral::Text(text) => format!("{text:?}"),
        DocumentLiteral::EmptyArray => "[]".to_owned(),
        DocumentLiteral::EmptyObject => "{}".to_owned(),
    }
}

/// How a parameter of the endpoint gets its value.
pub(super) fn parameter(parameter: &Parameter) -> String {
    let default = parameter.default.as_ref();
    let default = default.map(|value| format!("{} unless set", of_endpoint(value)));
    let required = parameter.required.then(|| "required".to_owned());
    let built_in = parameter.built_in.map(|one| built_in(one).to_owned());
    let all = [default, required, built_in];
    all.into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(", ")
}

/// A constant value of a parameter of the endpoint.
pub(super) fn of_endpoint(value: &endpoint::Literal) -> String {
    match value {
        endpoint::Literal::Boolean(value) => value.to_string(),
        endpoint::Literal::String(text) => format!("{text:?}"),
        endpoint::Literal::StringArray(texts) => format!("{texts:?}"),
    }
}

fn built_in(built_in: BuiltIn) -> &'static str {
    match built_in {
        BuiltIn::Region => "the region of the client",
        BuiltIn::UseFips => "the client's choice of FIPS",
        BuiltIn::UseDualStack => "the client's choice of dual stack",
        BuiltIn::Endpoint => "the endpoint URL of the client",
        BuiltIn::AccountId => "the account of the credentials",
        BuiltIn::AccountIdEndpointMode => "the client's mode of endpoints by account",
        BuiltIn::ServiceSetting => "a setting of the client",
    }
}

/// The protocol of a constant of the runtime.
pub(super) fn protocol(constant: &str) -> String {
    let Some(protocol) = protocol::of_constant(constant) else {
        return constant.to_owned();
    };
    let name = protocol.id.split('#').next_back().unwrap_or_default();
    match protocol.constant {
        Constant::ByErrors(usual, _) if usual != constant => {
            format!("{name} without an element around errors")
        }
        _ => name.to_owned(),
    }
}
