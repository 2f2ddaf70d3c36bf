//! The client, and its method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::{deprecated, doc};
use super::index::SHARED;
use super::{endpoint_discovery, waiter};
use crate::emit::RenderedFile;
use crate::ir::{Crate, ErrorEnum, Manifest, Operation, Path, Structure};

/// The module `client`.
pub(super) fn file(krate: &Crate) -> RenderedFile {
    let Crate {
        manifest,
        operations,
        ..
    } = krate;
    let mut main = RenderedFile::rust("src/client.rs")
        .with_documentation(format!("The client of {}.", manifest.title))
        .with_items("the client", definition(manifest));
    if let Some(operation) = &krate.endpoint_discovery {
        main.push("endpoint discovery", endpoint_discovery::method(operation));
    }
    if let Some(waiters) = waiter::client_trait(operations) {
        main.push("the waiters", waiters);
    }
    for operation in operations {
        main.push(&operation.wire_name, method(operation));
    }
    main
}

fn definition(manifest: &Manifest) -> TokenStream {
    let about = doc(&about(manifest));
    quote! {
        pub use ::smithy_client_runtime::client::SendFuture;

        mod construct;

        pub mod customize;

        /// The state that the clones of a client share.
        pub(crate) type Handle = ::smithy_client_runtime::client::Handle<crate::Config>;

        #about
        #[derive(Clone, Debug)]
        pub struct Client {
            handle: ::std::sync::Arc<Handle>,
        }
    }
}

fn about(manifest: &Manifest) -> String {
    let Manifest { library, title, .. } = manifest;
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
pub(super) fn method(operation: &Operation) -> TokenStream {
    let (name, fluent_builder) = (&operation.method, &operation.fluent_builder);
    let about = doc(&about_method(operation));
    let deprecated = deprecated(operation.deprecated.as_ref());
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

/// What the service says of the operation, and below it what a caller needs: what to set, what comes back, what can fail.
fn about_method(operation: &Operation) -> String {
    let link = operation.fluent_builder.link();
    let mut text = operation
        .documentation
        .or(|| format!("Calls `{}`.", operation.wire_name));
    text.push_str(&format!(
        "\n\nReturns a fluent builder: set the members, then call [`send`]({link}::send)"
    ));
    if operation.paginator.is_some() {
        text.push_str(&format!(
            ", or [`into_paginator`]({link}::into_paginator) to read page by page"
        ));
    }
    text.push('.');
    if let Some(required) = required(&operation.input, &link) {
        text.push_str(&format!("\n- Required: {required}"));
    }
    text.push_str(&format!("\n- Returns: {}", returned(&operation.output)));
    text.push_str(&format!("\n- Errors: {}", errors(&operation.error)));
    text
}

/// The required members of the input, as links to the methods that set them.
fn required(input: &Structure, fluent_builder: &str) -> Option<String> {
    let required = input.fields.iter().filter(|field| field.facts.required);
    let links = required.map(|field| {
        let name = field.name.plain();
        format!("[`{name}`]({fluent_builder}::{name})")
    });
    let links: Vec<String> = links.collect();
    (!links.is_empty()).then(|| links.join(", "))
}

/// The output, and the names of its members.
fn returned(output: &Structure) -> String {
    let Path { name, .. } = &output.path;
    let mut text = format!("[`{}`]({})", name.plain(), output.path.link());
    let members = output.fields.iter();
    let members: Vec<String> = members
        .map(|field| format!("`{}`", field.name.plain()))
        .collect();
    if !members.is_empty() {
        text.push_str(&format!(" with {}", members.join(", ")));
    }
    text
}

/// The error type, and the errors of the model in it.
fn errors(errors: &ErrorEnum) -> String {
    let link = |path: &Path| format!("[`{}`]({})", path.name.plain(), path.link());
    let mut text = link(&errors.path);
    let cases: Vec<String> = errors.cases.iter().map(|case| link(&case.error)).collect();
    if !cases.is_empty() {
        text.push_str(&format!(" of {}", cases.join(", ")));
    }
    text
}
