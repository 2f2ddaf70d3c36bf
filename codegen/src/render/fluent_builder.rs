//! The fluent builder, which calls an operation, with a method for each member of the input.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::setters;
use super::documentation::{deprecated, doc};
use super::file::shape_file;
use super::stream;
use crate::emit::RenderedFile;
use crate::ir::{Operation, Structure};

/// The file of an operation's builders.
pub(super) fn file(operation: &Operation, path: String) -> RenderedFile {
    let exports = [&operation.input, &operation.output].map(export);
    shape_file(path, &operation.shape)
        .with_items(&operation.shape, quote!(#(#exports)*))
        .with_items(&operation.shape, send_with(operation))
        .with_items(&operation.shape, definition(operation))
        .with_items(&operation.shape, methods(operation))
        .with_items(&operation.shape, parts(operation))
}

fn export(structure: &Structure) -> TokenStream {
    let (module, builder) = (&structure.module, &structure.builder.path.name);
    quote!(pub use super::#module::#builder;)
}

/// `crate::client::SendFuture<super::GetCityOutput, super::GetCityError>`: `SendFuture` of the runtime says why it is
/// not an `async fn`.
fn future(operation: &Operation) -> TokenStream {
    let (output, error) = (&operation.output.path.name, &operation.error.path.name);
    quote!(crate::client::SendFuture<super::#output, super::#error>)
}

fn send_with(operation: &Operation) -> TokenStream {
    let input_builder = &operation.input.builder.path.name;
    let link = operation.fluent_builder.name.plain();
    let about = doc(&format!(
        "Sends a request with this input through a client.\n\n# Errors\n\nAs [`send`]({link}::send) of the \
         fluent builder."
    ));
    let (future, method) = (future(operation), &operation.method);
    quote! {
        impl #input_builder {
            #about
            #[inline]
            pub fn send_with(self, client: &crate::Client) -> #future {
                let mut call = client.#method();
                call.inner = self;
                call.send()
            }
        }
    }
}

/// ```text
/// pub struct GetCityFluentBuilder { handle: .., inner: GetCityInputBuilder }
/// ```
fn definition(operation: &Operation) -> TokenStream {
    let name = &operation.fluent_builder.name;
    let input_builder = &operation.input.builder.path.name;
    let about = format!(
        "Builds and sends a [`{}`](crate::operation::{}) request.",
        operation.wire_name, operation.module
    );
    let about = doc(&about);
    let clone = operation.input.stream().is_none().then(|| quote!(Clone,));
    let deprecated = deprecated(operation.deprecated.as_ref());
    quote! {
        #about
        #deprecated
        #[derive(#clone Debug)]
        pub struct #name {
            handle: ::std::sync::Arc<crate::client::Handle>,
            inner: #input_builder,
        }
    }
}

fn methods(operation: &Operation) -> TokenStream {
    let name = &operation.fluent_builder.name;
    let new = new(operation);
    let send = send(operation);
    let presigned = presigned(operation);
    let customize = customize(operation);
    let into_paginator = into_paginator(operation);
    let inner = quote!(inner);
    let fields = operation.input.fields.iter();
    let setters = fields.map(|field| setters(&operation.input, field, Some(&inner)));
    quote! {
        impl #name {
            #new
            #send
            #presigned
            #customize
            #into_paginator
            #(#setters)*
        }
    }
}

fn new(operation: &Operation) -> TokenStream {
    let input_builder = &operation.input.builder.path.name;
    quote! {
        #[inline]
        pub(crate) fn new(handle: ::std::sync::Arc<crate::client::Handle>) -> Self {
            Self {
                handle,
                inner: Default::default(),
            }
        }

        /// The input that was set so far.
        #[inline]
        pub fn as_input(&self) -> &#input_builder {
            &self.inner
        }
    }
}

fn send(operation: &Operation) -> TokenStream {
    let future = future(operation);
    quote! {
        /// Sends the request and returns the response.
        ///
        /// # Errors
        ///
        /// The input cannot be built, there is no connection, a timeout is exceeded, the response cannot be read,
        /// or the service answers with an error.
        #[inline]
        pub fn send(self) -> #future {
            runtime::client::FluentBuilder::call(self, None)
        }
    }
}

fn presigned(operation: &Operation) -> Option<TokenStream> {
    let error = &operation.error.path.name;
    operation.presigned_in_query.then(|| {
        quote! {
            /// Presigns the request: anyone can send it until it expires. Nothing is sent now.
            ///
            /// # Errors
            ///
            /// The input cannot be built, or there are no credentials.
            #[inline]
            pub fn presigned(
                self,
                presigning_config: crate::presigning::PresigningConfig,
            ) -> crate::client::SendFuture<crate::presigning::PresignedRequest, super::#error> {
                runtime::client::FluentBuilder::presign(self, None, presigning_config)
            }
        }
    })
}

fn customize(operation: &Operation) -> TokenStream {
    let (output, error) = (&operation.output.path.name, &operation.error.path.name);
    quote! {
        /// Makes a call that can be changed before it is sent.
        #[inline]
        pub fn customize(
            self,
        ) -> crate::client::customize::CustomizableOperation<super::#output, super::#error, Self> {
            crate::client::customize::CustomizableOperation::new(self)
        }
    }
}

fn into_paginator(operation: &Operation) -> Option<TokenStream> {
    let paginator = &operation.paginator.as_ref()?.path.name;
    Some(quote! {
        /// Makes a paginator of this request.
        #[inline]
        pub fn into_paginator(self) -> super::paginator::#paginator {
            super::paginator::#paginator::new(self.handle, self.inner)
        }
    })
}

/// The implementation through which the runtime sends the request.
fn parts(operation: &Operation) -> TokenStream {
    let name = &operation.fluent_builder.name;
    let (path, input) = (&operation.path.name, &operation.input.path.name);
    let call = stream::call(operation);
    quote! {
        impl runtime::client::FluentBuilder for #name {
            type Operation = super::#path;

            #[inline]
            fn into_parts(
                self,
            ) -> (
                runtime::client::Client,
                Result<super::#input, runtime::api::BuildError>,
            ) {
                (self.handle.client.clone(), self.inner.build())
            }

            #call
        }
    }
}
