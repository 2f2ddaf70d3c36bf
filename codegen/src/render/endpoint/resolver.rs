//! The trait for endpoint resolvers, and the resolver that follows the service's rules.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::endpoint::{BuiltIn, Endpoint};
use crate::ir::Documentation;

/// ```text
/// pub trait ResolveEndpoint: Send + Sync + Debug { .. }
/// struct DowncastParams<T>(T);
/// pub struct DefaultResolver { core: endpoint::Resolver }
/// pub(crate) fn wrap_params(..); pub(crate) fn default_resolver();
/// ```
pub(super) fn items(endpoint: &Endpoint, title: &Documentation) -> TokenStream {
    let resolve_endpoint = resolve_endpoint(endpoint, title);
    let default_resolver = default_resolver();
    quote! {
        #resolve_endpoint
        #default_resolver
    }
}

fn resolve_endpoint(endpoint: &Endpoint, title: &Documentation) -> TokenStream {
    let summary = format!("Finds the endpoints of {title}.");
    let finalize_params = finalize_params(endpoint);
    quote! {
        #[doc = #summary]
        pub trait ResolveEndpoint:
            Send + Sync + ::std::fmt::Debug
        {
            /// The endpoint for these parameters.
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

            /// Makes this a resolver of the kind that every client takes. It expects parameters
            /// of this module's type [`Params`] and answers others with an error.
            #[inline]
            fn into_shared_resolver(self) -> SharedEndpointResolver
            where
                Self: Sized + 'static,
            {
                SharedEndpointResolver::new(DowncastParams(self))
            }
        }

        #[derive(Debug)]
        struct DowncastParams<T>(T);

        impl<T> api::ResolveEndpoint for DowncastParams<T>
        where
            T: ResolveEndpoint,
        {
            #[inline]
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a api::EndpointResolverParams,
            ) -> EndpointFuture<'a> {
                match params.get::<Params>() {
                    Some(params) => self.0.resolve_endpoint(params),
                    None => endpoint::params_missing(),
                }
            }

            #finalize_params
        }
    }
}

/// The method that adds what is known of the identity only, for rules that ask for it.
fn finalize_params(endpoint: &Endpoint) -> TokenStream {
    let asks = |built_in| {
        let mut parameters = endpoint.parameters.iter();
        parameters.any(|parameter| parameter.built_in == Some(built_in))
    };
    if !asks(BuiltIn::AccountId) {
        return TokenStream::new();
    }
    quote! {
        #[inline]
        fn finalize_params<'a>(
            &'a self,
            params: &'a mut api::EndpointResolverParams,
        ) -> Result<(), api::BoxError> {
            endpoint::finalize(params, |params| Some(&mut params.get_mut::<Params>()?.core))
        }
    }
}

fn default_resolver() -> TokenStream {
    quote! {
        /// Finds endpoints by the rules of the service's model.
        #[derive(Debug)]
        pub struct DefaultResolver {
            core: endpoint::Resolver,
        }

        impl Default for DefaultResolver {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }

        impl DefaultResolver {
            /// A resolver that follows the service's rules.
            #[inline]
            pub fn new() -> Self {
                DefaultResolver {
                    core: endpoint::Resolver::new(DefaultResolver::RULES),
                }
            }
        }

        impl ResolveEndpoint for DefaultResolver {
            #[inline]
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
                self.core.resolve_endpoint(&params.core)
            }
        }

        /// The resolver that a client has unless it is given another.
        #[inline]
        pub(crate) fn default_resolver() -> SharedEndpointResolver {
            DefaultResolver::new().into_shared_resolver()
        }

        /// Parameters in the type of this module, which its resolvers take.
        #[inline]
        pub(crate) fn wrap_params(core: endpoint::Params) -> api::EndpointResolverParams {
            api::EndpointResolverParams::new(Params { core })
        }
    }
}
