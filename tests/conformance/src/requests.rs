//! The requests of another client: calls with the request that the other one sent for the same parameters come in; the first
//! difference of ours to it goes out.
//!
//! Requests are compared as parsed HTTP: the order of parameters and headers, the choice of characters that are
//! percent-encoded, blanks between the items of a list, and the spelling of JSON do not count.

use std::collections::BTreeMap;

use aws_smithy_types::base64;
use serde_json::{json, Value};

use crate::operation::Operation;
use crate::record::Record;
use crate::run::report;
use crate::wire::{Answer, Sent, Setup};
use crate::{check, form, json, xml};

/// Headers that are a client's own: who it is, what it says of the call, how it signs, and what its connection adds.
const OWN: [&str; 13] = [
    "accept-encoding",
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "transfer-encoding",
    "user-agent",
    "x-amz-content-sha256",
    "x-amz-date",
    "x-amz-user-agent",
];

/// Headers of checksums.
const CRC32: &str = "x-amz-checksum-crc32";
const MD5: &str = "content-md5";

/// The header of the type of a body, and the type of bytes.
const TYPE: &str = "content-type";
const BYTES: &str = "application/octet-stream";

/// Runs the cases of a service: an array of `{ "id", "operation", "params", "request" }`, where the request is
/// `{ "method", "target", "headers", "body" }` with the body in base64.
///
/// # Errors
///
/// The value is not an array.
pub fn run_requests(text: &str, operations: &[Operation]) -> Result<Value, String> {
    let cases: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let runtime = crate::run::runtime()?;
    let outcomes = cases.iter().map(|case| {
        let mut record = Record::default();
        let outcome = runtime.block_on(run_case(case, operations, &mut record));
        let id = case["id"].as_str().unwrap_or_default();
        report(id.to_owned(), outcome, record)
    });
    Ok(json!({ "cases": outcomes.collect::<Vec<Value>>() }))
}

async fn run_case(
    case: &Value,
    operations: &[Operation],
    record: &mut Record,
) -> Result<(), String> {
    let name = case["operation"].as_str().unwrap_or_default();
    let mut operations = operations.iter();
    let operation = operations.find(|one| check::local_name(one.id) == name);
    let operation = operation.ok_or_else(|| format!("the client has no operation {name}"))?;
    let answer = Answer {
        status: 200,
        headers: Vec::new(),
        body: b"{}".to_vec(),
    };
    let setup = Setup::answered(&case["params"], answer);
    let outcome = tokio::spawn((operation.call)(setup.clone())).await;
    let outcome = outcome.map_err(|panic| format!("the call panicked: {panic}"))?;
    record.call(operation.id, setup.sent().as_ref(), &outcome);
    let sent = setup.sent().ok_or("no request was sent");
    let compared = sent
        .map_err(str::to_owned)
        .and_then(|sent| same(&sent, &case["request"]));
    compared.map_err(|why| format!("{why}\n(the call ended with {})", outcome.shown()))
}

/// Compares our request with the other client's.
fn same(sent: &Sent, other: &Value) -> Result<(), String> {
    let text = |key: &str| {
        let text = other[key].as_str();
        text.ok_or_else(|| format!("the request has no `{key}`"))
    };
    equal("method", &sent.method.as_str(), &text("method")?)?;
    let uri: http::Uri = sent
        .uri
        .parse()
        .map_err(|error| format!("the URI `{}`: {error}", sent.uri))?;
    let (path, query) = text("target")?
        .split_once('?')
        .unwrap_or((text("target")?, ""));
    equal("path", &segments(uri.path())?, &segments(path)?)?;
    equal(
        "query",
        &params(uri.query().unwrap_or_default())?,
        &params(query)?,
    )?;
    let others = other["headers"].as_array().into_iter().flatten();
    let others = others.filter_map(|pair| Some((pair.get(0)?.as_str()?, pair.get(1)?.as_str()?)));
    let ours = sent.headers.iter();
    let ours = ours.map(|(name, value)| (name.as_str(), value.as_str()));
    let (mut ours, mut others) = (headers(ours), headers(others));
    // boto3 states no type for bytes and XML, which Smithy asks for, and an encoding for forms, which have none.
    let is_unstated = |one: &String| one == BYTES || one == xml::MEDIA_TYPE;
    if !others.contains_key(TYPE) && ours.get(TYPE).is_some_and(is_unstated) {
        ours.remove(TYPE);
    }
    if let Some(stated) = others.get_mut(TYPE) {
        if let Some(form) = stated.strip_suffix("; charset=utf-8") {
            *stated = form.to_owned();
        }
    }
    // Where a checksum is required, boto3 has another one than Smithy asks for; services take either.
    if others.contains_key(CRC32) && ours.contains_key(MD5) {
        others.remove(CRC32);
        ours.remove(MD5);
    }
    equal("headers", &ours, &others)?;
    let body = base64::decode(text("body")?).map_err(|error| format!("the body: {error}"))?;
    bodies(sent.body.as_deref().unwrap_or_default(), &body)
}

