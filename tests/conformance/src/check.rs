//! Whether a call went as its case says: the case and what happened come in, the first difference goes out.

use std::collections::HashMap;

use http::Uri;
use serde_json::Value;
use smithy_client_runtime::shape::{Structure, Value as Held};

use crate::case::{Case, RequestCase};
use crate::operation::{Operation, Outcome, ServiceError};
use crate::suite::ExpectedError;
use crate::wire::Sent;
use crate::{cbor, compare, form, json, query, stream, xml};

/// The shape of vendor parameters that say which code and fault an error has.
const ERROR_CODE_PARAMS: &str = "aws.protocoltests.config#ErrorCodeParams";

/// Compares a request with what a case expects.
pub(crate) fn request(sent: &Sent, case: &Case, expected: &RequestCase) -> Result<(), String> {
    head(sent, &case.headers, expected)?;
    match &case.body {
        Some(body) => compare_body(sent, body, case.body_media_type.as_deref()),
        None => Ok(()),
    }
}

/// Compares a request with what a case expects, without the body.
pub(crate) fn head(
    sent: &Sent,
    stated: &[(String, String)],
    expected: &RequestCase,
) -> Result<(), String> {
    if sent.method != expected.method {
        let (one, other) = (&sent.method, &expected.method);
        return Err(format!("the method is {one}, and should be {other}"));
    }
    let uri: Uri = sent
        .uri
        .parse()
        .map_err(|error| format!("the URI `{}`: {error}", sent.uri))?;
    if uri.path() != expected.uri {
        let (one, other) = (uri.path(), &expected.uri);
        return Err(format!("the path is {one}, and should be {other}"));
    }
    let host = expected
        .resolved_host
        .as_deref()
        .or(expected.host.as_deref());
    // A host with a path is one of a client that is set up with both.
    let host = host.and_then(|host| host.split('/').next());
    if host.is_some_and(|host| uri.host() != Some(host)) {
        let (one, other) = (uri.host().unwrap_or_default(), host.unwrap_or_default());
        return Err(format!("the host is {one}, and should be {other}"));
    }
    query::compare(uri.query().unwrap_or_default(), expected)?;
    headers(sent, stated, expected)
}

fn headers(sent: &Sent, stated: &[(String, String)], expected: &RequestCase) -> Result<(), String> {
    let mut present: HashMap<String, Vec<&str>> = HashMap::new();
    for (name, value) in &sent.headers {
        let values = present.entry(name.to_ascii_lowercase()).or_default();
        values.push(value);
    }
    for (name, value) in stated {
        let Some(values) = present.get(&name.to_ascii_lowercase()) else {
            return Err(format!("the header {name} is missing"));
        };
        // Older suites of botocore state an encoding of forms, which have none.
        let value = value.strip_suffix("; charset=utf-8").unwrap_or(value);
        // A header that comes several times is the same as one with its values in a list.
        let values = values.join(", ");
        if values != value {
            return Err(format!(
                "the header {name} is `{values}`, and should be `{value}`"
            ));
        }
    }
    let has = |name: &String| present.contains_key(&name.to_ascii_lowercase());
    if let Some(name) = expected.require_headers.iter().find(|name| !has(name)) {
        return Err(format!("the header {name} is missing"));
    }
    match expected.forbid_headers.iter().find(|name| has(name)) {
        Some(name) => Err(format!("the header {name} should not be there")),
        None => Ok(()),
    }
}

fn compare_body(sent: &Sent, expected: &str, media_type: Option<&str>) -> Result<(), String> {
    let body = sent.body.as_deref().ok_or("the body is not in memory")?;
    let text = || String::from_utf8_lossy(body);
    match media_type {
        _ if expected.is_empty() && body.is_empty() => Ok(()),
        Some("application/json") if !expected.is_empty() => {
            let text = std::str::from_utf8(body).map_err(|_| "the body is not UTF-8")?;
            json::compare(text, expected)
        }
        Some(cbor::MEDIA_TYPE) => cbor::compare(body, expected),
        Some(xml::MEDIA_TYPE) if !expected.is_empty() => xml::compare(&text(), expected),
        Some(form::MEDIA_TYPE) => form::compare(&text(), expected),
        _ => match body == expected.as_bytes() {
            true => Ok(()),
            false => Err(format!(
                "the body is `{}`, and should be `{expected}`",
                text()
            )),
        },
    }
}

/// Compares the end of a call with the output that a case expects.
pub(crate) fn output(outcome: Outcome, case: &Case, operation: &Operation) -> Result<(), String> {
    match outcome {
        Outcome::Output {
            output,
            request_id,
            stream,
        } => {
            let (params, bytes) = stream::apart(&case.params, operation.receives);
            let expected = (operation.expected_output)(&params)
                .map_err(|why| format!("the parameters of the case: {why}"))?;
            compare::structures(&*output, &*expected)?;
            stream::compare(stream.as_ref(), &bytes)?;
            same_request_id(request_id.as_deref(), case)
        }
        Outcome::Error(error) => Err(format!("an error instead of an output: {}", error.printed)),
        Outcome::Failed(why) => Err(why),
    }
}

