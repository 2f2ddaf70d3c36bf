//! What a protocol is to the rest of the client: its facts and functions, and what they take and give.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::SharedRequestSerializer;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::http::Http;
use crate::codec::Codec;
use crate::presigning::PresigningConfig;
use crate::shape::Structure;

/// A protocol: how the values of its codec travel in HTTP messages.
#[derive(Debug)]
pub struct Protocol {
    /// The id of the protocol's trait, for example `aws.protocols#awsJson1_0`.
    pub id: &'static str,
    /// The version of the service, in protocols whose requests name it.
    pub version: &'static str,
    /// The format of bodies and of the payloads of events.
    pub codec: &'static Codec,
    /// The format of the bodies of errors.
    pub error_codec: &'static Codec,
    /// Builds the HTTP request of a call: method, path, headers and body. The authority is added later, by the endpoint,
    /// and events in the place of the body by the operation.
    pub request: fn(&Protocol, &Call<'_>) -> Result<HttpRequest, BoxError>,
    /// Reads a response into the shape that it is: the output, or a modeled error. Without a body, which is a stream
    /// then, only what the head says is read.
    pub response: ReadResponse,
    /// Whether a response is an error. The body is there if it is loaded.
    pub is_error: fn(Head<'_>, Option<&[u8]>) -> bool,
    /// Reads the facts of an error from its body, and from its head unless it is an event, which has none.
    pub error_facts: ReadErrorFacts,
    /// Whether the members of an input or output that are not its events come as a first event, as in RPC protocols; in
    /// REST protocols they are bound to the HTTP message. Source: Smithy's Amazon Event Stream Specification.
    pub initial_messages: bool,
    /// Makes the plugin of a call whose request is presigned. Only protocols with HTTP bindings have it.
    pub presign: Option<Presign>,
}

impl Protocol {
    /// The same for a service of this version.
    pub const fn of_version(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// The format of the body of a response.
    pub(crate) const fn codec_of(&self, answer: Answer<'_>) -> &'static Codec {
        match answer {
            Answer::Output(_) => self.codec,
            Answer::Error => self.error_codec,
        }
    }
}

/// Reads a response from its head and its body into a shape.
pub type ReadResponse =
    fn(&Protocol, Answer<'_>, Head<'_>, Option<&[u8]>, &mut dyn Structure) -> Result<(), BoxError>;

/// What a response is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// The output of the operation of this name.
    Output(&'a str),
    /// A modeled error.
    Error,
}

/// Makes the plugin of a call whose request is presigned, from what makes the request and the time in which it is valid.
pub type Presign = fn(SharedRequestSerializer, &PresigningConfig) -> SharedRuntimePlugin;

/// Reads the facts of an error from its head and its body.
pub type ReadErrorFacts =
    fn(&Protocol, ServiceFacts, Option<Head<'_>>, &[u8]) -> Result<ErrorFacts, BoxError>;

/// The media type of event streams. Source: Smithy's Amazon Event Stream Specification.
pub const EVENT_STREAM: &str = "application/vnd.amazon.eventstream";

/// The facts of a service that its protocol needs.
#[derive(Debug, Clone, Copy)]
pub struct ServiceFacts {
    /// The name of the service shape, or the target prefix that the model has in its place.
    pub shape_name: &'static str,
    /// `aws.protocols#awsQueryCompatible`: errors have the codes of the query protocol.
    pub query_compatible: bool,
}

/// The facts of an operation that its protocol needs.
#[derive(Debug, Clone, Copy)]
pub struct OperationFacts {
    /// The name of the operation shape.
    pub name: &'static str,
    /// Whether it has an input; without one it targets `smithy.api#Unit`.
    pub has_input: bool,
    /// Its method and path.
    pub http: Http,
    /// Whether its output has a stream of events.
    pub has_output_events: bool,
}

/// A call that is to become a request.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The service that is called.
    pub service: ServiceFacts,
    /// The operation that is called.
    pub operation: OperationFacts,
    /// The input.
    pub input: &'a dyn Structure,
    /// The purpose of the request.
    pub framing: Framing,
}

/// What a request is made for. Only protocols with HTTP bindings are asked for one that is presigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// The request is sent, with the headers that describe its body.
    Full,
    /// The request is presigned. It has only the headers that members state, since its sender has to repeat each of them.
    Bare,
    /// The request is presigned as a GET without a body: the members of the body become parameters of the query.
    BareGet,
}

/// The head of a response.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// The HTTP status code.
    pub status: u16,
    /// The headers.
    pub headers: &'a Headers,
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
