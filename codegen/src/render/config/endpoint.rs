//! The settings that the endpoints of some services depend on: dual stack, the account, and those of a service's
//! own (`smithy.rules#clientContextParams`).

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::config::EndpointSetting;
use crate::ir::endpoint::ParameterKind;
use crate::ir::Config;

/// The methods of the configuration's builder that change the settings.
pub(super) fn setters(config: &Config) -> TokenStream {
    let dual_stack = config.dual_stack.then(dual_stack);
    let account_id_mode = config.account_id_endpoint_mode.then(account_id_mode);
    let own = config.endpoint_settings.iter().map(own);
    quote!(#dual_stack #account_id_mode #(#own)*)
}

/// Endpoints that answer over IPv4 and IPv6.
fn dual_stack() -> TokenStream {
    quote! {
        /// Sets whether endpoints that answer over IPv4 and IPv6 are used.
        #[inline]
        pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
            self.set_use_dual_stack(Some(use_dual_stack.into()));
            self
        }

        /// Sets whether endpoints that answer over IPv4 and IPv6 are used.
        #[inline]
        pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
            self.core.set_use_dual_stack(use_dual_stack);
            self
        }
    }
}

/// Endpoints that depend on the account.
fn account_id_mode() -> TokenStream {
    quote! {
        /// Sets whether endpoints that depend on the account are used: where the account is known (the default),
        /// always, or never.
        #[inline]
        pub fn account_id_endpoint_mode(mut self, account_id_endpoint_mode: api::AccountIdEndpointMode) -> Self {
            self.set_account_id_endpoint_mode(Some(account_id_endpoint_mode));
            self
        }

        /// Sets whether endpoints that depend on the account are used: where the account is known (the default),
        /// always, or never.
        #[inline]
        pub fn set_account_id_endpoint_mode(
            &mut self,
            account_id_endpoint_mode: Option<api::AccountIdEndpointMode>,
        ) -> &mut Self {
            self.core.store(account_id_endpoint_mode);
            self
        }
    }
}

/// ```text
/// pub fn service_type(mut self, service_type: impl Into<String>) -> Self
/// pub fn set_service_type(&mut self, service_type: Option<String>) -> &mut Self
/// ```
fn own(setting: &EndpointSetting) -> TokenStream {
    let EndpointSetting {
        name,
        method,
        setter,
        kind,
        documentation,
    } = setting;
    let documentation =
        documentation.or(|| format!("Sets the parameter `{name}` of the endpoint rules."));
    let value = match kind {
        ParameterKind::Boolean => quote!(bool),
        ParameterKind::String => quote!(String),
        ParameterKind::StringArray => quote!(Vec<String>),
    };
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
