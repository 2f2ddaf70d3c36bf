//! The end of a call: its outcome comes in without types, and goes out with those of its operation.

use std::error::Error as StdError;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};

use crate::operation::{Operation, OperationError};
use crate::presigning::PresignedRequest;
use crate::shape::Structure;

/// The result of a call.
pub type SendResult<T, E> = Result<T, SdkError<E, HttpResponse>>;

/// The result of a call, without its types.
pub type Outcome = Result<Output, SdkError<Error, HttpResponse>>;

/// Gives back the types that were erased for a call.
///
/// # Errors
/// The input cannot be built, the request cannot be sent, the response cannot be read, or the service answered with an
/// error.
// The size of the error is upstream's.
#[allow(clippy::result_large_err)]
pub fn result<O: Operation>(
    outcome: Outcome,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    // Taking the value out of its box in place compiles to half the code of a downcast of the box.
    let error = match outcome {
        Ok(mut erased) => match erased.downcast_mut::<O::Output>() {
            Some(output) => return Ok(std::mem::replace(output, O::Output::empty())),
            None => foreign_output(O::DESCRIPTOR.name, &erased),
        },
        Err(error) => error,
    };
    Err(error.map_service_error(typed_error::<O::Error>))
}

/// The presigned request that an outcome holds.
// The size of the error is upstream's.
#[allow(clippy::result_large_err)]
pub(super) fn presigned<E>(outcome: Outcome) -> SendResult<PresignedRequest, E>
where
    E: OperationError + CreateUnhandledError + StdError + Send + Sync,
{
    let error = match outcome.map(Output::downcast::<PresignedRequest>) {
        Ok(Ok(request)) => return Ok(request),
        Ok(Err(foreign)) => foreign_output("a presigned call", &foreign),
        Err(error) => error,
    };
    Err(error.map_service_error(typed_error::<E>))
}

fn typed_error<E>(mut erased: Error) -> E
where
    E: OperationError + CreateUnhandledError + StdError + Send + Sync,
{
    match erased.downcast_mut::<E>() {
        Some(error) => std::mem::replace(error, E::empty()),
        None => E::create_unhandled_error(erased.into(), None),
    }
}

fn foreign_output(operation: &str, output: &Output) -> SdkError<Error, HttpResponse> {
    SdkError::construction_failure(format!(
        "an interceptor replaced the output of {operation} by another type: {output:?}"
    ))
}
