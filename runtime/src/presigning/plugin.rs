//! The plugin of a call whose request is presigned. In: what makes the request, and the time in which it is to be valid.
//! Out: what is different from a call that is sent.

use std::borrow::Cow;
use std::time::Duration;

use aws_runtime::auth::{HttpSignatureType, SigV4OperationSigningConfig};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime::client::retries::strategy::NeverRetryStrategy;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    disable_interceptor, dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::retries::SharedRetryStrategy;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
use aws_smithy_runtime_api::client::ser_de::SharedRequestSerializer;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};

use super::PresigningConfig;
use crate::request_compression::DisableRequestCompression;

/// The name of the plugin and of its interceptor.
const NAME: &str = "Presigning";

/// The plugin. It has to be the last one, so that nothing sets another time.
#[derive(Debug)]
struct PresigningPlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

/// The plugin of a call whose request this serializer makes.
pub(crate) fn plugin(
    serializer: SharedRequestSerializer,
    config: &PresigningConfig,
) -> SharedRuntimePlugin {
    let time = SharedTimeSource::new(StaticTimeSource::new(config.start_time()));
    let interceptor = PresigningInterceptor {
        expires_in: config.expires(),
    };
    SharedRuntimePlugin::new(PresigningPlugin {
        config: layer(serializer),
        components: RuntimeComponentsBuilder::new(NAME)
            .with_interceptor(SharedInterceptor::permanent(interceptor))
            .with_retry_strategy(Some(SharedRetryStrategy::new(NeverRetryStrategy::new())))
            .with_time_source(Some(time)),
    })
}

/// Every header of the request has to be repeated by its sender. So those that describe one call and its client are left
/// out, and the body stays as the caller knows it.
fn layer(serializer: SharedRequestSerializer) -> FrozenLayer {
    let mut layer = Layer::new(NAME);
    layer.store_put(serializer);
    layer.store_put(DisableRequestCompression(true));
    let reason = "presigning";
    layer.store_put(disable_interceptor::<InvocationIdInterceptor>(reason));
    layer.store_put(disable_interceptor::<RecursionDetectionInterceptor>(reason));
    layer.store_put(disable_interceptor::<RequestInfoInterceptor>(reason));
    layer.store_put(disable_interceptor::<ServiceClockSkewInterceptor>(reason));
    layer.store_put(disable_interceptor::<UserAgentInterceptor>(reason));
    layer.freeze()
}

impl RuntimePlugin for PresigningPlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(
        &self,
        _current: &RuntimeComponentsBuilder,
    ) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}

/// Puts the signature into the query. It changes what the operation and the caller have set, as the other options of
/// signing stay theirs.
#[derive(Debug)]
struct PresigningInterceptor {
    expires_in: Duration,
}

#[dyn_dispatch_hint]
impl Intercept for PresigningInterceptor {
    fn name(&self) -> &'static str {
        NAME
    }

    fn modify_before_signing(
        &self,
        _context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let config = cfg.load::<SigV4OperationSigningConfig>().cloned();
        let mut config = config.unwrap_or_default();
        config.signing_options.signature_type = HttpSignatureType::HttpRequestQueryParams;
        config.signing_options.expires_in = Some(self.expires_in);
        cfg.interceptor_state().store_put(config);
        Ok(())
    }
}
