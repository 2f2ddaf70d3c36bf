//! Endpoint discovery: the client's method that asks for the endpoint, and the module of what keeps it up to date.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::RenderedFile;
use crate::ir::EndpointDiscovery;

/// The module `endpoint_discovery`.
pub(super) fn file() -> RenderedFile {
    let items = quote!(
        pub use ::smithy_client_runtime::endpoint_discovery::ReloadEndpoint;
    );
    RenderedFile::rust("src/endpoint_discovery.rs").with_items("endpoint discovery", items)
}

/// The declaration of the module in the crate's root.
pub(super) fn module() -> TokenStream {
    quote! {
        /// Keeping the endpoint up to date that the service tells.
        pub mod endpoint_discovery;
    }
}

/// ```text
/// impl Client { pub async fn with_endpoint_discovery_enabled(self) -> Result<(Self, ReloadEndpoint), BoxError> }
/// ```
pub(super) fn method(discovery: &EndpointDiscovery) -> TokenStream {
    let operation = &discovery.operation;
    quote! {
        impl Client {
            /// Asks the service where its operations are called, and returns the client that calls them there,
            /// with what keeps the endpoint up to date: spawn its
            /// [`reload_task`](crate::endpoint_discovery::ReloadEndpoint::reload_task).
            ///
            /// # Errors
            ///
            /// The service told no endpoint, or the client has no way to sleep.
            #[inline]
            pub async fn with_endpoint_discovery_enabled(
                self,
            ) -> Result<
                (Self, crate::endpoint_discovery::ReloadEndpoint),
                ::smithy_client_runtime::api::BoxError,
            > {
                let client = &self.handle.client;
                let (resolver, reload) =
                    ::smithy_client_runtime::endpoint_discovery::enable::<#operation>(client).await?;
                let mut builder = self.handle.config.to_builder();
                builder.set_endpoint_resolver(Some(resolver));
                Ok((Self::from_conf(builder.build()), reload))
            }
        }
    }
}
