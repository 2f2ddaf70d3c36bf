//! The features of a client that the user agent names: retry mode, own endpoint, metrics, pagination.

use std::borrow::Cow;

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
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

/// Notes a feature that a call uses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    name: &'static str,
    /// Whether it is noted before serialization: what one call sets over the client is not known earlier.
    of_call: bool,
    note: fn(&mut ConfigBag),
}

impl Feature {
    /// How calls are retried.
    pub(super) const RETRY_MODE: Self = Self {
        name: "RetryModeInterceptor",
        of_call: true,
        note: |cfg| {
            let feature = match cfg.load::<RetryConfig>().map(RetryConfig::mode) {
                Some(RetryMode::Standard) => SmithySdkFeature::RetryModeStandard,
                Some(RetryMode::Adaptive) => SmithySdkFeature::RetryModeAdaptive,
                _ => return,
            };
            cfg.interceptor_state().store_append(feature);
        },
    };

    /// The endpoint was given by the user.
    pub(super) const ENDPOINT_OVERRIDE: Self = Self {
        name: "EndpointOverrideInterceptor",
        of_call: false,
        note: |cfg| {
            if cfg.load::<EndpointUrl>().is_some() {
                cfg.interceptor_state()
                    .store_append(AwsSdkFeature::EndpointOverride);
            }
        },
    };

    /// The user's choice about endpoints that depend on the account, for services that have such.
    pub(super) const ACCOUNT_ID_MODE: Self = Self {
        name: "AccountIdModeInterceptor",
        of_call: false,
        note: |cfg| {
            let mode = cfg.load::<AccountIdEndpointMode>().cloned();
            let feature = match mode.unwrap_or_default() {
                AccountIdEndpointMode::Preferred => AwsSdkFeature::AccountIdModePreferred,
                AccountIdEndpointMode::Required => AwsSdkFeature::AccountIdModeRequired,
                AccountIdEndpointMode::Disabled => AwsSdkFeature::AccountIdModeDisabled,
                _ => return,
            };
            cfg.interceptor_state().store_append(feature);
        },
    };

    /// Metrics go to OpenTelemetry.
    pub(super) const OBSERVABILITY: Self = Self {
        name: "ObservabilityInterceptor",
        of_call: false,
        note: |cfg| {
            let provider = aws_smithy_observability::global::get_telemetry_provider();
            if provider.is_ok_and(|provider| {
                provider.meter_provider().provider_name() == "AwsSmithyObservabilityOtelProvider"
            }) {
                cfg.interceptor_state()
                    .store_append(SmithySdkFeature::ObservabilityOtelMetrics);
            }
        },
    };

    /// The call is a page of a paginator.
    pub(crate) const PAGINATOR: Self = Self {
        name: "PaginatorInterceptor",
        of_call: false,
        note: |cfg| {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::Paginator);
        },
    };

    /// The call is one of a waiter.
    pub(crate) const WAITER: Self = Self {
        name: "WaiterInterceptor",
        of_call: false,
        note: |cfg| {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::Waiter);
        },
    };
}

#[dyn_dispatch_hint]
impl Intercept for Feature {
    fn name(&self) -> &'static str {
        self.name
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !self.of_call {
            (self.note)(cfg);
        }
        Ok(())
    }

    fn read_before_serialization(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if self.of_call {
            (self.note)(cfg);
        }
        Ok(())
    }
}

/// The plugin that notes the feature for every call that has it.
impl RuntimePlugin for Feature {
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
