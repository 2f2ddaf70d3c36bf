//! The constants by which the runtime knows the service.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::auth::{overrides, schemes};
use super::names::optional;
use crate::emit::RenderedFile;
use crate::ir::{Auth, Service};

/// The file of the constants.
///
/// ```text
/// impl crate::Client {
///     pub(crate) const SERVICE: &'static Service = &Service { sdk_id: "DynamoDB", .. };
/// }
/// ```
pub(super) fn file(service: &Service, auth: &Auth) -> RenderedFile {
    let Service {
        sdk_id,
        wire_name,
        short_name,
        package,
        protocol,
        query_compatible,
        auth_token: _,
        ..
    } = service;
    let Auth {
        signing_name,
        of_endpoints,
        ..
    } = auth;
    let schemes = schemes(&auth.schemes);
    let overrides = overrides(&auth.overrides);
    let customizations = customizations(service, auth.bearer_token_variable);
    let constant = format_ident!("{}", protocol.name);
    let version = protocol.version.iter();
    let protocol = quote!(runtime::protocol::#constant #(.of_version(#version))*);
    let items = quote! {
        use ::smithy_client_runtime as runtime;
        use ::smithy_client_runtime::service::Service;

        impl crate::Client {
            /// The facts of the service for the runtime.
            pub(crate) const SERVICE: &'static Service = &Service {
                sdk_id: #sdk_id,
                shape_name: #wire_name,
                signing_name: #signing_name,
                retry_partition: #short_name,
                crate_name: #package,
                api_metadata: runtime::api::ApiMetadata::new(#short_name, crate::meta::PKG_VERSION),
                protocol: &#protocol,
                query_compatible: #query_compatible,
                endpoint_rules: crate::config::endpoint::DefaultResolver::RULES,
                endpoint_params: crate::config::endpoint::wrap_params,
                endpoint_resolver: crate::config::endpoint::default_resolver,
                auth_params: crate::config::auth::wrap_params,
                auth_resolver: crate::config::auth::default_resolver,
                auth_schemes: &[#schemes],
                auth_schemes_of_endpoints: #of_endpoints,
                customizations: #customizations,
            };

            /// The operations whose authentication schemes are not the service's.
            pub(crate) const AUTH_OVERRIDES: &'static [runtime::auth::Override] = #overrides;
        }
    };
    RenderedFile::rust("src/service.rs")
        .with_documentation("The service as the runtime sees it.")
        .with_items("the service", items)
}

/// The behavior of clients beyond the model: `runtime::service::Customizations::NONE`, or with something in it.
fn customizations(service: &Service, variable: Option<&str>) -> TokenStream {
    let Service {
        headers,
        transient_errors,
        retry_defaults,
        ..
    } = service;
    let has_lists = !headers.is_empty() || !transient_errors.is_empty();
    if variable.is_none() && !has_lists && retry_defaults.is_none() {
        return quote!(runtime::service::Customizations::NONE);
    }
    let variable = optional(variable);
    let headers = headers.iter().map(|(name, value)| quote!((#name, #value)));
    let retries = optional(retry_defaults.map(|defaults| {
        let attempts = Literal::u32_unsuffixed(defaults.max_attempts);
        let backoff = Literal::u64_unsuffixed(defaults.initial_backoff);
        quote! {
            runtime::service::RetryDefaults {
                max_attempts: #attempts,
                initial_backoff: ::std::time::Duration::from_millis(#backoff),
            }
        }
    }));
    quote! {
        runtime::service::Customizations {
            bearer_token_variable: #variable,
            headers: &[#(#headers),*],
            transient_errors: &[#(#transient_errors),*],
            retry_defaults: #retries,
        }
    }
}
