//! A configuration that one call sets over the client's.

use std::borrow::Cow;

use aws_smithy_runtime::client::config_override::Resolver;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::{FrozenLayer, Layer};
use aws_types::region::{Region, SigningRegion};

use super::{Builder, Config};

/// The plugin that sets the configuration of one call over the client's.
#[derive(Debug)]
pub(crate) struct OverridePlugin {
    layer: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl OverridePlugin {
    pub(crate) fn new(config_override: Builder, client: &Config) -> Self {
        let mut layer = config_override.layer;
        let mut components = config_override.components;
        let mut resolver = Resolver::overrid(
            client.frozen.clone(),
            &client.components,
            &mut layer,
            &mut components,
        );
        let region = resolver.config_mut().load::<Region>().cloned();
        if let Some(region) = region {
            resolver.config_mut().store_put(SigningRegion::from(region));
        }
        // Credentials of one call get a cache that lives as long as the call does, so that they
        // neither fill the client's cache nor are asked for again at each retry.
        if components.has_identity_resolvers() && components.identity_cache().is_none() {
            let cache = IdentityCache::lazy().max_partitions(1).build();
            components.set_identity_cache(Some(cache));
        }
        Self {
            layer: Layer::from(layer).with_name("config_override").freeze(),
            components,
        }
    }
}

impl RuntimePlugin for OverridePlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.layer.clone())
    }

    fn runtime_components(
        &self,
        _current: &RuntimeComponentsBuilder,
    ) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
