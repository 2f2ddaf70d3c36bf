//! The module `config`: the configuration of a client, its builder, and what both are made of.
//!
//! Nearly all of it is the same for every service. It is generated nevertheless, since Rust allows no
//! inherent methods on a type of another crate; every method hands on to the core in the runtime.

mod calls;
mod compression;
mod endpoint;
mod getters;
mod host_prefix;
mod identity;
mod schemes;
mod words;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::RenderedFile;
use crate::ir::{Auth, Config, Documentation};

/// The files of the module, for a service called `title`. The endpoint's are rendered elsewhere.
pub(super) fn files(config: &Config, auth: &Auth, title: &Documentation) -> Vec<RenderedFile> {
    let main = RenderedFile::rust("src/config.rs")
        .with_documentation(format!("The configuration of a client for {title}."))
        .with_items("the configuration", exports(auth))
        .with_items("the configuration", definition())
        .with_items("the configuration", configuration_methods(config, auth))
        .with_items("the configuration", builder())
        .with_items("the configuration", builder_methods(config, auth));
    vec![main, http(), interceptors(), retry(), timeout()]
}

/// The modules, and the types of the runtime that settings have.
fn exports(auth: &Auth) -> TokenStream {
    let of_schemes = schemes::exports(auth);
    quote! {
        use ::smithy_client_runtime as runtime;
        use ::smithy_client_runtime::api;

        pub use ::smithy_client_runtime::api::{
            AppName, AsyncSleep, BehaviorVersion, ConfigBag, FrameworkMetadata, FrozenLayer,
            HttpClient, IdentityCache, Intercept, IntoShared, Layer, Region,
            ResolveCachedIdentity, RuntimeComponents, RuntimeComponentsBuilder, RuntimePlugin,
            SharedAsyncSleep, SharedHttpClient, SharedIdentityCache, SharedInterceptor,
            SharedRuntimePlugin, Sleep, StalledStreamProtectionConfig,
        };
        #of_schemes

        pub mod auth;

        pub mod endpoint;

        /// HTTP request and response types.
        pub mod http;

        /// Types that interceptors receive.
        pub mod interceptors;

        /// How calls are retried.
        pub mod retry;

        /// How long calls may take.
        pub mod timeout;
    }
}

fn definition() -> TokenStream {
    quote! {
        /// The configuration of a client.
        #[derive(Clone, Debug)]
        pub struct Config {
            core: runtime::config::Config,
        }

        impl From<&api::SdkConfig> for Config {
            #[inline]
            fn from(sdk_config: &api::SdkConfig) -> Self {
                <Builder as From<&api::SdkConfig>>::from(sdk_config).build()
            }
        }
    }
}

fn configuration_methods(config: &Config, auth: &Auth) -> TokenStream {
    let getters = getters::methods();
    let of_schemes = schemes::getters(auth);
    let compression = config.request_compression.then(compression::getters);
    let host_prefix = config.host_prefix.then(host_prefix::getter);
    quote! {
        impl Config {
            /// Creates a builder of a configuration.
            #[inline]
            pub fn builder() -> Builder {
                Builder::default()
            }

            /// Takes over the settings that all clients share.
            #[inline]
            pub fn new(config: &api::SdkConfig) -> Self {
                <Builder as From<&api::SdkConfig>>::from(config).build()
            }

            /// Creates a builder that starts from this configuration.
            #[inline]
            pub fn to_builder(&self) -> Builder {
                Builder { core: self.core.to_builder() }
            }

            #getters
            #of_schemes
            #compression
            #host_prefix

            #[inline]
            pub(crate) fn core(&self) -> runtime::config::Config {
                let core = self.core.clone();
                #[cfg(feature = "behavior-version-latest")]
                let core = core.or_latest_behavior_version();
                core
            }
        }
    }
}

fn builder() -> TokenStream {
    quote! {
        /// Builds a [`Config`].
        #[derive(Clone, Debug, Default)]
        pub struct Builder {
            core: runtime::config::Builder,
        }

        impl From<&api::SdkConfig> for Builder {
            #[inline]
            fn from(sdk_config: &api::SdkConfig) -> Self {
                Self {
                    core: runtime::config::Builder::from_sdk_config(
                        sdk_config,
                        crate::Client::SERVICE,
                    ),
                }
            }
        }

        impl runtime::customize::OverridableConfig for Builder {
            #[inline]
            fn push_interceptor(&mut self, interceptor: SharedInterceptor) {
                Self::push_interceptor(self, interceptor);
            }

            #[inline]
            fn into_core(self) -> runtime::config::Builder {
                self.core
            }
        }
    }
}

fn builder_methods(config: &Config, auth: &Auth) -> TokenStream {
    let (calls, identity) = (calls::methods(), identity::methods());
    let words = words::methods(config);
    let of_schemes = schemes::setters(auth);
    let endpoint = endpoint::setters(config);
    let compression = config.request_compression.then(compression::setters);
    let host_prefix = config.host_prefix.then(host_prefix::setters);
    quote! {
        impl Builder {
            /// Creates a builder without settings.
            #[inline]
            pub fn new() -> Self {
                Self::default()
            }

            #of_schemes
            #identity
            #endpoint
            #host_prefix
            #compression
            #calls
            #words

            /// Builds the configuration.
            #[inline]
            pub fn build(self) -> Config {
                Config { core: self.core.build(crate::Client::SERVICE) }
            }
        }
    }
}

fn http() -> RenderedFile {
    let items = quote!(
        pub use ::smithy_client_runtime::api::{HttpRequest, HttpResponse};
    );
    RenderedFile::rust("src/config/http.rs").with_items("the configuration", items)
}

fn interceptors() -> RenderedFile {
    let items = quote! {
        pub use ::smithy_client_runtime::api::{
            AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
            BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
            BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
            BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
            FinalizerInterceptorContextRef, InterceptorContext,
        };
    };
    RenderedFile::rust("src/config/interceptors.rs").with_items("the configuration", items)
}

fn retry() -> RenderedFile {
    let items = quote! {
        pub use ::smithy_client_runtime::api::{
            ClassifyRetry, ClientRateLimiter, ReconnectMode, RetryAction, RetryConfig,
            RetryConfigBuilder, RetryMode, RetryPartition, ShouldAttempt, TokenBucket,
        };
    };
    RenderedFile::rust("src/config/retry.rs").with_items("the configuration", items)
}

fn timeout() -> RenderedFile {
    let items = quote!(
        pub use ::smithy_client_runtime::api::{TimeoutConfig, TimeoutConfigBuilder};
    );
    RenderedFile::rust("src/config/timeout.rs").with_items("the configuration", items)
}
