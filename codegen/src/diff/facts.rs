//! What callers do not see of a part: facts about messages and behavior come out of the intermediate representation, each as
//! the kind of event that a change of it is, and a text. The empty text is the usual case.

use std::fmt::Debug;

use super::kinds::{self, Kind};
use super::words::{self, Words};
use crate::ir::auth::AuthOverride;
use crate::ir::endpoint::Parameter;
use crate::ir::enumeration::Values;
use crate::ir::error::RetryKind;
use crate::ir::operation::Checksum;
use crate::ir::table::MemberFacts;
use crate::ir::{
    Enumeration, ErrorCase, Field, Operation, Paginator, Presence, Stream, Structure, ValueType,
    Variant, Waiter,
};

/// A fact about a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) kind: &'static Kind,
    pub(super) text: String,
    /// Whether the text says something to a user. Others are only compared.
    pub(super) is_shown: bool,
}

pub(super) fn fact(kind: &'static Kind, text: impl Into<String>) -> Fact {
    Fact {
        kind,
        text: text.into(),
        is_shown: true,
    }
}

/// A fact that holds or does not.
pub(super) fn flag(kind: &'static Kind, holds: bool, text: &str) -> Fact {
    fact(kind, if holds { text } else { "" })
}

/// A fact that only the generator has words for.
pub(super) fn hidden(kind: &'static Kind, value: &impl Debug) -> Fact {
    Fact {
        is_shown: false,
        ..fact(kind, format!("{value:?}"))
    }
}

/// The facts of a field of a structure.
pub(super) fn of_field(field: &Field, is_input: bool) -> Vec<Fact> {
    let mut facts = of_member(&field.wire_name, &field.facts, Some(&field.value));
    let default = match &field.presence {
        Presence::Defaulted(value) => words::literal(value, &field.value),
        _ => String::new(),
    };
    let corrected = matches!(field.presence, Presence::Optional { corrected: true });
    let is_required = field.presence == Presence::Required;
    facts.extend([
        fact(kinds::DEFAULT_CHANGED, default),
        flag(kinds::FILLED_IN, corrected, "an empty value"),
        flag(
            kinds::BUILDER_REQUIRES,
            is_required,
            "`build()` fails without it",
        ),
        flag(
            kinds::IDEMPOTENCY_TOKEN,
            field.facts.idempotency_token,
            "a random token",
        ),
        flag(
            kinds::INPUT_REQUIRED,
            is_input && field.facts.required,
            "required",
        ),
        flag(
            kinds::FORM_CHANGED,
            field.facts.unset_at_zero,
            "zero is not written",
        ),
    ]);
    if let Some(Stream::Bytes(bytes)) = field.value.stream() {
        facts.push(flag(
            kinds::STREAM_CHANGED,
            bytes.requires_length,
            "the length has to be known",
        ));
    }
    facts
}

/// The facts of a variant of a union.
pub(super) fn of_variant(variant: &Variant) -> Vec<Fact> {
    of_member(&variant.wire_name, &variant.facts, variant.value.as_ref())
}

fn of_member(wire_name: &str, member: &MemberFacts, value: Option<&ValueType>) -> Vec<Fact> {
    let words = Words::of(&member.traits);
    let mut names = vec![words.name.unwrap_or_else(|| wire_name.to_owned())];
    names.extend(words.names);
    let mut kind = String::new();
    if let Some(value) = value {
        wire_kind(value, &mut kind);
    }
    let flags = [
        (member.attribute, "an attribute"),
        (member.flattened, "flattened"),
        (member.any_root, "any root element"),
        (member.empty_if_absent, "an empty object if absent"),
    ];
    let flags = flags.iter().filter(|(holds, _)| *holds);
    let flags = flags.map(|(_, text)| (*text).to_owned());
    let form: Vec<String> = [kind].into_iter().chain(words.form).chain(flags).collect();
    vec![
        fact(kinds::WIRE_NAME_CHANGED, names.join(", ")),
        fact(kinds::LOCATION_CHANGED, words::location(member.location)),
        fact(kinds::TIMESTAMP_FORMAT_CHANGED, words.timestamps.join(", ")),
        fact(kinds::FORM_CHANGED, form.join(", ")),
        flag(kinds::SENSITIVE_CHANGED, member.sensitive, "hidden"),
    ]
}

