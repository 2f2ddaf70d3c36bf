//! Cases as the model states them: the JSON of a model comes in, [`Case`]s go out.
//!
//! Source: Smithy 2.0, "HTTP Protocol Compliance Tests".

use serde_json::{Map, Value};

use crate::cbor;

/// A case.
#[derive(Debug)]
pub(crate) struct Case {
    /// Its name; unique among the requests and among the responses of a protocol.
    pub(crate) id: String,
    /// The id of the protocol's trait.
    pub(crate) protocol: String,
    /// Whether it is for servers only.
    pub(crate) for_servers: bool,
    /// The shape that states it: an operation, or an error.
    pub(crate) shape: String,
    /// The values of the input, output or error.
    pub(crate) params: Value,
    /// Settings of the client, or what else to expect of it.
    pub(crate) vendor_params: Value,
    /// The shape of these settings.
    pub(crate) vendor_params_shape: Option<String>,
    /// Headers with their exact values.
    pub(crate) headers: Vec<(String, String)>,
    /// The body; not to be compared if there is none.
    pub(crate) body: Option<String>,
    /// The media type by which the body is compared.
    pub(crate) body_media_type: Option<String>,
    /// The keys that only requests or only responses have.
    pub(crate) kind: Kind,
}

impl Case {
    /// The bytes of the body: cases write those of a binary format in base64.
    pub(crate) fn bytes_of_body(&self) -> Result<Vec<u8>, String> {
        let body = self.body.as_deref().unwrap_or_default();
        match self.body_media_type.as_deref() {
            Some(cbor::MEDIA_TYPE) => cbor::stated(body),
            _ => Ok(body.as_bytes().to_vec()),
        }
    }
}

/// The keys that only requests or only responses have.
#[derive(Debug)]
pub(crate) enum Kind {
    /// An input and the request that it becomes.
    Request(Box<RequestCase>),
    /// A response and the output, or error, that it becomes.
    Response {
        /// The status.
        code: u16,
        /// Whether it becomes an error, the one that states the case.
        is_error: bool,
    },
}

/// The keys that only requests have.
#[derive(Debug)]
pub(crate) struct RequestCase {
    pub(crate) method: String,
    /// The path without query.
    pub(crate) uri: String,
    /// The host that the client is set up with, perhaps with a path.
    pub(crate) host: Option<String>,
    /// The host that is called.
    pub(crate) resolved_host: Option<String>,
    /// Query parameters with their exact values, percent-encoded: `name=value`, or `name` alone.
    pub(crate) query_params: Vec<String>,
    pub(crate) forbid_query_params: Vec<String>,
    pub(crate) require_query_params: Vec<String>,
    pub(crate) forbid_headers: Vec<String>,
    pub(crate) require_headers: Vec<String>,
}

/// All cases of a model, those for servers included, in the order of the model.
///
/// # Errors
///
/// Something is not as the specification says.
pub(crate) fn cases(model: &Value) -> Result<Vec<Case>, String> {
    let shapes = model.get("shapes").and_then(Value::as_object);
    let shapes = shapes.ok_or("the model has no shapes")?;
    let mut cases = Vec::new();
    for (id, shape) in shapes {
        let Some(traits) = shape.get("traits") else {
            continue;
        };
        let is_error = shape.get("type").and_then(Value::as_str) == Some("structure");
        for (tests, is_request) in [
            ("smithy.test#httpRequestTests", true),
            ("smithy.test#httpResponseTests", false),
        ] {
            for case in traits
                .get(tests)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                let read = read(case, id, is_request, is_error);
                cases.push(read.map_err(|why| format!("a case of {id}: {why}"))?);
            }
        }
    }
    Ok(cases)
}

fn read(case: &Value, shape: &str, is_request: bool, is_error: bool) -> Result<Case, String> {
    let case = case.as_object().ok_or("not an object")?;
    let kind = match is_request {
        true => Kind::Request(Box::new(request(case)?)),
        false => Kind::Response {
            code: status(case)?,
            is_error,
        },
    };
    Ok(Case {
        id: text(case, "id")?,
        protocol: text(case, "protocol")?,
        for_servers: optional(case, "appliesTo")?.is_some_and(|whom| whom == "server"),
        shape: shape.to_owned(),
        params: case.get("params").cloned().unwrap_or_default(),
        vendor_params: case.get("vendorParams").cloned().unwrap_or_default(),
        vendor_params_shape: optional(case, "vendorParamsShape")?,
        headers: headers(case)?,
        body: optional(case, "body")?,
        body_media_type: optional(case, "bodyMediaType")?,
        kind,
    })
}

/// What a case says of a request beside its headers and body.
pub(crate) fn request(case: &Map<String, Value>) -> Result<RequestCase, String> {
    Ok(RequestCase {
        method: text(case, "method")?,
        uri: text(case, "uri")?,
        host: optional(case, "host")?,
        resolved_host: optional(case, "resolvedHost")?,
        query_params: texts(case, "queryParams")?,
        forbid_query_params: texts(case, "forbidQueryParams")?,
        require_query_params: texts(case, "requireQueryParams")?,
        forbid_headers: texts(case, "forbidHeaders")?,
        require_headers: texts(case, "requireHeaders")?,
    })
}

fn status(case: &Map<String, Value>) -> Result<u16, String> {
    let code = case.get("code").and_then(Value::as_u64);
    let code = code.and_then(|code| u16::try_from(code).ok());
    code.ok_or_else(|| "`code` is no status".to_owned())
}

pub(crate) fn headers(case: &Map<String, Value>) -> Result<Vec<(String, String)>, String> {
    let Some(headers) = case.get("headers") else {
        return Ok(Vec::new());
    };
    let headers = headers.as_object().ok_or("`headers` is no object")?;
    let pairs = headers.iter().map(|(name, value)| match value.as_str() {
        Some(value) => Ok((name.clone(), value.to_owned())),
        None => Err(format!("the header `{name}` is no string")),
    });
    pairs.collect()
}

pub(crate) fn text(case: &Map<String, Value>, key: &str) -> Result<String, String> {
    optional(case, key)?.ok_or_else(|| format!("no `{key}`"))
}

pub(crate) fn optional(case: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match case.get(key) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(format!("`{key}` is no string")),
    }
}

pub(crate) fn texts(case: &Map<String, Value>, key: &str) -> Result<Vec<String>, String> {
    let Some(list) = case.get(key) else {
        return Ok(Vec::new());
    };
    let list = list
        .as_array()
        .ok_or_else(|| format!("`{key}` is no list"))?;
    let texts = list.iter().map(|item| match item.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => Err(format!("an item of `{key}` is no string")),
    });
    texts.collect()
}
