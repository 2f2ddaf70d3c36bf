//! An operation: its types, its descriptor, and the fluent builder that calls it.

use super::endpoint::OperationEndpoint;
use super::{
    Deprecation, Documentation, ErrorEnum, Identifier, Paginator, Path, Structure, Waiter,
};

/// The method and path of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// The method.
    pub method: String,
    /// The path with its labels, and the fixed part of the query.
    pub uri: String,
}

/// The checksum of the body of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// `smithy.api#httpChecksumRequired`
    ContentMd5,
    /// A tree of hashes, as Glacier asks for.
    TreeHash,
}

/// An operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The model's shape, for messages.
    pub shape: String,
    /// Its name on the wire.
    pub wire_name: String,
    /// The type that stands for it.
    pub path: Path,
    /// Its module below `operation`.
    pub module: Identifier,
    /// The file of that module.
    pub file: Identifier,
    /// The client's method.
    pub method: Identifier,
    /// Its documentation.
    pub documentation: Documentation,
    /// Its deprecation.
    pub deprecated: Option<Deprecation>,
    /// `smithy.api#http`, where the protocol has bindings to HTTP.
    pub http: Option<HttpRequest>,
    /// Whether the model has an input: without one, `input` has no members.
    pub has_input: bool,
    /// Its input.
    pub input: Structure,
    /// Its output.
    pub output: Structure,
    /// The errors it can answer with.
    pub error: ErrorEnum,
    /// The builder that calls it.
    pub fluent_builder: Path,
    /// Its paginator.
    pub paginator: Option<Paginator>,
    /// Its waiters.
    pub waiters: Vec<Waiter>,
    /// The endpoint parameters that it sets.
    pub endpoint: OperationEndpoint,
    /// `smithy.api#endpoint`: the prefix of the host.
    pub host_prefix: Option<String>,
    /// `smithy.api#requestCompression`: the encodings, the preferred one first.
    pub request_compression: Vec<String>,
    /// `aws.auth#unsignedPayload`: the body is left out of the signature.
    pub unsigned_payload: bool,
    /// The fluent builder presigns the request, as a GET with what would be in the body as parameters of the query.
    pub presigned_in_query: bool,
    /// The checksum of its body that a request has.
    pub checksum: Option<Checksum>,
    /// `smithy.api#longPoll`: the service waits before it answers, and programs call it in a loop.
    pub long_poll: bool,
    /// Its streams may be silent for long: they are not ended for that.
    pub may_be_silent: bool,
    /// The member of the input that names the endpoint, by its name in the model.
    pub endpoint_member: Option<&'static str>,
    /// `smithy.api#sensitive` on a shape that the output or an error can hold.
    pub sensitive_output: bool,
    /// `smithy.api#readonly`: it changes nothing.
    pub readonly: bool,
}
