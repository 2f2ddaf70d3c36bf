//! What the RPC protocols have in common: a request is a POST with the input in its body, a response has the output
//! in its body, and an error is found by what its body says.

use std::borrow::Cow;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;

use super::aws_query_compatible::{query_error, MODE_HEADER};
use super::{Answer, ErrorFacts, Head, Protocol, ServiceFacts};
use crate::codec::{self, Codec, Members};
use crate::shape::Structure;

/// The media type and the bytes of a body.
pub(super) type Body = (&'static str, Vec<u8>);

/// A request with these headers and this body.
pub(super) fn post<const N: usize>(
    service: ServiceFacts,
    headers: [(&'static str, Cow<'static, str>); N],
    body: Option<Body>,
) -> Result<HttpRequest, BoxError> {
    let (media_type, body) = body.unzip();
    let length = body.as_ref().map(Vec::len);
    let mut request = HttpRequest::new(body.map_or_else(SdkBody::empty, SdkBody::from));
    request.set_method("POST")?;
    let all = request.headers_mut();
    if let Some(media_type) = media_type {
        all.insert("content-type", media_type);
    }
    for (name, value) in headers {
        all.try_insert(name, value)?;
    }
    if service.query_compatible {
        all.insert(MODE_HEADER, "true");
    }
    if let Some(length) = length {
        all.insert("content-length", length.to_string());
    }
    Ok(request)
}

/// Reads a body into an output or an error. One without members is complete, so the body is ignored, as in the published
/// clients.
pub(super) fn response(
    protocol: &Protocol,
    answer: Answer<'_>,
    body: Option<&[u8]>,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    if let Some(body) = body.filter(|_| !target.table().members.is_empty()) {
        let codec = protocol.codec_of(answer);
        codec.read_structure(body, target, Members::All)?;
    }
    Ok(())
}

/// The common fields of the body of any error.
#[derive(Debug, Default)]
pub(super) struct ErrorBody {
    pub(super) code: Option<String>,
    pub(super) shape: Option<String>,
    pub(super) message: Option<String>,
}

impl ErrorBody {
    /// Reads the fields.
    pub(super) fn read(codec: &Codec, body: &[u8]) -> Result<Self, codec::Error> {
        let mut fields = Self::default();
        (codec.texts)(body, &mut |name, text| {
            let field = match name {
                "code" => &mut fields.code,
                "__type" => &mut fields.shape,
                "message" | "Message" | "errorMessage" => &mut fields.message,
                _ => return,
            };
            *field = Some(text.to_owned());
        })?;
        Ok(fields)
    }
}

/// The facts of an error of this name and message. A service that once spoke the query protocol may give another code to
/// tell the caller.
pub(super) fn error_facts(
    service: ServiceFacts,
    head: Option<Head<'_>>,
    shape: Option<&str>,
    message: Option<String>,
) -> ErrorFacts {
    let shape = shape.map(strip_code);
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = shape {
        metadata = metadata.code(code);
    }
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    let head = head.filter(|_| service.query_compatible);
    if let Some(error) = head.and_then(|head| query_error(head.headers)) {
        metadata = metadata.code(error.code).custom("type", error.fault);
    }
    ErrorFacts {
        metadata,
        shape: shape.map(str::to_owned),
    }
}

/// The code without the namespace before a `#` and the URI after a `:`.
fn strip_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, name)| name)
}
