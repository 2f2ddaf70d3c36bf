//! The runtime plugins that every client has, in the published SDK's order: defaults, the user's configuration, the
//! service, metrics.

use std::borrow::Cow;

use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
// Its successor lets every client send unsigned requests; this one only adds the scheme, for
// services whose auth scheme options list it.
use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
#[allow(deprecated)]
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePlugin;
use aws_smithy_runtime::client::defaults::{default_plugins, DefaultPluginParams};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_types::config_bag::{ConfigBag, Layer};

use super::failure::FailureInterceptor;
use super::features::Feature;
use super::{merge, metrics};
use crate::config::Config;
use crate::endpoint::BuiltIn;
use crate::idempotency_token::IdempotencyTokenProvider;
use crate::service::Service;

/// The panic message of a client without a behavior version: the published SDK's words, since programs test for them.
const NO_BEHAVIOR_VERSION: &str = "Invalid client configuration: A behavior major version must be set when sending a request or constructing a client. You must set it during client construction or by enabling the `behavior-version-latest` cargo feature.";

/// The plugins of a client, and of an operation of it.
#[derive(Clone, Debug)]
pub(super) struct Plugins {
    /// As few as possible: they run a call while nobody records metrics.
    merged: RuntimePlugins,
    /// One for each thing, with upstream's of metrics.
    single: RuntimePlugins,
}

impl Plugins {
    /// The plugins of a client of this service.
    #[track_caller]
    pub(super) fn of_client(service: &'static Service, config: &Config) -> Self {
        let mut before = defaults(service, config);
        let settings = StaticRuntimePlugin::new()
            .with_config(config.layer().clone())
            .with_runtime_components(config.runtime_components().clone());
        let settings = [SharedRuntimePlugin::new(settings)];
        #[allow(deprecated)]
        let unsigned = SharedRuntimePlugin::new(NoAuthRuntimePlugin::new());
        let of_users = config.runtime_plugins();

        let mut single = RuntimePlugins::new()
            .with_client_plugins(before.iter().chain(&settings).cloned())
            .with_client_plugin(unsigned.clone());
        if let Some(metrics) = metrics::plugin(service, config) {
            single = single.with_client_plugin(metrics);
        }
        single = single.with_client_plugins(of_users.iter().cloned());
        // A user's plugin sees those before it.
        let merged = match of_users {
            [] => {
                before.sort_by_key(RuntimePlugin::order);
                let after = [unsigned, SharedRuntimePlugin::new(metrics::silent_plugin())];
                merge::client_plugins(&before, &settings, &after)
            }
            _ => single.clone(),
        };
        Self { merged, single }
    }

    /// The same with a plugin of the operation.
    pub(super) fn with_operation_plugin(self, plugin: SharedRuntimePlugin) -> Self {
        Self {
            merged: self.merged.with_operation_plugin(plugin.clone()),
            single: self.single.with_operation_plugin(plugin),
        }
    }

    /// Those of a call that starts now.
    pub(super) fn now(&self) -> &RuntimePlugins {
        match metrics::are_recorded() {
            true => &self.single,
            false => &self.merged,
        }
    }

    /// What those of the client give a call.
    pub(super) fn client_components(
        &self,
        cfg: &mut ConfigBag,
    ) -> Result<RuntimeComponentsBuilder, BoxError> {
        self.single.apply_client_configuration(cfg)
    }
}

/// The plugins that come before the user's configuration.
#[track_caller]
fn defaults(service: &'static Service, config: &Config) -> Vec<SharedRuntimePlugin> {
    let Some(behavior_version) = config.behavior_version() else {
        panic!("{NO_BEHAVIOR_VERSION}");
    };
    let params = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition(service, config))
        .with_behavior_version(behavior_version)
        .with_is_aws_sdk(true);
    let mut plugins: Vec<_> = default_plugins(params).into_iter().collect();
    plugins.extend(crate::http_client::default_plugin(behavior_version));
    plugins.push(SharedRuntimePlugin::new(service_plugin(service)));
    plugins
}

/// The plugin that the service needs in every call.
fn service_plugin(service: &'static Service) -> StaticRuntimePlugin {
    let mut layer = Layer::new(service.shape_name);
    layer.store_put(IdempotencyTokenProvider::random());
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    let mut components = RuntimeComponentsBuilder::new("service");
    components.set_auth_scheme_option_resolver(Some((service.auth_resolver)()));
    components.set_endpoint_resolver(Some((service.endpoint_resolver)()));
    components.push_interceptor(SharedInterceptor::permanent(
        ConnectionPoisoningInterceptor::new(),
    ));
    components.push_retry_classifier(HttpStatusCodeClassifier::default());
    components.push_interceptor(SharedInterceptor::permanent(Feature::RETRY_MODE));
    components.push_interceptor(ServiceClockSkewInterceptor::new());
    components.push_interceptor(RequestInfoInterceptor::new());
    components.push_interceptor(UserAgentInterceptor::new());
    components.push_interceptor(InvocationIdInterceptor::new());
    components.push_interceptor(RecursionDetectionInterceptor::new());
    // The user agent names these features from the last to the first.
    let mode = BuiltIn::AccountIdEndpointMode;
    if service.endpoint_rules.parameter_of(mode).is_some() {
        components.push_interceptor(SharedInterceptor::permanent(Feature::ACCOUNT_ID_MODE));
    }
    components.push_auth_scheme(SharedAuthScheme::new(BearerAuthScheme::new()));
    components.push_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()));
    #[cfg(feature = "sigv4a")]
    components.push_auth_scheme(SharedAuthScheme::new(
        aws_runtime::auth::sigv4a::SigV4aAuthScheme::new(),
    ));
    components.push_interceptor(SharedInterceptor::permanent(FailureInterceptor));
    components.push_interceptor(SharedInterceptor::permanent(Feature::ENDPOINT_OVERRIDE));
    components.push_interceptor(SharedInterceptor::permanent(Feature::OBSERVABILITY));
    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_config(layer.freeze())
        .with_runtime_components(components)
}

/// The name that the token bucket and the rate limiter of a client are shared under: one for each
/// service and region.
fn retry_partition(service: &Service, config: &Config) -> Cow<'static, str> {
    let name = service.retry_partition;
    match config.region() {
        Some(region) => Cow::Owned(format!("{name}-{region}")),
        None => Cow::Borrowed(name),
    }
}
