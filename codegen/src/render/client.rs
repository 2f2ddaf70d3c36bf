//! The client, and its method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::{deprecated, doc};
use super::manifest::SHARED;
use super::{endpoint_discovery, waiter};
use crate::emit::RenderedFile;
use crate::ir::client::Method;
use crate::ir::{Client, Crate, Manifest};

/// The module `client`.
pub(super) fn file(krate: &Crate) -> RenderedFile {
    let Crate {
        client, manifest, ..
    } = krate;
    let mut main = RenderedFile::rust("src/client.rs")
        .with_documentation(format!("The client of {}.", client.title))
        .with_items("the client", definition(client, manifest));
    if let Some(discovery) = &krate.endpoint_discovery {
        main.push("endpoint discovery", endpoint_discovery::method(discovery));
    }
    if let Some(waiters) = waiter::client_trait(&krate.operations) {
        main.push("the waiters", waiters);
    }
    for method in &client.methods {
        main.push(&method.operation, operation(method));
    }
    main
}

fn definition(client: &Client, manifest: &Manifest) -> TokenStream {
    let about = doc(&about(client, manifest));
    quote! {
        pub use ::smithy_client_runtime::client::SendFuture;

        mod construct;

        pub mod customize;

        /// What the clones of a client share.
        pub(crate) type Handle = ::smithy_client_runtime::client::Handle<crate::Config>;

        #about
        #[derive(Clone, Debug)]
        pub struct Client {
            handle: ::std::sync::Arc<Handle>,
        }
    }
}

fn about(client: &Client, manifest: &Manifest) -> String {
    let Client { title, .. } = client;
    let Manifest { library, .. } = manifest;
    let mut text = format!(
        "Client for {title}. Cloning it is cheap, and the clones share their connections.\n\n\
         It is made from the settings that `aws-config` collects, or from a [`Config`](crate::Config):\n\n\
         ```rust,ignore\n\
         {SHARED}\n\
         let client = {library}::Client::new(&shared);\n\
         ```"
    );
    if let Some(example) = &manifest.example {
        text.push_str(&format!(
            "\n\nEach operation has a method, which returns a builder of the call:\n\n\
             ```rust,ignore\n{}\n```",
            example.call(library)
        ));
    }
    text
}

/// The method of an operation.
///
/// ```text
/// impl Client { pub fn get_city(&self) -> crate::operation::get_city::builders::GetCityFluentBuilder { .. } }
/// ```
fn operation(method: &Method) -> TokenStream {
    let Method {
        name,
        fluent_builder,
        ..
    } = method;
    let about = doc(&about_method(method));
    let deprecated = deprecated(method.deprecated.as_ref());
    quote! {
        impl Client {
            #about
            #deprecated
            #[inline]
            pub fn #name(&self) -> #fluent_builder {
                #fluent_builder::new(self.handle.clone())
            }
        }
    }
}

fn about_method(method: &Method) -> String {
    let link = method.fluent_builder.link();
    let mut text = method
        .documentation
        .or(|| format!("Calls `{}`.", method.operation));
    text.push_str(&format!(
        "\n\nReturns a fluent builder: set the members, then call [`send`]({link}::send)"
    ));
    if method.paginated {
        text.push_str(&format!(
            ", or [`into_paginator`]({link}::into_paginator) to read page by page"
        ));
    }
    text.push('.');
    text
}
