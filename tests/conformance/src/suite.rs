//! Cases as botocore's protocol suites state them: the cases of a small C2J model come in, [`Case`]s go out.
//!
//! A case of an input has `params` and the request that they are `serialized` to; one of an output has a `response`
//! and its `result`, or the `error` with its code and message. What it is about, `given`, is the operation.

use serde_json::{Map, Value};

use crate::case::{headers, optional, text, texts, Case, Kind, RequestCase};
use crate::{cbor, form, xml};

/// The expectation of a case about an error.
#[derive(Debug)]
pub(crate) struct ExpectedError {
    pub(crate) code: String,
    pub(crate) message: Option<String>,
    /// Whether it is one of the operation's errors.
    pub(crate) is_modeled: bool,
}

/// The error that a case expects, if it expects one.
pub(crate) fn expected_error(case: &Value) -> Option<ExpectedError> {
    let members = case.get("error")?.as_object();
    let text = |key: &str| case[key].as_str().map(str::to_owned);
    let code = text("errorCode").unwrap_or_default();
    let mut errors = case["given"]["errors"].as_array().into_iter().flatten();
    Some(ExpectedError {
        // Some cases are about errors that no model has: those have no members.
        is_modeled: members.is_some_and(|members| !members.is_empty())
            || errors.any(|error| error["shape"] == *code),
        code,
        message: text("errorMessage"),
    })
}

/// A case of a suite. Its id is that of the case, which is to be unique.
///
/// # Errors
///
/// It is not as botocore's are.
pub(crate) fn case(case: &Value, client_endpoint: Option<&str>) -> Result<Case, String> {
    let case = case.as_object().ok_or("not an object")?;
    let given = object(case, "given")?;
    let shape = optional(given, "name")?.unwrap_or_else(|| "OperationName".to_owned());
    let (kind, source) = match case.get("serialized").and_then(Value::as_object) {
        Some(request) => (request_kind(request, given, client_endpoint)?, request),
        None => {
            let response = object(case, "response")?;
            let is_error = case.contains_key("error");
            (response_kind(response, is_error)?, response)
        }
    };
    let params = ["params", "result", "error"]
        .iter()
        .find_map(|key| case.get(*key));
    let headers = headers(source)?;
    let is_cbor = |(name, value): &(String, String)| {
        name.eq_ignore_ascii_case("smithy-protocol") && value == "rpc-v2-cbor"
    };
    let body = optional(source, "body")?;
    let media_type = match headers.iter().any(is_cbor) {
        true => cbor::MEDIA_TYPE,
        false => text_type(&headers, body.as_deref()),
    };
    Ok(Case {
        id: text(case, "id")?,
        protocol: String::new(),
        for_servers: false,
        shape,
        params: params.cloned().unwrap_or_default(),
        vendor_params: Value::Null,
        vendor_params_shape: None,
        headers,
        body,
        body_media_type: Some(media_type.to_owned()),
        kind,
    })
}

/// How a body is compared: by its type where the case states one, else by what it looks like.
fn text_type(headers: &[(String, String)], body: Option<&str>) -> &'static str {
    let is_type = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("content-type");
    let stated = headers.iter().find(is_type).map(|(_, stated)| &**stated);
    let body = body.unwrap_or_default();
    match stated {
        Some(stated) if stated.contains("json") => "application/json",
        Some(stated) if stated.contains("urlencoded") => form::MEDIA_TYPE,
        Some(stated) if stated.contains("xml") => xml::MEDIA_TYPE,
        None if body.starts_with(['{', '[']) => "application/json",
        None if body.starts_with('<') => xml::MEDIA_TYPE,
        None if body.starts_with("Action=") => form::MEDIA_TYPE,
        _ => "application/octet-stream",
    }
}

fn object<'c>(case: &'c Map<String, Value>, key: &str) -> Result<&'c Map<String, Value>, String> {
    let object = case.get(key).and_then(Value::as_object);
    object.ok_or_else(|| format!("no `{key}`"))
}

fn request_kind(
    request: &Map<String, Value>,
    given: &Map<String, Value>,
    client_endpoint: Option<&str>,
) -> Result<Kind, String> {
    let uri = optional(request, "uri")?.unwrap_or_else(|| "/".to_owned());
    let (path, query) = uri.split_once('?').unwrap_or((&uri, ""));
    let query = query.split('&').filter(|param| !param.is_empty());
    let http = given.get("http").and_then(|http| http.get("method"));
    let method = optional(request, "method")?.or(http.and_then(Value::as_str).map(str::to_owned));
    let host = client_endpoint.map(|url| url.split_once("://").map_or(url, |(_, host)| host));
    Ok(Kind::Request(Box::new(RequestCase {
        method: method.unwrap_or_else(|| "POST".to_owned()),
        uri: path.to_owned(),
        host: host.map(str::to_owned),
        resolved_host: optional(request, "host")?,
        query_params: query.map(str::to_owned).collect(),
        forbid_query_params: texts(request, "forbidQueryParams")?,
        require_query_params: texts(request, "requireQueryParams")?,
        forbid_headers: texts(request, "forbidHeaders")?,
        require_headers: texts(request, "requireHeaders")?,
    })))
}

fn response_kind(response: &Map<String, Value>, is_error: bool) -> Result<Kind, String> {
    let code = response.get("status_code").and_then(Value::as_u64);
    let code = code.and_then(|code| u16::try_from(code).ok());
    Ok(Kind::Response {
        code: code.ok_or("`status_code` is no status")?,
        is_error,
    })
}
