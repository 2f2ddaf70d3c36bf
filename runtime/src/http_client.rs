//! The HTTP client that a service client has unless it is given one: hyper 1 with rustls.
//!
//! Cargo features choose the cryptography: `default-https-client` is ring, `aws-lc` is AWS-LC and
//! `fips` its FIPS build; the later of these wins where several are on.

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;

/// The plugin that provides the default HTTP client, if the features give one.
pub(crate) fn default_plugin(behavior_version: BehaviorVersion) -> Option<SharedRuntimePlugin> {
    #[cfg(feature = "default-https-client")]
    return https::plugin(behavior_version);
    #[cfg(not(feature = "default-https-client"))]
    {
        let _ = behavior_version;
        None
    }
}

#[cfg(feature = "default-https-client")]
pub use https::default_https_client;

#[cfg(feature = "default-https-client")]
mod https {
    use super::{BehaviorVersion, SharedRuntimePlugin};
    use aws_smithy_http_client::proxy::ProxyConfig;
    use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
    use aws_smithy_http_client::{tls, Builder, ConnectorBuilder};
    use aws_smithy_runtime_api::client::http::SharedHttpClient;
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
    use aws_smithy_runtime_api::client::runtime_plugin::{Order, StaticRuntimePlugin};

    #[cfg(feature = "fips")]
    const CRYPTO: CryptoMode = CryptoMode::AwsLcFips;
    #[cfg(all(feature = "aws-lc", not(feature = "fips")))]
    const CRYPTO: CryptoMode = CryptoMode::AwsLc;
    #[cfg(not(any(feature = "aws-lc", feature = "fips")))]
    const CRYPTO: CryptoMode = CryptoMode::Ring;

    /// The HTTPS client that service clients use by default, for sharing it with others, such as
    /// the loader of `aws-config`. Certificates are those of the operating system; proxies are
    /// taken from the environment.
    pub fn default_https_client() -> SharedHttpClient {
        client(BehaviorVersion::latest())
    }

    pub(super) fn plugin(behavior_version: BehaviorVersion) -> Option<SharedRuntimePlugin> {
        #[allow(deprecated)]
        if cfg!(feature = "legacy-https-client")
            && !behavior_version.is_at_least(BehaviorVersion::v2026_01_12())
        {
            // Older behavior versions ask for the client of hyper 0.14 where it is compiled in.
            return None;
        }
        let components = RuntimeComponentsBuilder::new("default_https_client")
            .with_http_client(Some(client(behavior_version)));
        Some(SharedRuntimePlugin::new(
            StaticRuntimePlugin::new()
                .with_order(Order::Defaults)
                .with_runtime_components(components),
        ))
    }

    fn client(behavior_version: BehaviorVersion) -> SharedHttpClient {
        Builder::new().build_with_connector_fn(move |settings, components| {
            let mut connector =
                ConnectorBuilder::default().tls_provider(tls::Provider::Rustls(CRYPTO));
            connector.set_connector_settings(settings.cloned());
            if let Some(components) = components {
                connector.set_sleep_impl(components.sleep_impl());
            }
            #[allow(deprecated)]
            let from_environment = behavior_version.is_at_least(BehaviorVersion::v2025_08_07());
            connector.set_proxy_config(Some(if from_environment {
                ProxyConfig::from_env()
            } else {
                ProxyConfig::disabled()
            }));
            connector.build()
        })
    }
}
