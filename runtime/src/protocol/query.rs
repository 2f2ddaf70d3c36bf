//! `aws.protocols#awsQuery` and `ec2Query`: every operation is a POST to `/` of a form that names it; outputs and errors are
//! XML.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::{rpc, xml_error, Answer, Call, Protocol};
use crate::codec::Members;
use crate::form::{self, Dialect};
use crate::shape::{Member, Slot, Structure};
use crate::xml::{self, Frame};

/// `aws.protocols#awsQuery`; a service adds its version.
pub const AWS_QUERY: Protocol = Protocol {
    id: "aws.protocols#awsQuery",
    version: "",
    codec: &xml::CODEC,
    error_codec: &xml::WRAPPED_ERRORS,
    request: |protocol, call| request(Dialect::AwsQuery, protocol, call),
    response: |protocol, answer, _, body, target| {
        response(Dialect::AwsQuery, protocol, answer, body, target)
    },
    is_error: |head, _| !(200..300).contains(&head.status),
    error_facts: xml_error::facts,
    initial_messages: true,
    presign: None,
};

/// `aws.protocols#ec2Query`; a service adds its version.
pub const EC2_QUERY: Protocol = Protocol {
    id: "aws.protocols#ec2Query",
    error_codec: &xml::LISTED_ERRORS,
    request: |protocol, call| request(Dialect::Ec2Query, protocol, call),
    response: |protocol, answer, _, body, target| {
        response(Dialect::Ec2Query, protocol, answer, body, target)
    },
    ..AWS_QUERY
};

fn request(
    dialect: Dialect,
    protocol: &Protocol,
    call: &Call<'_>,
) -> Result<HttpRequest, BoxError> {
    let Call {
        service,
        operation,
        input,
        ..
    } = *call;
    let form = form::write(dialect, operation.name, protocol.version, input)?;
    let body = ("application/x-www-form-urlencoded", form.into_bytes());
    rpc::post(service, [], Some(body))
}

/// Reads an output in `OpResponse`, in awsQuery in `OpResult` within it. What has no members is complete, so the body is
/// ignored, as in the published clients.
fn response(
    dialect: Dialect,
    protocol: &Protocol,
    answer: Answer<'_>,
    body: Option<&[u8]>,
    target: &mut dyn Structure,
) -> Result<(), BoxError> {
    let Answer::Output(operation) = answer else {
        return rpc::response(protocol, answer, body, target);
    };
    let Some(body) = body.filter(|_| !target.table().members.is_empty()) else {
        return Ok(());
    };
    let (response, result) = (
        [operation, "Response"].concat(),
        [operation, "Result"].concat(),
    );
    let (outer, inner) = ([response.as_str()], [response.as_str(), result.as_str()]);
    let frame = match dialect {
        Dialect::AwsQuery => Frame::new(&inner),
        Dialect::Ec2Query => Frame {
            ignores_case_of_first: true,
            ..Frame::new(&outer)
        },
    };
    let target = Slot::Structure(target);
    xml::read_at(body, &frame, target, Member::PLAIN, Members::All)?;
    Ok(())
}
