//! Operations: their types, their constant descriptions, and the type-erased access to both that the one runtime plugin
//! works with.

use std::error::Error as StdError;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};

use crate::endpoint::OperationEndpoint;
use crate::error::{ErrorEnum, ResponseFailure};
use crate::shape::{MemberFlags, Shape, Structure, Table};
use crate::stream::{InputEvents, OutputStream, StreamBody};

mod callsite;
mod classifiers;
mod input;
mod macros;
mod plugin;
mod wire;

pub(crate) use callsite::Callsites;
pub use plugin::{plugin_components, plugin_config, OperationPlugin};
#[cfg(feature = "event-stream")]
pub(crate) use wire::{fill_message, known};

/// An operation of a service: the types it takes and gives, and its constant description.
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
    /// The endpoint parameters that the operation adds.
    pub endpoint: OperationEndpoint,
    /// `smithy.api#endpoint`: the prefix of the host, with labels that name members of the input.
    pub host_prefix: Option<&'static str>,
    /// `smithy.api#requestCompression`: the encodings in order of preference.
    pub request_compression: &'static [&'static str],
    /// The stream of events in the input.
    pub input_events: Option<InputEvents>,
    /// The kind of stream that the body of a response is, where it is not read at once.
    pub output_stream: Option<OutputStream>,
    /// `aws.auth#unsignedPayload`: the body is left out of the signature.
    pub unsigned_payload: bool,
    /// `smithy.api#httpChecksumRequired`: the maker of the interceptor that adds the checksum.
    pub checksum: Option<fn() -> SharedInterceptor>,
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
            endpoint: OperationEndpoint::NONE,
            host_prefix: None,
            request_compression: &[],
            input_events: None,
            output_stream: None,
            unsigned_payload: false,
            checksum: None,
            long_poll: false,
            endpoint_member: None,
            sensitive_output: false,
        }
    }
}

/// A description with the type-erased access to the operation's types: all that the runtime
/// plugin needs to know, without being generic itself.
#[derive(Debug)]
pub struct OperationData {
    /// The operation as interpreters see it.
    pub descriptor: Descriptor,
    /// The operation's errors, one member each, named as on the wire.
    pub(crate) errors: &'static Table,
    /// The input in its box, for reading.
    pub(crate) input: fn(&Input) -> Option<&dyn Structure>,
    /// The input in its box, for writing; only where a member is an idempotency token.
    pub(crate) input_mut: Option<InputMut>,
    /// An output that `fill` has filled, in its box.
    pub(crate) output: NewOutput,
    /// An error that `fill` has filled, in its box.
    pub(crate) error: fn(FillError<'_>) -> Error,
    /// An error in its box, for reading.
    pub(crate) as_error: AsError,
    /// The classifier of clock skew, which upstream made for one type of error.
    pub(crate) clock_skew: fn() -> SharedRetryClassifier,
}

/// An error of an operation in its box, for reading.
pub(crate) type AsError = fn(&Error) -> Option<&dyn OperationError>;

/// An input in its box, for writing.
pub(crate) type InputMut = fn(&mut Input) -> Option<&mut dyn Structure>;

/// An output that was filled, in its box.
pub(crate) type NewOutput = fn(FillOutput<'_>) -> Result<Output, BoxError>;

/// Fills an empty output.
pub(crate) type FillOutput<'a> =
    &'a mut dyn FnMut(&mut dyn OperationOutput) -> Result<(), BoxError>;

/// Fills an empty error, or says that the response is none of the modeled errors.
pub(crate) type FillError<'a> =
    &'a mut dyn FnMut(&mut dyn OperationError) -> Result<(), ResponseFailure>;

/// The data of an operation. The address is constant, so a plugin can keep it.
#[inline]
pub fn data<O: Operation>() -> &'static OperationData {
    const {
        &OperationData {
            descriptor: O::DESCRIPTOR,
            errors: &O::Error::TABLE,
            input: input::<O>,
            input_mut: if O::Input::TABLE.has(MemberFlags::IDEMPOTENCY_TOKEN) {
                Some(input_mut::<O>)
            } else {
                None
            },
            output: output::<O>,
            error: error::<O>,
            as_error: as_error::<O>,
            clock_skew: classifiers::clock_skew::<O::Error>,
        }
    }
}

fn input<O: Operation>(input: &Input) -> Option<&dyn Structure> {
    match input.downcast_ref::<O::Input>() {
        Some(input) => Some(input),
        None => None,
    }
}

fn input_mut<O: Operation>(input: &mut Input) -> Option<&mut dyn Structure> {
    match input.downcast_mut::<O::Input>() {
        Some(input) => Some(input),
        None => None,
    }
}

fn as_error<O: Operation>(error: &Error) -> Option<&dyn OperationError> {
    match error.downcast_ref::<O::Error>() {
        Some(error) => Some(error),
        None => None,
    }
}

fn output<O: Operation>(fill: FillOutput<'_>) -> Result<Output, BoxError> {
    let mut output = O::Output::empty();
    fill(&mut output)?;
    Ok(Output::erase(output))
}

fn error<O: Operation>(fill: FillError<'_>) -> Error {
    let mut error = O::Error::empty();
    Error::erase(match fill(&mut error) {
        Ok(()) => error,
        Err(failure) => O::Error::create_unhandled_error(failure.into(), None),
    })
}
