//! How calls are retried.

pub use ::smithy_client_runtime::api::{
    ClassifyRetry, ClientRateLimiter, ReconnectMode, RetryAction, RetryConfig, RetryConfigBuilder,
    RetryMode, RetryPartition, ShouldAttempt, TokenBucket,
};
