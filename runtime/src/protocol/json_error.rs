//! Errors of the JSON protocols of AWS: where the code and the message stand.

use aws_smithy_runtime_api::box_error::BoxError;

use super::rpc::{self, ErrorBody};
use super::{ErrorFacts, Head, Protocol, ServiceFacts};

/// The code stands in the header `x-amzn-errortype`, else in the body's `code`, else in its `__type`.
pub(super) fn facts(
    protocol: &Protocol,
    service: ServiceFacts,
    head: Option<Head<'_>>,
    body: &[u8],
) -> Result<ErrorFacts, BoxError> {
    let header = head.and_then(|head| head.headers.get("x-amzn-errortype"));
    let body = match ErrorBody::read(protocol.error_codec, body) {
        Ok(body) => body,
        // A proxy can answer with a page of its own, or the body can be cut off. The published clients then ignore the
        // header; with it, the caller and the retry decision still have the code.
        Err(_) if header.is_some() => ErrorBody::default(),
        Err(error) => return Err(error.into()),
    };
    let shape = header.or(body.code.as_deref()).or(body.shape.as_deref());
    Ok(rpc::error_facts(service, head, shape, body.message))
}
