//! The module `config`: the configuration of a client, its builder, and the modules of both.
//!
//! Nearly all of it is the same for every service. Rust allows no inherent methods on a type of another crate, so each
//! crate has its own; every method calls the core in the runtime.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::RenderedFile;
use crate::ir::config::EndpointSetting;
use crate::ir::{Auth, Config, Documentation};

use super::endpoint::parameter_type;
use super::skeleton;

/// The files of the module, for a service called `title`. Files that are the same for every service, and files of
/// endpoints, are rendered elsewhere.
pub(super) fn files(config: &Config, auth: &Auth, title: &Documentation) -> Vec<RenderedFile> {
    let (modules, mut files): (Vec<_>, Vec<_>) =
        skeleton::settings(config, auth).into_iter().unzip();
    let main = RenderedFile::rust("src/config.rs")
        .with_documentation(format!("The configuration of a client for {title}."))
        .with_items("the configuration", modules_and_types(&modules, auth))
        .with_items(
            "the configuration",
            endpoint_settings(config).unwrap_or_default(),
        );
    files.push(main);
    files
}

/// The modules, and the types of the runtime that settings have.
fn modules_and_types(modules: &[&str], auth: &Auth) -> TokenStream {
    let modules = modules.iter().map(|name| format_ident!("{name}"));
    let credentials = auth.credentials.then(|| {
        quote! {
            pub use ::smithy_client_runtime::api::{
                Credentials, ProvideCredentials, SharedCredentialsProvider,
            };
        }
    });
    let bearer = auth.bearer.then(|| {
        quote! {
            pub use ::smithy_client_runtime::api::{
                ProvideToken, ResolveIdentity, SharedTokenProvider, Token,
            };
        }
    });
    quote! {
        use ::smithy_client_runtime::api;

        pub use ::smithy_client_runtime::api::{
            AppName, AsyncSleep, BehaviorVersion, ConfigBag, FrameworkMetadata, FrozenLayer,
            HttpClient, IdentityCache, Intercept, IntoShared, Layer, Region,
            ResolveCachedIdentity, RuntimeComponents, RuntimeComponentsBuilder, RuntimePlugin,
            SharedAsyncSleep, SharedHttpClient, SharedIdentityCache, SharedInterceptor,
            SharedRuntimePlugin, Sleep, StalledStreamProtectionConfig,
        };
        #credentials
        #bearer

        pub use self::builder::Builder;
        pub use self::settings::Config;

        mod builder;
        mod calls;
        mod program;
        mod settings;
        #(mod #modules;)*

        pub mod auth;
        pub mod endpoint;
        pub mod http;
        pub mod interceptors;
        pub mod retry;
        pub mod timeout;
    }
}

/// The settings of a service's own that its endpoints depend on (`smithy.rules#clientContextParams`).
fn endpoint_settings(config: &Config) -> Option<TokenStream> {
    let settings = config.endpoint_settings.iter().map(endpoint_setting);
    (!config.endpoint_settings.is_empty()).then(|| quote!(impl Builder { #(#settings)* }))
}

/// ```text
/// pub fn service_type(mut self, service_type: impl Into<String>) -> Self
/// pub fn set_service_type(&mut self, service_type: Option<String>) -> &mut Self
/// ```
fn endpoint_setting(setting: &EndpointSetting) -> TokenStream {
    let EndpointSetting {
        name,
        method,
        setter,
        kind,
        documentation,
    } = setting;
    let documentation =
        documentation.or(|| format!("Sets the parameter `{name}` of the endpoint rules."));
    let value = parameter_type(*kind);
    quote! {
        #[doc = #documentation]
        #[inline]
        pub fn #method(mut self, #method: impl Into<#value>) -> Self {
            self.#setter(Some(#method.into()));
            self
        }

        #[doc = #documentation]
        #[inline]
        pub fn #setter(&mut self, #method: Option<#value>) -> &mut Self {
            self.core.set_endpoint_parameter(#name, #method);
            self
        }
    }
}
