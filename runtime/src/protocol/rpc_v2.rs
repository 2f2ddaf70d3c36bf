//! The frame of `smithy.protocols#rpcv2Cbor` and `rpcv2Json`: every operation is a POST to a path that names service and
//! operation, and both sides say in a header which of the protocols they speak.
//!
//! Source: Smithy 2.0, "Smithy RPC v2 CBOR protocol" and "Smithy RPC v2 JSON protocol".

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::rpc::{self, ErrorBody};
use super::{Answer, Call, ErrorFacts, Head, Protocol, ServiceFacts, EVENT_STREAM};
use crate::codec::{Codec, Members};
use crate::shape::Structure;

/// The header in which a message names its protocol.
const PROTOCOL_HEADER: &str = "smithy-protocol";

/// One of the protocols of this frame.
pub(super) trait Variant {
    /// Its name in the header.
    const NAME: &'static str;
}

/// The protocol of this variant: the id of its trait, and its codec.
pub(super) const fn protocol<V: Variant>(id: &'static str, codec: &'static Codec) -> Protocol {
    Protocol {
        id,
        version: "",
        codec,
        error_codec: codec,
        request: request::<V>,
        response: response::<V>,
        is_error: |head, _| head.status != 200,
        error_facts: error_facts::<V>,
        initial_messages: true,
        presign: None,
    }
}

fn request<V: Variant>(protocol: &Protocol, call: &Call<'_>) -> Result<HttpRequest, BoxError> {
    let (service, operation) = (call.service, call.operation);
    let codec = protocol.codec;
    let media_type = codec.media_type;
    let accepted = match operation.has_output_events {
        true => EVENT_STREAM,
        false => media_type,
    };
    let headers = [
        (PROTOCOL_HEADER, V::NAME.into()),
        ("accept", accepted.into()),
    ];
    let body = match operation.has_input {
        true => Some((media_type, codec.write_structure(call.input, Members::All)?)),
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

fn response<V: Variant>(
    protocol: &Protocol,
    answer: Answer<'_>,
    head: Head<'_>,
    body: Option<&[u8]>,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    check(V::NAME, head)?;
    rpc::response(protocol, answer, body, target)
}

/// The name of an error stands in `__type`, and nowhere else.
fn error_facts<V: Variant>(
    protocol: &Protocol,
    service: ServiceFacts,
    head: Option<Head<'_>>,
    body: &[u8],
) -> Result<ErrorFacts, BoxError> {
    if let Some(head) = head {
        check(V::NAME, head)?;
    }
    let body = ErrorBody::read(protocol.error_codec, body)?;
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

#[cfg(all(test, feature = "cbor"))]
mod tests;
