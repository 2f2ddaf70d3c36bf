//! What a protocol does with an operation: builds its request, reads its response, finds its
//! errors.
//!
//! A protocol is a `const` of facts and functions; a service names the one it speaks, and only
//! what that one needs is linked. Nothing else asks which protocol it is.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use crate::operation::Descriptor;
use crate::service::Service;
use crate::shape::Structure;

/// A protocol's facts and its way to and from the wire.
#[derive(Debug)]
pub struct Protocol {
    /// The id of the protocol's trait, for example `aws.protocols#awsJson1_0`.
    pub id: &'static str,
    /// Builds the HTTP request of an input: method, path, headers and body. The authority is added later, by
    /// the endpoint.
    pub serialize:
        fn(&'static Service, &'static Descriptor, &dyn Structure) -> Result<HttpRequest, BoxError>,
    /// Reads a successful response into the output.
    pub deserialize: fn(&Response<'_>, &mut dyn Structure) -> Result<(), BoxError>,
    /// Finds what a response that is an error says of itself: code and message.
    pub error_metadata: fn(&Response<'_>) -> Result<ErrorMetadataBuilder, BoxError>,
    /// Reads a response that is a modeled error into that error's shape.
    pub deserialize_error: fn(&Response<'_>, &mut dyn Structure) -> Result<(), BoxError>,
}

/// A response whose body is loaded.
#[derive(Debug, Clone, Copy)]
pub struct Response<'a> {
    /// The HTTP status code.
    pub status: u16,
    /// The headers.
    pub headers: &'a Headers,
    /// The whole body.
    pub body: &'a [u8],
}
