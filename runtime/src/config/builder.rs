//! The settings of a configuration that is being built.

#[cfg(feature = "test-util")]
use aws_credential_types::provider::{token::SharedTokenProvider, SharedCredentialsProvider};
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, Layer, Storable, StoreAppend, StoreReplace};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::{Region, SigningRegion};
use aws_types::SigningName;

use super::Config;
use crate::endpoint::{ClientParameter, ParameterValue};
use crate::host_prefix::DisableHostPrefixInjection;
use crate::request_compression::{DisableRequestCompression, RequestMinCompressionSizeBytes};
use crate::service::Service;

/// A configuration that is being built.
#[derive(Clone, Debug)]
pub struct Builder {
    pub(super) layer: CloneableLayer,
    pub(super) components: RuntimeComponentsBuilder,
    pub(super) plugins: Vec<SharedRuntimePlugin>,
    pub(super) behavior_version: Option<BehaviorVersion>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            layer: CloneableLayer::default(),
            components: RuntimeComponentsBuilder::new("service config"),
            plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl Builder {
    /// Sets or unsets a setting that is kept under its own type.
    pub fn store<T>(&mut self, setting: Option<T>)
    where
        T: Storable<Storer = StoreReplace<T>> + Clone,
    {
        self.layer.store_or_unset(setting);
    }

    /// Adds to a setting that keeps all values.
    pub fn append<T>(&mut self, setting: T)
    where
        T: Storable<Storer = StoreAppend<T>> + Clone,
    {
        self.layer.store_append(setting);
    }

    /// A setting that is kept under its own type.
    pub fn load<T: Storable<Storer = StoreReplace<T>>>(&self) -> Option<&T> {
        self.layer.load::<T>()
    }

    /// The components, for setting them.
    pub fn components_mut(&mut self) -> &mut RuntimeComponentsBuilder {
        &mut self.components
    }

    /// Sets how calls are retried. `None` changes nothing.
    pub fn set_retry_config(&mut self, retry_config: Option<RetryConfig>) {
        if let Some(retry_config) = retry_config {
            self.layer.store_put(retry_config);
        }
    }

    /// Sets the timeouts; those left out keep what was set before. `None` changes nothing.
    pub fn set_timeout_config(&mut self, timeout_config: Option<TimeoutConfig>) {
        if let Some(mut timeout_config) = timeout_config {
            if let Some(base) = self.layer.load::<TimeoutConfig>() {
                timeout_config.take_defaults_from(base);
            }
            self.layer.store_put(timeout_config);
        }
    }

    /// Sets which clients share their retry state. `None` changes nothing.
    pub fn set_retry_partition(&mut self, retry_partition: Option<RetryPartition>) {
        if let Some(retry_partition) = retry_partition {
            self.layer.store_put(retry_partition);
        }
    }

    /// Sets or unsets the URL that calls are sent to instead of the service's own.
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) {
        self.store(endpoint_url.map(EndpointUrl));
    }

    /// Sets or unsets whether endpoints that comply with FIPS 140 are used.
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) {
        self.store(use_fips.map(UseFips));
    }

    /// Sets or unsets whether endpoints that answer over IPv4 and IPv6 are used.
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) {
        self.store(use_dual_stack.map(UseDualStack));
    }

    /// Sets or unsets whether requests are never compressed.
    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) {
        self.store(disable.map(DisableRequestCompression));
    }

    /// Sets or unsets the least size in bytes of a body that is compressed.
    pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) {
        self.store(size.map(RequestMinCompressionSizeBytes));
    }

    /// Sets or unsets whether no prefix of an operation goes before the host (`smithy.api#endpoint`).
    pub fn set_disable_host_prefix_injection(&mut self, disable: Option<bool>) {
        self.store(disable.map(DisableHostPrefixInjection));
    }

    /// Sets or unsets a setting of the service's own that its endpoint rules depend on, by the
    /// name that the model gives the parameter.
    pub fn set_endpoint_parameter(
        &mut self,
        name: &'static str,
        value: Option<impl Into<ParameterValue>>,
    ) {
        let value = value.map(Into::into);
        self.append(ClientParameter { name, value });
    }

    /// Names members of inputs whose values telemetry records.
    pub fn emit_input_attributes(&mut self, names: impl Iterator<Item = String>) {
        self.request_attributes(|requested| requested.emit(names));
    }

    /// Names members of inputs whose values interceptors can read, without recording them.
    pub fn capture_input_attributes(&mut self, names: impl Iterator<Item = String>) {
        self.request_attributes(|requested| requested.capture_only(names));
    }

    fn request_attributes(&mut self, change: impl FnOnce(&mut RequestedTelemetryAttributes)) {
        let requested = self.layer.load::<RequestedTelemetryAttributes>();
        let mut requested = requested.cloned().unwrap_or_default();
        change(&mut requested);
        self.layer.store_put(requested);
    }

    /// Adds a plugin that is applied after all others.
    pub fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) {
        self.plugins.push(plugin);
    }

    /// Takes out the plugins that were added.
    pub(crate) fn take_runtime_plugins(&mut self) -> Vec<SharedRuntimePlugin> {
        std::mem::take(&mut self.plugins)
    }

    /// Sets or unsets the behavior version.
    pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) {
        self.behavior_version = behavior_version;
    }

    /// Sets the values for tests of clients: a fixed time, fixed credentials, a fixed user agent,
    /// fixed idempotency tokens, and the latest behavior version.
    #[cfg(feature = "test-util")]
    pub fn apply_test_defaults(&mut self) {
        use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
        use std::time::{Duration, UNIX_EPOCH};

        let token = "00000000-0000-4000-8000-000000000000";
        self.store(Some(
            crate::idempotency_token::IdempotencyTokenProvider::fixed(token),
        ));
        let now = UNIX_EPOCH + Duration::from_secs(1_234_567_890);
        self.components
            .set_time_source(Some(SharedTimeSource::new(StaticTimeSource::new(now))));
        self.layer
            .store_put(aws_runtime::user_agent::AwsUserAgent::for_tests());
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(
            aws_credential_types::Credentials::for_tests(),
        )));
        self.set_token_provider(Some(SharedTokenProvider::new(
            aws_credential_types::Token::for_tests(),
        )));
        self.behavior_version = Some(BehaviorVersion::latest());
    }

    /// Sets the values for tests of clients, and the region `us-east-1` where none is set.
    #[cfg(feature = "test-util")]
    pub fn apply_test_defaults_v2(&mut self) {
        self.apply_test_defaults();
        if self.load::<Region>().is_none() {
            self.store(Some(Region::new("us-east-1")));
        }
    }

    /// The configuration of a client of this service.
    pub fn build(mut self, service: &'static Service) -> Config {
        if self.components.time_source().is_none() {
            self.components.set_time_source(Some(Default::default()));
        }
        self.layer.store_put(service.api_metadata.clone());
        self.layer
            .store_put(SigningName::from_static(service.signing_name));
        if let Some(region) = self.layer.load::<Region>().cloned() {
            self.layer.store_put(SigningRegion::from(region));
        }
        Config {
            frozen: Layer::from(self.layer.clone())
                .with_name(service.crate_name)
                .freeze(),
            layer: self.layer,
            components: self.components,
            plugins: self.plugins,
            behavior_version: self.behavior_version,
        }
    }
}

impl Config {
    /// A builder that starts from these settings.
    pub fn to_builder(&self) -> Builder {
        Builder {
            layer: self.layer.clone(),
            components: self.components.clone(),
            plugins: self.plugins.clone(),
            behavior_version: self.behavior_version,
        }
    }
}
