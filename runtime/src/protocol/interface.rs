//! What a protocol is to the rest of the client: its facts and functions, and what they take and give.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use crate::shape::Structure;

/// A protocol's facts and its way to and from the wire.
#[derive(Debug)]
pub struct Protocol {
    /// The id of the protocol's trait, for example `aws.protocols#awsJson1_0`.
    pub id: &'static str,
    /// Builds the HTTP request of the operation of this name from its input: method, path, headers and body. The
    /// authority is added later, by the endpoint.
    pub serialize: fn(Facts, &'static str, &dyn Structure) -> Result<HttpRequest, BoxError>,
    /// Reads a successful response into the output.
    pub deserialize: fn(&Response<'_>, &mut dyn Structure) -> Result<(), BoxError>,
    /// Reads the facts of a response that is an error.
    pub error_facts: fn(Facts, &Response<'_>) -> Result<ErrorFacts, BoxError>,
    /// Reads a response that is a modeled error into that error's shape.
    pub deserialize_error: fn(&Response<'_>, &mut dyn Structure) -> Result<(), BoxError>,
    /// How it writes and reads the events of event streams.
    pub events: EventFormat,
}

/// The facts of a service that a protocol needs.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The name of the service shape.
    pub shape_name: &'static str,
    /// `aws.protocols#awsQueryCompatible`: errors have the codes of the query protocol.
    pub query_compatible: bool,
}

/// How a protocol writes and reads events. Source: Smithy's Amazon Event Stream Specification.
#[derive(Debug)]
pub struct EventFormat {
    /// The media type of a payload that is a structure or union: the header `:content-type`.
    pub content_type: &'static str,
    /// Whether the members of an input or output that are not its stream come as a first event, as
    /// in RPC protocols; in REST protocols they are bound to the HTTP message.
    pub initial_messages: bool,
    /// Reads the payload of an event.
    pub read: fn(&[u8], &mut dyn Structure) -> Result<(), BoxError>,
    /// Writes the payload of an event: what is not in its headers.
    pub write: fn(&dyn Structure) -> Result<Vec<u8>, BoxError>,
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

/// The facts that the response of an error states, whether or not the error is modeled.
#[derive(Debug)]
pub struct ErrorFacts {
    /// Code and message, as the caller is told them.
    pub metadata: ErrorMetadataBuilder,
    /// The name of the error's shape, by which its type is found. It differs from the code where a service
    /// keeps the codes of an older protocol.
    pub shape: Option<String>,
}
