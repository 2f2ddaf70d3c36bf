//! `aws.protocols#awsJson1_0` and `awsJson1_1`: every operation is a POST to `/` whose header names
//! it; input, output and errors are JSON bodies. The two differ in their content type.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::{json_error, rpc, Call, Protocol};
use crate::codec::Members;
use crate::json;

/// `aws.protocols#awsJson1_0`.
pub const AWS_JSON_1_0: Protocol = Protocol {
    id: "aws.protocols#awsJson1_0",
    version: "",
    codec: &json::CODEC,
    error_codec: &json::CODEC,
    request: |protocol, call| request("application/x-amz-json-1.0", protocol, call),
    response: |protocol, answer, _, body, target| rpc::response(protocol, answer, body, target),
    is_error: |head, _| !(200..300).contains(&head.status),
    error_facts: json_error::facts,
    initial_messages: true,
    presign: None,
};

/// `aws.protocols#awsJson1_1`.
pub const AWS_JSON_1_1: Protocol = Protocol {
    id: "aws.protocols#awsJson1_1",
    request: |protocol, call| request("application/x-amz-json-1.1", protocol, call),
    ..AWS_JSON_1_0
};

fn request(
    media_type: &'static str,
    protocol: &Protocol,
    call: &Call<'_>,
) -> Result<HttpRequest, BoxError> {
    let body = protocol.codec.write_structure(call.input, Members::All)?;
    let target = [call.service.shape_name, ".", call.operation.name].concat();
    let headers = [("x-amz-target", target.into())];
    rpc::post(call.service, headers, Some((media_type, body)))
}

#[cfg(test)]
mod tests;
