//! The settings of authentication schemes, for services that have them: credentials for signatures, the regions
//! of signatures of version 4A, bearer tokens.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Auth;

/// The types of the settings.
pub(super) fn exports(auth: &Auth) -> TokenStream {
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
    quote!(#credentials #bearer)
}

/// The methods of `Config` that read the settings.
pub(super) fn getters(auth: &Auth) -> TokenStream {
    let credentials = auth.credentials.then(|| {
        quote! {
            /// The name that requests are signed for.
            #[inline]
            pub fn signing_name(&self) -> &'static str {
                crate::Client::SERVICE.signing_name
            }

            /// Always `None`: the provider cannot be read back.
            #[deprecated(note = "This has always returned `None`.")]
            #[inline]
            pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
                None
            }
        }
    });
    let sigv4a = auth.sigv4a.then(|| {
        quote! {
            /// Returns the regions that signatures of version 4A are valid in, if they were set.
            #[inline]
            pub fn sigv4a_signing_region_set(&self) -> Option<&api::SigningRegionSet> {
                self.core.load::<api::SigningRegionSet>()
            }
        }
    });
    quote!(#credentials #sigv4a)
}

/// The methods of the configuration's builder that change the settings.
pub(super) fn setters(auth: &Auth) -> TokenStream {
    let credentials = auth.credentials.then(credentials);
    let sigv4a = auth.sigv4a.then(sigv4a);
    let bearer = auth.bearer.then(bearer);
    quote!(#credentials #sigv4a #bearer)
}

fn credentials() -> TokenStream {
    quote! {
        /// Sets the provider of the credentials that requests are signed with.
        #[inline]
        pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
            self.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
            self
        }

        /// Sets the provider of the credentials that requests are signed with.
        #[inline]
        pub fn set_credentials_provider(&mut self, credentials_provider: Option<SharedCredentialsProvider>) -> &mut Self {
            self.core.set_credentials_provider(credentials_provider);
            self
        }
    }
}

fn sigv4a() -> TokenStream {
    quote! {
        /// Sets the regions that signatures of version 4A are valid in; `*` stands for all.
        #[inline]
        pub fn sigv4a_signing_region_set(mut self, v: impl Into<api::SigningRegionSet>) -> Self {
            self.set_sigv4a_signing_region_set(Some(v.into()));
            self
        }

        /// Sets the regions that signatures of version 4A are valid in; `*` stands for all.
        #[inline]
        pub fn set_sigv4a_signing_region_set(&mut self, v: Option<api::SigningRegionSet>) -> &mut Self {
            self.core.store(v);
            self
        }
    }
}

fn bearer() -> TokenStream {
    quote! {
        /// Sets the bearer token that requests carry.
        #[inline]
        pub fn bearer_token(self, bearer_token: Token) -> Self {
            self.bearer_token_resolver(bearer_token)
        }

        /// Sets what resolves the bearer token that requests carry.
        #[inline]
        pub fn bearer_token_resolver(mut self, bearer_token_resolver: impl ResolveIdentity + 'static) -> Self {
            self.core.set_bearer_token_resolver(api::IntoShared::into_shared(bearer_token_resolver));
            self
        }

        /// Sets the provider of the bearer tokens that requests carry.
        #[inline]
        pub fn token_provider(mut self, token_provider: impl ProvideToken + 'static) -> Self {
            self.set_token_provider(Some(SharedTokenProvider::new(token_provider)));
            self
        }

        /// Sets the provider of the bearer tokens that requests carry.
        #[inline]
        pub fn set_token_provider(&mut self, token_provider: Option<SharedTokenProvider>) -> &mut Self {
            self.core.set_token_provider(token_provider);
            self
        }
    }
}
