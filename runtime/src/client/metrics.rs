//! Metrics of calls: upstream's plugin where they are recorded. Where they are not, only what others can see of it: the
//! capture of an attempt's connection, which travels with the request.

use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::config_bag::ConfigBag;

use crate::config::Config;
use crate::service::Service;

/// The name that upstream gives the provider that records nothing.
const NOTHING: &str = "noop";

/// Whether the program has a provider that records metrics. It can be set at any time.
pub(super) fn are_recorded() -> bool {
    let provider = get_telemetry_provider();
    provider.is_ok_and(|provider| provider.meter_provider().provider_name() != NOTHING)
}

/// The plugin that records them.
pub(super) fn plugin(service: &'static Service, config: &Config) -> Option<MetricsRuntimePlugin> {
    let time_source = config.runtime_components().time_source();
    let plugin = MetricsRuntimePlugin::builder()
        .with_scope(service.crate_name)
        .with_time_source(time_source.unwrap_or_default())
        .build();
    plugin.ok()
}

/// The plugin in its place while nothing is recorded.
pub(super) fn silent_plugin() -> StaticRuntimePlugin {
    let capture = SharedInterceptor::permanent(CaptureInterceptor);
    let components = RuntimeComponentsBuilder::new("Metrics").with_interceptor(capture);
    StaticRuntimePlugin::new().with_runtime_components(components)
}

/// Lets the HTTP client tell about its connection.
#[derive(Debug)]
struct CaptureInterceptor;

#[dyn_dispatch_hint]
impl Intercept for CaptureInterceptor {
    fn name(&self) -> &'static str {
        "CaptureInterceptor"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if request.extension::<CaptureHttpAttemptTelemetry>().is_none() {
            request.add_extension(CaptureHttpAttemptTelemetry::new());
        }
        Ok(())
    }
}
