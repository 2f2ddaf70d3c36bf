//! Plugins that give the same in every call of a client, merged once. In: the plugins in their order. Out: as few as
//! possible that give the same.
//!
//! The orchestrator asks every plugin for its part before each call, and merges the parts.

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};

use crate::bundle::Bundle;

/// The name of the interceptors that every client has, in errors.
const NAME: &str = "DefaultInterceptors";

/// Merges plugins of which none looks at what others give. The interceptors of `settings` are the user's: each stays one.
pub(super) fn client_plugins(
    before: &[SharedRuntimePlugin],
    settings: &[SharedRuntimePlugin],
    after: &[SharedRuntimePlugin],
) -> RuntimePlugins {
    let mut components = RuntimeComponentsBuilder::new("client");
    let mut layers = Vec::new();
    for plugin in before.iter().chain(settings).chain(after) {
        layers.extend(plugin.config());
        let added = plugin.runtime_components(&components);
        components = components.merge_from(&added);
    }
    let (mut own, of_user) = (interceptors(before), interceptors(settings));
    let interceptors = match of_user.is_empty() {
        true => {
            own.extend(interceptors(after));
            Vec::from_iter(Bundle::of(NAME, own))
        }
        false => {
            let after = Bundle::of(NAME, interceptors(after));
            let before = Bundle::of(NAME, own).into_iter();
            before.chain(of_user).chain(after).collect()
        }
    };
    components.set_interceptors(interceptors.into_iter());

    // A plugin gives one layer.
    let last = layers.pop();
    let mut plugins = RuntimePlugins::new();
    for layer in layers {
        plugins = plugins.with_client_plugin(StaticRuntimePlugin::new().with_config(layer));
    }
    let mut plugin = StaticRuntimePlugin::new().with_runtime_components(components);
    if let Some(layer) = last {
        plugin = plugin.with_config(layer);
    }
    plugins.with_client_plugin(plugin)
}

fn interceptors(plugins: &[SharedRuntimePlugin]) -> Vec<SharedInterceptor> {
    let nothing = RuntimeComponentsBuilder::new("nothing");
    let all = plugins.iter().flat_map(|plugin| {
        let added = plugin.runtime_components(&nothing);
        added.interceptors().collect::<Vec<_>>()
    });
    all.collect()
}
