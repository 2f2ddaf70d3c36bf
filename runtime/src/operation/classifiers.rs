//! Which failures are retried: the published SDK's classifiers, in its order.
//!
//! Upstream's are generic over the error type of the operation, and a program would hold each of them once
//! for every operation that it calls. Those here read any error through its
//! [`OperationError`](super::OperationError).

use std::convert::Infallible;
use std::time::Duration;

use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_smithy_runtime::client::retries::classifiers::TransientErrorClassifier;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, RetryReason, SharedRetryClassifier,
};
use aws_smithy_types::retry::ErrorKind;

use super::erased::AsError;
use super::{OperationData, OperationError};
use crate::error::retryable_error_kind;
use crate::service::Service;

/// The classifiers of an operation's errors: transient failures, errors modeled with
/// `smithy.api#retryable`, the throttling and transient codes of AWS with `x-amz-retry-after`,
/// and clock skew.
pub(super) fn of(
    service: &'static Service,
    operation: &'static OperationData,
) -> [SharedRetryClassifier; 4] {
    let as_error = operation.as_error;
    [
        // Its parameter is only a name: it looks at no error of an operation.
        SharedRetryClassifier::new(TransientErrorClassifier::<Infallible>::new()),
        SharedRetryClassifier::new(Modeled { as_error }),
        SharedRetryClassifier::new(ErrorCode {
            as_error,
            transient_errors: service.customizations.transient_errors,
        }),
        (operation.clock_skew)(),
    ]
}

/// The error of the operation that a call ended with.
fn error_of(context: &InterceptorContext, as_error: AsError) -> Option<&dyn OperationError> {
    match context.output_or_error()? {
        Ok(_) => None,
        Err(error) => as_error(error.as_operation_error()?),
    }
}

/// Errors modeled with `smithy.api#retryable`.
#[derive(Debug)]
struct Modeled {
    as_error: AsError,
}

impl ClassifyRetry for Modeled {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = error_of(context, self.as_error);
        let kind = error.and_then(|error| retryable_error_kind(error));
        kind.map_or(RetryAction::NoActionIndicated, RetryAction::retryable_error)
    }

    fn name(&self) -> &'static str {
        "Errors Modeled As Retryable"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::modeled_as_retryable_classifier()
    }
}

/// The codes that all services of AWS share, and those of one alone.
#[derive(Debug)]
struct ErrorCode {
    as_error: AsError,
    transient_errors: &'static [&'static str],
}

impl ClassifyRetry for ErrorCode {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let error = error_of(context, self.as_error);
        let Some(code) = error.and_then(|error| error.case().meta().code()) else {
            return RetryAction::NoActionIndicated;
        };
        let kind = if THROTTLING_ERRORS.contains(&code) {
            ErrorKind::ThrottlingError
        } else if TRANSIENT_ERRORS.contains(&code) || self.transient_errors.contains(&code) {
            ErrorKind::TransientError
        } else {
            return RetryAction::NoActionIndicated;
        };
        after(kind, retry_after(context))
    }

    /// A failure that an earlier classifier found retryable waits as long as the service asks for, too.
    fn classify_retry_v2(
        &self,
        context: &InterceptorContext,
        previous: &RetryAction,
    ) -> RetryAction {
        match (self.classify_retry(context), previous) {
            (
                RetryAction::NoActionIndicated,
                RetryAction::RetryIndicated(RetryReason::RetryableError {
                    kind,
                    retry_after: None,
                }),
            ) => match retry_after(context) {
                Some(wait) => after(*kind, Some(wait)),
                None => RetryAction::NoActionIndicated,
            },
            (own, _) => own,
        }
    }

    fn name(&self) -> &'static str {
        "AWS Error Code"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_before(
            RetryClassifierPriority::modeled_as_retryable_classifier(),
        )
    }
}

fn after(kind: ErrorKind, retry_after: Option<Duration>) -> RetryAction {
    RetryAction::RetryIndicated(RetryReason::RetryableError { kind, retry_after })
}

/// The wait that the service asks for: the header counts milliseconds.
fn retry_after(context: &InterceptorContext) -> Option<Duration> {
    let header = context.response()?.headers().get("x-amz-retry-after")?;
    Some(Duration::from_millis(header.parse().ok()?))
}
