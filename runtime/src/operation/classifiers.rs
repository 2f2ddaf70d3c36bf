//! Which failures are retried: the published SDK's classifiers, in its order.

use std::error::Error as StdError;

use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime::client::retries::classifiers::{
    ModeledAsRetryableClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::ProvideErrorKind;

/// The classifiers of an operation's error type: transient failures, errors modeled with
/// `smithy.api#retryable`, the throttling and transient codes of AWS with `x-amz-retry-after`,
/// and clock skew.
pub(super) fn of<E>() -> [SharedRetryClassifier; 4]
where
    E: StdError + ProvideErrorMetadata + ProvideErrorKind + Send + Sync + 'static,
{
    [
        SharedRetryClassifier::new(TransientErrorClassifier::<E>::new()),
        SharedRetryClassifier::new(ModeledAsRetryableClassifier::<E>::new()),
        SharedRetryClassifier::new(AwsErrorCodeClassifier::<E>::new()),
        SharedRetryClassifier::new(ServiceClockSkewClassifier::<E>::new()),
    ]
}
