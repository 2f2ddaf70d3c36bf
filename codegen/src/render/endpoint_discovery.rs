//! Endpoint discovery: the client's method that asks for the endpoint.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Path;

/// ```text
/// impl Client { pub async fn with_endpoint_discovery_enabled(self) -> Result<(Self, ReloadEndpoint), BoxError> }
/// ```
pub(super) fn method(operation: &Path) -> TokenStream {
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