/// Compares the end of a call with the error that states a case.
pub(crate) fn error(outcome: Outcome, case: &Case, operation: &Operation) -> Result<(), String> {
    let error = match outcome {
        Outcome::Error(error) => *error,
        Outcome::Output { output, .. } => {
            return Err(format!("an output instead of an error: {output:?}"));
        }
        Outcome::Failed(why) => return Err(why),
    };
    let name = local_name(&case.shape);
    let position = position_of(operation, &case.shape);
    let position = position.ok_or_else(|| format!("{} has no error {name}", operation.id))?;
    if error.error.get(position).is_none() {
        return Err(format!("another error than {name}: {}", error.printed));
    }
    let message = message_beside(case, error.message.as_ref());
    let params = with_message(&*error.error, position, case, message);
    let expected = (operation.expected_error)(position, &params)
        .map_err(|why| format!("the parameters of the case: {why}"))?;
    compare::structures(&*error.error, &*expected)?;
    same_request_id(error.request_id.as_deref(), case)?;
    metadata(&error, case, name)
}

/// Compares the end of a call with the error that a case of botocore's suites expects.
///
/// botocore parses an error by its code; where no model has one of this code, there are no members.
pub(crate) fn suite_error(
    outcome: Outcome,
    case: &Case,
    expected: &ExpectedError,
    operation: &Operation,
) -> Result<(), String> {
    let error = match outcome {
        Outcome::Error(error) => *error,
        Outcome::Output { output, .. } => {
            return Err(format!("an output instead of an error: {output:?}"));
        }
        Outcome::Failed(why) => return Err(why),
    };
    same("code", error.code.as_deref(), Some(&expected.code))?;
    if let Some(message) = &expected.message {
        same("message", error.message.as_deref(), Some(message))?;
    }
    // Some shapes of errors have another name than their code.
    let present = (0..operation.errors.members.len()).find(|at| error.error.get(*at).is_some());
    let Some(position) = present else {
        return match position_of(operation, &expected.code) {
            None if !expected.is_modeled => Ok(()),
            None => Err(format!("{} has no error {}", operation.id, expected.code)),
            Some(_) => Err(format!("not an error of the model: {}", error.printed)),
        };
    };
    let told = message_beside(case, error.message.as_ref());
    let message = expected.message.as_ref().or(told);
    let params = with_message(&*error.error, position, case, message);
    let filled = (operation.expected_error)(position, &params)
        .map_err(|why| format!("the parameters of the case: {why}"))?;
    compare::structures(&*error.error, &*filled)
}

/// The message that stands beside the members of an error. Each error in XML has one, whether or not its shape does; and each
/// generated error has a member for it.
fn message_beside<'a>(case: &Case, told: Option<&'a String>) -> Option<&'a String> {
    let body = case.body.as_deref().unwrap_or_default();
    let is_there = |told: &&String| body.trim_start().starts_with('<') && body.contains(*told);
    told.filter(is_there)
}

/// The members of an error that a case expects. It may state the message beside them alone; every generated error has a
/// member for one.
fn with_message(
    error: &dyn Structure,
    position: usize,
    case: &Case,
    message: Option<&String>,
) -> Value {
    let mut params = case.params.clone();
    let (Some(Held::Structure(shape)), Some(message), Some(stated)) =
        (error.get(position), message, params.as_object_mut())
    else {
        return params;
    };
    let mut members = shape.table().members.iter();
    let member = members.find(|member| member.name.eq_ignore_ascii_case("message"));
    if let Some(member) = member.filter(|member| !stated.contains_key(member.name)) {
        stated.insert(member.name.to_owned(), message.as_str().into());
    }
    params
}

/// Where an operation has an error.
pub(crate) fn position_of(operation: &Operation, error: &str) -> Option<usize> {
    let name = local_name(error);
    let mut members = operation.errors.members.iter();
    members.position(|member| member.name == name)
}

/// The name in a shape id.
pub(crate) fn local_name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// Code, fault and message of an error.
fn metadata(error: &ServiceError, case: &Case, name: &str) -> Result<(), String> {
    let stated = case.vendor_params_shape.as_deref() == Some(ERROR_CODE_PARAMS);
    let vendor = |key: &str| case.vendor_params.get(key).and_then(Value::as_str);
    let code = if stated { vendor("code") } else { Some(name) };
    same("code", error.code.as_deref(), code)?;
    if stated {
        same("type", error.fault.as_deref(), vendor("type"))?;
    }
    let message = ["message", "Message"]
        .iter()
        .find_map(|key| case.params.get(key));
    match message.and_then(Value::as_str) {
        Some(message) => same("message", error.message.as_deref(), Some(message)),
        None => Ok(()),
    }
}

/// The response's own id of the request, if it has one, is what the caller is told.
fn same_request_id(told: Option<&str>, case: &Case) -> Result<(), String> {
    let is_id = |name: &str| name.eq_ignore_ascii_case("x-amzn-requestid");
    let mut headers = case.headers.iter();
    match headers.find(|(name, _)| is_id(name)) {
        Some((_, id)) => same("request id", told, Some(id)),
        None => Ok(()),
    }
}

fn same(what: &str, actual: Option<&str>, expected: Option<&str>) -> Result<(), String> {
    match actual == expected {
        true => Ok(()),
        false => Err(format!(
            "the {what} is {actual:?}, and should be {expected:?}"
        )),
    }
}
