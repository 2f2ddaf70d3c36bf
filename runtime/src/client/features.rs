//! What the user agent says of how a client is used: retry mode, own endpoint, metrics, pagination.

use std::borrow::Cow;

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl};

/// Notes the retry mode.
#[derive(Debug)]
pub(super) struct RetryModeInterceptor;

#[dyn_dispatch_hint]
impl Intercept for RetryModeInterceptor {
    fn name(&self) -> &'static str {
        "RetryModeInterceptor"
    }

    fn read_before_serialization(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let feature = match cfg.load::<RetryConfig>().map(RetryConfig::mode) {
            Some(RetryMode::Standard) => SmithySdkFeature::RetryModeStandard,
            Some(RetryMode::Adaptive) => SmithySdkFeature::RetryModeAdaptive,
            _ => return Ok(()),
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }
}

/// Notes that the endpoint was given by the user.
#[derive(Debug)]
pub(super) struct EndpointOverrideInterceptor;

#[dyn_dispatch_hint]
impl Intercept for EndpointOverrideInterceptor {
    fn name(&self) -> &'static str {
        "EndpointOverrideInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<EndpointUrl>().is_some() {
            cfg.interceptor_state()
                .store_append(AwsSdkFeature::EndpointOverride);
        }
        Ok(())
    }
}

/// Notes what the user wants of endpoints that depend on the account, for services that have such.
#[derive(Debug)]
pub(super) struct AccountIdModeInterceptor;

#[dyn_dispatch_hint]
impl Intercept for AccountIdModeInterceptor {
    fn name(&self) -> &'static str {
        "AccountIdModeInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mode = cfg.load::<AccountIdEndpointMode>().cloned();
        let feature = match mode.unwrap_or_default() {
            AccountIdEndpointMode::Preferred => AwsSdkFeature::AccountIdModePreferred,
            AccountIdEndpointMode::Required => AwsSdkFeature::AccountIdModeRequired,
            AccountIdEndpointMode::Disabled => AwsSdkFeature::AccountIdModeDisabled,
            _ => return Ok(()),
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }
}

/// Notes that metrics go to OpenTelemetry.
#[derive(Debug)]
pub(super) struct ObservabilityInterceptor;

#[dyn_dispatch_hint]
impl Intercept for ObservabilityInterceptor {
    fn name(&self) -> &'static str {
        "ObservabilityInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Ok(provider) = aws_smithy_observability::global::get_telemetry_provider() {
            if provider.meter_provider().provider_name() == "AwsSmithyObservabilityOtelProvider" {
                cfg.interceptor_state()
                    .store_append(SmithySdkFeature::ObservabilityOtelMetrics);
            }
        }
        Ok(())
    }
}

/// Notes that the call is made by something that calls an operation many times.
#[derive(Clone, Copy, Debug)]
pub(super) struct FeaturePlugin {
    name: &'static str,
    feature: fn() -> SmithySdkFeature,
}

impl FeaturePlugin {
    /// The call is a page of a paginator.
    pub(super) const PAGINATOR: Self = Self {
        name: "PaginatorInterceptor",
        feature: || SmithySdkFeature::Paginator,
    };

    /// The call is one of a waiter.
    pub(super) const WAITER: Self = Self {
        name: "WaiterInterceptor",
        feature: || SmithySdkFeature::Waiter,
    };
}

impl RuntimePlugin for FeaturePlugin {
    fn runtime_components(
        &self,
        _current: &RuntimeComponentsBuilder,
    ) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Owned(
            RuntimeComponentsBuilder::new(self.name)
                .with_interceptor(SharedInterceptor::permanent(*self)),
        )
    }
}

#[dyn_dispatch_hint]
impl Intercept for FeaturePlugin {
    fn name(&self) -> &'static str {
        self.name
    }

    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append((self.feature)());
        Ok(())
    }
}
