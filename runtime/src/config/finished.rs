//! The configuration that a client is made with, for reading.

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer, Storable, StoreReplace};
use aws_types::region::Region;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use crate::host_prefix::DisableHostPrefixInjection;
use crate::request_compression::{DisableRequestCompression, RequestMinCompressionSizeBytes};
use crate::service::Service;

/// A finished configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The layer that the orchestrator reads.
    pub(super) frozen: FrozenLayer,
    /// The same, from which a builder can go on.
    pub(super) layer: CloneableLayer,
    pub(super) components: RuntimeComponentsBuilder,
    pub(super) plugins: Vec<SharedRuntimePlugin>,
    pub(super) behavior_version: Option<BehaviorVersion>,
}

impl Config {
    /// A setting that is kept under its own type.
    pub fn load<T: Storable<Storer = StoreReplace<T>>>(&self) -> Option<&T> {
        self.frozen.load::<T>()
    }

    /// The layer that holds the settings.
    pub fn layer(&self) -> &FrozenLayer {
        &self.frozen
    }

    /// The components that were configured.
    pub fn runtime_components(&self) -> &RuntimeComponentsBuilder {
        &self.components
    }

    /// The plugins that were added.
    pub fn runtime_plugins(&self) -> &[SharedRuntimePlugin] {
        &self.plugins
    }

    /// The behavior version, if one is set.
    pub fn behavior_version(&self) -> Option<BehaviorVersion> {
        self.behavior_version
    }

    /// The region, if one is set.
    pub fn region(&self) -> Option<&Region> {
        self.load::<Region>()
    }

    /// The endpoint resolver, or the service's own where none is set.
    pub fn endpoint_resolver(&self, service: &'static Service) -> SharedEndpointResolver {
        self.components
            .endpoint_resolver()
            .unwrap_or_else(service.endpoint_resolver)
    }

    /// The frameworks that the user agent names, in the order in which they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        // The bag gives the last one first.
        let mut all: Vec<_> = self.frozen.load::<FrameworkMetadata>().collect();
        all.reverse();
        all
    }

    /// Whether requests are never compressed, if that was set.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.load::<DisableRequestCompression>().map(|it| it.0)
    }

    /// The least size in bytes of a body that is compressed, if that was set.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.load::<RequestMinCompressionSizeBytes>().map(|it| it.0)
    }

    /// Whether host prefixes of operations are left out, if that was set.
    pub fn disable_host_prefix_injection(&self) -> Option<bool> {
        self.load::<DisableHostPrefixInjection>().map(|it| it.0)
    }

    /// The same with the latest behavior version where none is set.
    pub fn or_latest_behavior_version(mut self) -> Self {
        self.behavior_version
            .get_or_insert_with(BehaviorVersion::latest);
        self
    }
}