/// The kind of value in a message. Enumerations are strings there, and numbers of all sizes look alike.
fn wire_kind(value: &ValueType, text: &mut String) {
    text.push_str(match value {
        ValueType::Boolean => "boolean",
        ValueType::Byte | ValueType::Short | ValueType::Integer | ValueType::Long => "number",
        ValueType::Float | ValueType::Double => "number",
        ValueType::BigInteger | ValueType::BigDecimal => "number",
        ValueType::String | ValueType::Enumeration(_) => "string",
        ValueType::Timestamp => "timestamp",
        ValueType::Blob => "bytes",
        ValueType::Document => "document",
        ValueType::Structure(_) => "structure",
        ValueType::Union(_) => "union",
        ValueType::Stream(Stream::Bytes(_)) => "stream of bytes",
        ValueType::Stream(_) => "stream of events",
        ValueType::List(item) => {
            text.push_str("list of ");
            return wire_kind(&item.value, text);
        }
        ValueType::Map(_, item) => {
            text.push_str("map of ");
            return wire_kind(&item.value, text);
        }
    });
}

/// The facts of a structure beside its members.
pub(super) fn of_structure(structure: &Structure) -> Vec<Fact> {
    let words = Words::of(&structure.facts);
    let root = words.name.as_ref().unwrap_or(&structure.wire_name);
    let flags = [
        (structure.unwrapped, "without an element around the member"),
        (structure.any_root, "any root element"),
    ];
    let flags = flags.iter().filter(|(holds, _)| *holds);
    let flags = flags.map(|(_, text)| (*text).to_owned());
    let form: Vec<String> = words.form.into_iter().chain(flags).collect();
    let is_named = structure.is_document && !structure.unwrapped && !structure.any_root;
    vec![
        flag(
            kinds::WIRE_NAME_CHANGED,
            is_named,
            &format!("the element `{root}`"),
        ),
        fact(kinds::FORM_CHANGED, form.join(", ")),
        flag(kinds::SENSITIVE_CHANGED, structure.sensitive, "hidden"),
    ]
}

/// The facts of an enumeration beside its variants.
pub(super) fn of_enumeration(enumeration: &Enumeration) -> Vec<Fact> {
    let values = match &enumeration.values {
        Values::Named(_) => String::new(),
        Values::Opaque(values) => values.join(", "),
    };
    vec![
        fact(kinds::VALUES_CHANGED, values),
        flag(kinds::SENSITIVE_CHANGED, enumeration.sensitive, "hidden"),
    ]
}

/// The facts of an error among those of an operation.
pub(super) fn of_error_case(case: &ErrorCase) -> Vec<Fact> {
    let code = case.query_code.as_deref().unwrap_or(&case.wire_name);
    vec![
        fact(kinds::WIRE_NAME_CHANGED, code),
        fact(kinds::RETRY_CHANGED, retry(case.retry)),
    ]
}

/// How an error is retried.
pub(super) fn retry(retry: Option<RetryKind>) -> &'static str {
    match retry {
        None => "",
        Some(RetryKind::Throttling) => "retried as throttling",
        Some(RetryKind::Client) => "retried as a fault of the client",
        Some(RetryKind::Server) => "retried as a fault of the service",
    }
}

