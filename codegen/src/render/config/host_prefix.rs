//! The setting that leaves prefixes of hosts away (`smithy.api#endpoint`), for services that have an operation with one.

use proc_macro2::TokenStream;
use quote::quote;

/// The method of `Config` that reads the setting.
pub(super) fn getter() -> TokenStream {
    quote! {
        /// Returns whether no prefix of an operation goes before the host, if it was set.
        #[inline]
        pub fn disable_host_prefix_injection(&self) -> Option<bool> {
            self.core.disable_host_prefix_injection()
        }
    }
}

/// The methods of the configuration's builder that change it.
pub(super) fn setters() -> TokenStream {
    quote! {
        /// Sets whether no prefix of an operation goes before the host: for endpoints such as those of tests, which
        /// have no names below their own.
        #[inline]
        pub fn disable_host_prefix_injection(mut self, disable_host_prefix_injection: impl Into<Option<bool>>) -> Self {
            self.set_disable_host_prefix_injection(disable_host_prefix_injection.into());
            self
        }

        /// Sets whether no prefix of an operation goes before the host.
        #[inline]
        pub fn set_disable_host_prefix_injection(&mut self, disable_host_prefix_injection: Option<bool>) -> &mut Self {
            self.core.set_disable_host_prefix_injection(disable_host_prefix_injection);
            self
        }
    }
}
