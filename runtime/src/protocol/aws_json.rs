//! `aws.protocols#awsJson1_0` and `awsJson1_1`: every operation is a POST to `/` whose header names
//! it; input, output and errors are JSON bodies. The two differ in their content type.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;

use super::aws_query_compatible::{query_error, MODE_HEADER};
use super::{ErrorFacts, EventFormat, Facts, Protocol, Response};
use crate::json::{self, Reader};
use crate::shape::{Structure, TimestampFormat};

/// `aws.protocols#awsJson1_0`.
pub const AWS_JSON_1_0: Protocol = Protocol {
    id: "aws.protocols#awsJson1_0",
    serialize: |facts, operation, input| {
        serialize("application/x-amz-json-1.0", facts, operation, input)
    },
    deserialize,
    error_facts,
    deserialize_error,
    events: EVENTS,
};

/// `aws.protocols#awsJson1_1`.
pub const AWS_JSON_1_1: Protocol = Protocol {
    id: "aws.protocols#awsJson1_1",
    serialize: |facts, operation, input| {
        serialize("application/x-amz-json-1.1", facts, operation, input)
    },
    deserialize,
    error_facts,
    deserialize_error,
    events: EVENTS,
};

const SETTINGS: json::Settings = json::Settings {
    timestamp_format: TimestampFormat::EpochSeconds,
};

/// Events carry JSON in both versions of the protocol.
const EVENTS: EventFormat = EventFormat {
    content_type: "application/json",
    initial_messages: true,
    read: |payload, shape| Ok(json::read_structure(payload, shape)?),
    write: |shape| {
        let mut payload = String::with_capacity(256);
        json::write_event(&mut payload, shape, &SETTINGS)?;
        Ok(payload.into_bytes())
    },
};

fn serialize(
    content_type: &'static str,
    facts: Facts,
    operation: &'static str,
    input: &dyn Structure,
) -> Result<HttpRequest, BoxError> {
    let mut body = String::with_capacity(256);
    json::write_structure(&mut body, input, &SETTINGS)?;
    let length = body.len();
    let mut request = HttpRequest::new(SdkBody::from(body));
    request.set_method("POST")?;
    let headers = request.headers_mut();
    headers.insert("content-type", content_type);
    let target = [facts.shape_name, ".", operation].concat();
    headers.try_insert("x-amz-target", target)?;
    if facts.query_compatible {
        headers.insert(MODE_HEADER, "true");
    }
    headers.insert("content-length", length.to_string());
    Ok(request)
}

fn deserialize(response: &Response<'_>, output: &mut dyn Structure) -> Result<(), BoxError> {
    // An output without members is complete, so the body is ignored, as in the published clients.
    if !output.table().members.is_empty() {
        json::read_structure(response.body, output)?;
    }
    Ok(())
}

fn deserialize_error(response: &Response<'_>, error: &mut dyn Structure) -> Result<(), BoxError> {
    json::read_structure(response.body, error)?;
    Ok(())
}

/// The code stands in the header `x-amzn-errortype`, else in the body's `code`, else in its
/// `__type`. A service that once spoke the query protocol may give another one to tell the caller.
fn error_facts(facts: Facts, response: &Response<'_>) -> Result<ErrorFacts, BoxError> {
    let header = response.headers.get("x-amzn-errortype");
    let body = match read_error_body(response.body) {
        Ok(body) => body,
        // A proxy can answer with a page of its own, or the body can be cut off. The published clients then ignore the
        // header; with it, the caller and the retry decision still have the code.
        Err(_) if header.is_some() => ErrorBody::default(),
        Err(error) => return Err(error.into()),
    };
    let shape = header.or(body.code.as_deref()).or(body.shape.as_deref());
    let shape = shape.map(strip_code);
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = shape {
        metadata = metadata.code(code);
    }
    if let Some(message) = body.message {
        metadata = metadata.message(message);
    }
    if let (true, Some(error)) = (facts.query_compatible, query_error(response.headers)) {
        metadata = metadata.code(error.code).custom("type", error.fault);
    }
    Ok(ErrorFacts {
        metadata,
        shape: shape.map(str::to_owned),
    })
}

/// The code without the namespace before a `#` and the URI after a `:`.
fn strip_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, name)| name)
}

/// The common fields of the body of any error.
#[derive(Debug, Default)]
struct ErrorBody {
    code: Option<String>,
    shape: Option<String>,
    message: Option<String>,
}

fn read_error_body(body: &[u8]) -> Result<ErrorBody, json::Error> {
    let mut facts = ErrorBody::default();
    let mut reader = Reader::new(body)?;
    match reader.peek() {
        None => return Ok(facts),
        Some(b'{') => {}
        Some(_) => {
            reader.skip()?;
            reader.end()?;
            return Ok(facts);
        }
    }
    let mut first = reader.take(b'{');
    while reader.more(b'}', first)? {
        first = false;
        let key = reader.key()?;
        if reader.peek() != Some(b'"') {
            reader.skip()?;
            continue;
        }
        let value = reader.string()?;
        match &*key {
            "code" => facts.code = Some(value.into_owned()),
            "__type" => facts.shape = Some(value.into_owned()),
            "message" | "Message" | "errorMessage" => facts.message = Some(value.into_owned()),
            _ => {}
        }
    }
    reader.end()?;
    Ok(facts)
}

#[cfg(test)]
mod tests;
