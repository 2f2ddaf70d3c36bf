//! The frame of `smithy.protocols#rpcv2Cbor` and `rpcv2Json`: every operation is a POST to a path that names service and
//! operation, and both sides say in a header which of the protocols they speak.
//!
//! Source: Smithy 2.0, "Smithy RPC v2 CBOR protocol" and "Smithy RPC v2 JSON protocol".

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::rpc::{self, ErrorBody};
use super::{Call, ErrorFacts, Head, Protocol, ServiceFacts, EVENT_STREAM};
use crate::codec::{Codec, Members};
use crate::shape::Structure;

/// The header in which a message names its protocol.
const PROTOCOL_HEADER: &str = "smithy-protocol";

/// The request of a call, in the protocol of this name.
pub(super) fn request(
    name: &'static str,
    protocol: &Protocol,
    call: &Call<'_>,
) -> Result<HttpRequest, BoxError> {
    let (service, operation) = (call.service, call.operation);
    let Codec {
        media_type, write, ..
    } = *protocol.codec;
    let accepted = match operation.has_output_events {
        true => EVENT_STREAM,
        false => media_type,
    };
    let headers = [(PROTOCOL_HEADER, name.into()), ("accept", accepted.into())];
    let body = match operation.has_input {
        true => Some((media_type, write(call.input, Members::All)?)),
        false => None,
    };
    let mut request = rpc::post(service, headers, body)?;
    let path = [
        "/service/",
        service.shape_name,
        "/operation/",
        operation.name,
    ];
    request.set_uri(path.concat())?;
    Ok(request)
}

/// Reads a response of the protocol of this name.
pub(super) fn response(
    name: &str,
    protocol: &Protocol,
    head: Head<'_>,
    body: Option<&[u8]>,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    check(name, head)?;
    rpc::response(protocol, body, target)
}

/// Whether a response is an error.
pub(super) fn is_error(head: Head<'_>, _body: Option<&[u8]>) -> bool {
    head.status != 200
}

/// The name of an error stands in `__type`, and nowhere else.
pub(super) fn error_facts(
    name: &str,
    protocol: &Protocol,
    service: ServiceFacts,
    head: Option<Head<'_>>,
    body: &[u8],
) -> Result<ErrorFacts, BoxError> {
    if let Some(head) = head {
        check(name, head)?;
    }
    let body = ErrorBody::read(protocol.codec, body)?;
    let shape = body.shape.as_deref();
    Ok(rpc::error_facts(service, head, shape, body.message))
}

/// Refuses a response that says that it is of another protocol: nothing but its status has a meaning. One that says
/// nothing is read, which the specification forbids: the published clients do so, a case of the Smithy protocol tests
/// needs it, and what a proxy answers in its place is not of the format.
fn check(name: &str, head: Head<'_>) -> Result<(), BoxError> {
    match head.headers.get(PROTOCOL_HEADER) {
        Some(value) if value != name => {
            Err(format!("the response is of the protocol {value:?}, and not of {name}").into())
        }
        _ => Ok(()),
    }
}
