//! What an operation is: its types, its constant description, and the type-erased access to both
//! that the one runtime plugin works with.

use std::error::Error as StdError;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::ProvideErrorKind;

use crate::endpoint::OperationEndpoint;
use crate::service::Service;
use crate::shape::{Structure, Table};
use crate::stream::{InputEvents, OutputStream};

mod classifiers;
mod input;
mod macros;
mod plugin;
mod wire;

pub use plugin::OperationPlugin;
#[cfg(feature = "event-stream")]
pub(crate) use wire::fill_message;

/// An operation of a service: the types it takes and gives, and its constant description.
pub trait Operation: 'static {
    /// What the caller sends.
    type Input: Structure + 'static;
    /// What a successful call gives.
    type Output: OperationOutput;
    /// What the service can answer instead.
    type Error: OperationError + CreateUnhandledError;
    /// The operation as interpreters see it.
    const DESCRIPTOR: Descriptor;
}

/// The output of an operation.
pub trait OperationOutput: Structure + 'static {
    /// Keeps the id that the service gave the request.
    fn set_request_id(&mut self, request_id: Option<String>);

    /// Takes the body of the response, when a member is what comes through it
    /// (`smithy.api#streaming`); other outputs drop it.
    #[inline]
    fn set_body(&mut self, _body: SdkBody, _service: &'static Service) {}
}

/// The error type of an operation: as a [`Structure`] it is a union whose members are the
/// operation's errors, named as on the wire.
pub trait OperationError:
    Structure + StdError + ProvideErrorMetadata + ProvideErrorKind + 'static
{
    /// Gives the error that this holds its metadata.
    fn set_meta(&mut self, meta: ErrorMetadata);
}

/// The constant description of an operation.
#[derive(Debug)]
pub struct Descriptor {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The shape of the input.
    pub input: &'static Table,
    /// The operation's errors, one member each, named as on the wire.
    pub errors: &'static Table,
    /// What the operation adds to the parameters of the endpoint rules.
    pub endpoint: OperationEndpoint,
    /// `smithy.api#endpoint`: the prefix of the host, with labels that name members of the input.
    pub host_prefix: Option<&'static str>,
    /// `smithy.api#requestCompression`: the encodings in order of preference.
    pub request_compression: &'static [&'static str],
    /// The stream of events in the input.
    pub input_events: Option<InputEvents>,
    /// What the body of a response is, where it is not read at once.
    pub output_stream: Option<OutputStream>,
    /// `aws.auth#unsignedPayload`: the body is left out of the signature.
    pub unsigned_payload: bool,
}

impl Descriptor {
    /// An operation with nothing special.
    #[inline]
    pub const fn new(name: &'static str, input: &'static Table, errors: &'static Table) -> Self {
        Self {
            name,
            input,
            errors,
            endpoint: OperationEndpoint::NONE,
            host_prefix: None,
            request_compression: &[],
            input_events: None,
            output_stream: None,
            unsigned_payload: false,
        }
    }
}

/// A description with the type-erased access to the operation's types: all that the runtime
/// plugin needs to know, without being generic itself.
#[derive(Debug)]
pub struct OperationData {
    /// The operation as interpreters see it.
    pub descriptor: Descriptor,
    /// The input in its box, for reading.
    pub(crate) input: fn(&Input) -> Option<&dyn Structure>,
    /// The input in its box, for writing.
    pub(crate) input_mut: fn(&mut Input) -> Option<&mut dyn Structure>,
    /// An output that `fill` has filled, in its box.
    pub(crate) output: fn(FillOutput<'_>) -> Result<Output, Error>,
    /// An error that `fill` has filled, in its box.
    pub(crate) error: fn(FillError<'_>) -> Error,
    /// The classifiers of the operation's errors, in the order in which they run.
    pub(crate) classifiers: fn() -> [SharedRetryClassifier; 4],
}

/// Fills an empty output.
pub(crate) type FillOutput<'a> =
    &'a mut dyn FnMut(&mut dyn OperationOutput) -> Result<(), BoxError>;

/// Fills an empty error, or says that the response is none of the modeled errors.
pub(crate) type FillError<'a> = &'a mut dyn FnMut(&mut dyn OperationError) -> Result<(), Unmodeled>;

/// A response that is an error, and not one that the model knows or not one that can be read.
pub(crate) struct Unmodeled {
    pub(crate) source: BoxError,
    pub(crate) meta: Option<ErrorMetadata>,
}

/// The data of an operation. The address is constant, so a plugin can keep it.
#[inline]
pub fn data<O: Operation>() -> &'static OperationData {
    const {
        &OperationData {
            descriptor: O::DESCRIPTOR,
            input: input::<O>,
            input_mut: input_mut::<O>,
            output: output::<O>,
            error: error::<O>,
            classifiers: classifiers::of::<O::Error>,
        }
    }
}

fn input<O: Operation>(input: &Input) -> Option<&dyn Structure> {
    Some(input.downcast_ref::<O::Input>()?)
}

fn input_mut<O: Operation>(input: &mut Input) -> Option<&mut dyn Structure> {
    Some(input.downcast_mut::<O::Input>()?)
}

fn output<O: Operation>(fill: FillOutput<'_>) -> Result<Output, Error> {
    let mut output = O::Output::empty();
    match fill(&mut output) {
        Ok(()) => Ok(Output::erase(output)),
        Err(source) => Err(Error::erase(O::Error::create_unhandled_error(source, None))),
    }
}

fn error<O: Operation>(fill: FillError<'_>) -> Error {
    let mut error = O::Error::empty();
    Error::erase(match fill(&mut error) {
        Ok(()) => error,
        Err(unmodeled) => O::Error::create_unhandled_error(unmodeled.source, unmodeled.meta),
    })
}
