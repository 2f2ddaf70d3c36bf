//! `smithy.api#longPoll`: an operation that waits for something to happen, and that programs call in a loop.
//!
//! When the token bucket is empty, a failed call is not retried, and its caller calls again at once. From version 2.1 of
//! the retry behavior on, such a call waits before it fails, as long as before a retry.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};

use crate::operation::Descriptor;

/// The interceptor that tells the retry strategy, if the operation is one.
pub(crate) fn interceptor(operation: &Descriptor) -> Option<SharedInterceptor> {
    operation
        .long_poll
        .then(|| SharedInterceptor::permanent(LongPollInterceptor))
}

#[derive(Debug)]
struct LongPollInterceptor;

#[dyn_dispatch_hint]
impl Intercept for LongPollInterceptor {
    fn name(&self) -> &'static str {
        "LongPollInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        _context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(retry) = cfg.load::<RetryConfig>() else {
            return Ok(());
        };
        let spec = retry.retry_spec().cloned();
        if let Some(spec) = spec.filter(|spec| spec.is_at_least(RetrySpec::V2_1)) {
            let retry = retry.clone();
            let retry = retry.with_retry_spec(spec.with_long_polling(true));
            cfg.interceptor_state().store_put(retry);
        }
        Ok(())
    }
}
