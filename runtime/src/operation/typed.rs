//! What a generated operation states: its types, and its constant description.

use std::error::Error as StdError;

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};

use crate::endpoint::OperationEndpoint;
use crate::error::ErrorEnum;
use crate::protocol::{Http, OperationFacts};
use crate::shape::{Shape, Structure};
use crate::stream::{InputBody, OutputStream, StreamBody};

/// An operation of a service: the types it takes and gives, and its constant description.
#[doc(hidden)]
pub trait Operation: 'static {
    /// The input that the caller sends.
    type Input: Shape + Structure + 'static;
    /// The output of a successful call.
    type Output: OperationOutput;
    /// The errors that the service can answer instead.
    type Error: Shape + OperationError + CreateUnhandledError + StdError + ProvideErrorMetadata;
    /// The operation as interpreters see it.
    const DESCRIPTOR: Descriptor;
}

/// The output of an operation.
#[doc(hidden)]
pub trait OperationOutput: Structure + 'static {
    /// Keeps the id that the service gave the request.
    fn set_request_id(&mut self, request_id: Option<String>);

    /// Takes the body of the response into the member that is a stream (`smithy.api#streaming`); other outputs drop it.
    #[inline]
    fn set_body(&mut self, _body: StreamBody) {}
}

/// The error type of an operation: as a [`Structure`] it is a union whose members are the
/// operation's errors, named as on the wire.
///
/// It has only the supertraits that the runtime needs through a reference, since each of their methods is compiled in the
/// user's program for every operation that is called.
#[doc(hidden)]
pub trait OperationError: ErrorEnum + Structure + 'static {
    /// Sets the metadata of the error that this holds.
    fn set_meta(&mut self, meta: ErrorMetadata);
}

/// The constant description of an operation.
#[derive(Debug)]
pub struct Descriptor {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The module of the generated crate that has the operation: the target of its spans and events.
    pub module: &'static str,
    /// `smithy.api#http`, for protocols with HTTP bindings.
    pub http: Http,
    /// `smithy.api#Unit` in the place of an input.
    pub no_input: bool,
    /// The endpoint parameters that the operation adds.
    pub endpoint: OperationEndpoint,
    /// `smithy.api#endpoint`: the prefix of the host, with labels that name members of the input.
    pub host_prefix: Option<&'static str>,
    /// `smithy.api#requestCompression`: the encodings in order of preference.
    pub request_compression: &'static [&'static str],
    /// The stream in the input.
    pub input_body: Option<InputBody>,
    /// The kind of stream that the body of a response is, where it is not read at once.
    pub output_stream: Option<OutputStream>,
    /// `aws.auth#unsignedPayload`: the body is left out of the signature.
    pub unsigned_payload: bool,
    /// A presigned request is a GET without a body: what would be in it are parameters of the query.
    pub presigned_in_query: bool,
    /// The maker of the interceptor that adds the checksum of the body: `smithy.api#httpChecksumRequired`, or a way of the
    /// service.
    pub checksum: Option<fn() -> SharedInterceptor>,
    /// Its streams may be silent for long: they are not ended for that.
    pub may_be_silent: bool,
    /// `smithy.api#longPoll`: it waits on purpose, and programs call it in a loop.
    pub long_poll: bool,
    /// The name of the member of the input that says where a call goes.
    pub endpoint_member: Option<&'static str>,
    /// `smithy.api#sensitive` on a shape that the output, its events or an error can hold: the body of a response
    /// must not be printed.
    pub sensitive_output: bool,
}

impl Descriptor {
    /// An operation with nothing special, in this module of a generated crate.
    #[inline]
    pub const fn new(name: &'static str, module: &'static str) -> Self {
        Self {
            name,
            module,
            http: Http::RPC,
            no_input: false,
            endpoint: OperationEndpoint::NONE,
            host_prefix: None,
            request_compression: &[],
            input_body: None,
            output_stream: None,
            unsigned_payload: false,
            presigned_in_query: false,
            checksum: None,
            may_be_silent: false,
            long_poll: false,
            endpoint_member: None,
            sensitive_output: false,
        }
    }

    /// The facts that the protocol of the service needs.
    pub(crate) fn facts(&self) -> OperationFacts {
        OperationFacts {
            name: self.name,
            http: self.http,
            has_input: !self.no_input,
            has_output_events: self.output_stream == Some(OutputStream::Events),
        }
    }
}
