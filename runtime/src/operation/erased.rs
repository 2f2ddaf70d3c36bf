//! The type-erased access to an operation: its types come in, functions over their boxes go out.

use std::error::Error as StdError;

use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::{Descriptor, Operation, OperationError, OperationOutput};
use crate::error::ResponseFailure;
use crate::shape::{MemberFlags, Shape, Structure, Table};

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
            clock_skew: clock_skew::<O::Error>,
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

/// Upstream's classifier of clock skew, the one that reads what no other crate can.
fn clock_skew<E>() -> SharedRetryClassifier
where
    E: StdError + ProvideErrorMetadata + Send + Sync + 'static,
{
    SharedRetryClassifier::new(ServiceClockSkewClassifier::<E>::new())
}