/// The facts of a paginator.
pub(super) fn of_paginator(paginator: &Paginator) -> Vec<Fact> {
    let path = |steps: &[crate::ir::paginator::Step]| {
        let names = steps.iter().map(|step| step.field.plain());
        names.collect::<Vec<&str>>().join(".")
    };
    let items = paginator.items.as_ref().map(|items| path(&items.steps));
    let size = paginator.page_size.as_ref().map(|size| size.field.plain());
    let text = format!(
        "{} from {}, items {}, size {}",
        paginator.input_token.plain(),
        path(&paginator.output_token),
        items.as_deref().unwrap_or("none"),
        size.unwrap_or("none"),
    );
    vec![fact(kinds::PAGINATION_CHANGED, text)]
}

/// The facts of an operation beside those of its input, output and errors.
pub(super) fn of_operation(operation: &Operation, auth: Option<&AuthOverride>) -> Vec<Fact> {
    let http = operation.http.as_ref();
    let http = http.map_or(String::new(), |http| {
        format!("{} {}", http.method, http.uri)
    });
    let checksum = match operation.checksum {
        None => "",
        Some(Checksum::ContentMd5) => "MD5",
        Some(Checksum::TreeHash) => "a tree of hashes",
    };
    let prefix = operation.host_prefix.as_deref().unwrap_or_default();
    let silent = [
        (operation.long_poll, "long poll"),
        (operation.may_be_silent, "may be silent"),
    ];
    let silent = silent.iter().filter(|(holds, _)| *holds);
    let silent: Vec<&str> = silent.map(|(_, text)| *text).collect();
    let schemes = auth.map_or(String::new(), |one| one.schemes.join(", "));
    vec![
        fact(kinds::WIRE_NAME_CHANGED, &operation.wire_name),
        fact(kinds::HTTP_CHANGED, http),
        flag(kinds::FORM_CHANGED, !operation.has_input, "no input"),
        fact(kinds::ENDPOINT_CHANGED, prefix),
        fact(
            kinds::COMPRESSION_CHANGED,
            operation.request_compression.join(", "),
        ),
        fact(kinds::CHECKSUM_CHANGED, checksum),
        fact(kinds::STREAM_CHANGED, silent.join(", ")),
        fact(kinds::AUTH_CHANGED, schemes),
        flag(
            kinds::AUTH_CHANGED,
            operation.unsigned_payload,
            "the body is not signed",
        ),
        flag(
            kinds::SENSITIVE_CHANGED,
            operation.sensitive_output,
            "responses are hidden",
        ),
    ]
}

/// The endpoint parameters that an operation sets, by their names.
pub(super) fn of_bindings(operation: &Operation, parameters: &[Parameter]) -> Vec<Fact> {
    let name = |index: u16| {
        let parameter = parameters.get(usize::from(index));
        parameter.map_or("", |parameter| &*parameter.name)
    };
    let mut facts = Vec::new();
    for one in &operation.endpoint.static_parameters {
        let text = format!(
            "`{}` is {}",
            name(one.parameter),
            words::of_endpoint(&one.value)
        );
        facts.push(fact(kinds::ENDPOINT_CHANGED, text));
    }
    for one in &operation.endpoint.context_parameters {
        let name = name(one.parameter);
        facts.push(fact(
            kinds::ENDPOINT_CHANGED,
            format!("`{name}` from the input"),
        ));
        facts.push(hidden(
            kinds::ENDPOINT_CHANGED,
            &(name, &one.path, &one.required),
        ));
    }
    let member = operation.endpoint_member;
    let member = member.map_or(String::new(), |member| format!("the URL in `{member}`"));
    facts.push(fact(kinds::ENDPOINT_CHANGED, member));
    facts
}

/// The facts of a waiter.
pub(super) fn of_waiter(waiter: &Waiter) -> Vec<Fact> {
    let delays = format!("every {} to {} seconds", waiter.min_delay, waiter.max_delay);
    vec![
        fact(kinds::WAITER_CHANGED, delays),
        hidden(kinds::WAITER_CHANGED, &waiter.acceptors),
    ]
}