fn bodies(ours: &[u8], other: &[u8]) -> Result<(), String> {
    let is_json = |bytes: &[u8]| bytes.starts_with(b"{") || bytes.starts_with(b"[");
    if let (true, Ok(ours), Ok(other)) = (
        is_json(ours),
        std::str::from_utf8(ours),
        std::str::from_utf8(other),
    ) {
        if is_json(other.as_bytes()) {
            return json::compare(ours, other);
        }
    }
    let is_xml = |bytes: &[u8]| bytes.starts_with(b"<");
    let is_form = |bytes: &[u8]| bytes.starts_with(b"Action=");
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    match (ours, other) {
        (ours, other) if is_xml(ours) && is_xml(other) => xml::compare(&text(ours), &text(other)),
        (ours, other) if is_form(ours) && is_form(other) => {
            form::compare(&text(ours), &text(other))
        }
        // boto3 sends no document without members; Smithy's cases ask for one.
        (ours, b"") if is_xml(ours) => xml::compare(&text(ours), &format!("<{}/>", root(ours))),
        (ours, other) => equal(
            "body",
            &ours.escape_ascii().to_string(),
            &other.escape_ascii().to_string(),
        ),
    }
}

/// The start of the outermost element, up to its end.
fn root(document: &[u8]) -> String {
    let text = String::from_utf8_lossy(document);
    let end = text.find('>').unwrap_or(text.len());
    let tag = text.get(1..end).unwrap_or_default();
    tag.trim_end_matches('/').to_owned()
}

fn equal<T: PartialEq + std::fmt::Debug>(what: &str, ours: &T, other: &T) -> Result<(), String> {
    match ours == other {
        true => Ok(()),
        false => Err(format!("the {what} is {ours:?}, and should be {other:?}")),
    }
}

/// The segments of a path, decoded: an encoded slash does not separate any.
fn segments(path: &str) -> Result<Vec<String>, String> {
    path.split('/').map(decoded).collect()
}

/// The parameters of a query, decoded and sorted.
fn params(query: &str) -> Result<Vec<(String, String)>, String> {
    let params = query.split('&').filter(|param| !param.is_empty());
    let params = params.map(|param| {
        let (name, value) = param.split_once('=').unwrap_or((param, ""));
        Ok((decoded(name)?, decoded(value)?))
    });
    let mut params = params.collect::<Result<Vec<_>, String>>()?;
    params.sort();
    Ok(params)
}

fn decoded(text: &str) -> Result<String, String> {
    let invalid = || format!("`{text}` is not percent-encoded");
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('%') {
        let digits = after.get(..2).ok_or_else(invalid)?;
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(digits, 16).map_err(|_| invalid())?);
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_err(|_| invalid())
}

/// The headers that bindings and protocols make, by name, each with its values in one list without blanks between them.
fn headers<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, String> {
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in all {
        let name = name.to_ascii_lowercase();
        if OWN.contains(&name.as_str()) {
            continue;
        }
        let value = value.replace(", ", ",");
        match headers.get_mut(&name) {
            Some(values) => {
                values.push(',');
                values.push_str(&value);
            }
            None => drop(headers.insert(name, value)),
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::same;
    use crate::wire::Sent;
    use aws_smithy_types::base64;
    use serde_json::{json, Value};

    fn sent() -> Sent {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Sent {
            method: "PUT".to_owned(),
            uri: "https://example.com/a%2Fb/c%7E?z=1&y=%20&z=1".to_owned(),
            headers: vec![
                header("X-List", "a"),
                header("x-list", "b"),
                header("User-Agent", "ours"),
            ],
            body: Some(br#"{"a":1.0,"b":[]}"#.to_vec()),
        }
    }

    #[test]
    fn requests_are_compared_as_parsed_http() {
        let other = json!({
            "method": "PUT", "target": "/a%2fb/c~?y=%20&z=1&z=1", "headers": [["x-list", "a, b"], ["Host", "x"]],
            "body": base64::encode(r#"{ "b": [], "a": 1 }"#),
        });
        assert_eq!(same(&sent(), &other), Ok(()));
        let mut bytes = sent();
        let kind = (super::TYPE.to_owned(), super::BYTES.to_owned());
        bytes.headers.push(kind);
        assert_eq!(same(&bytes, &other), Ok(()));
        let changes: [(&str, Value, &str); 7] = [
            ("method", json!("POST"), "the method"),
            ("target", json!("/a/b/c~?y=%20&z=1&z=1"), "the path"),
            ("target", json!("/a%2Fb/c~?y=+&z=1&z=1"), "the query"),
            ("target", json!("/a%2Fb/c~?y=%20&z=1"), "the query"),
            ("headers", json!([]), "the headers"),
            (
                "headers",
                json!([["x-list", "a,b"], ["x-more", "1"]]),
                "the headers",
            ),
            ("body", json!(base64::encode("{}")), "should not be there"),
        ];
        for (key, value, reason) in changes {
            let mut changed = other.clone();
            changed[key] = value;
            let why = same(&sent(), &changed).unwrap_err();
            assert!(why.contains(reason), "{why}");
        }
    }
}
