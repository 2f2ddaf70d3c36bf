//! An operation: the type that stands for it, its descriptor, and the files of its module.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::doc;
use super::file::{public_module, shape_file};
use super::{endpoint, error, fluent_builder, names, paginator, stream, structure};
use crate::emit::RenderedFile;
use crate::ir::operation::Checksum;
use crate::ir::{Operation, Structure};

/// The module that lists the operations.
pub(super) fn index(operations: &[Operation]) -> RenderedFile {
    let modules = operations.iter().map(|operation| {
        // Otherwise the file says it.
        let about = (operation.module != operation.file).then(|| about(operation));
        public_module(
            &operation.module,
            &operation.file,
            about.map(|text| doc(&text)),
        )
    });
    RenderedFile::rust("src/operation.rs").with_items(
        "the operations",
        quote! {
            pub use ::smithy_client_runtime::api::RequestId;

            #(#modules)*
        },
    )
}

/// The files of an operation.
pub(super) fn files(operation: &Operation) -> Vec<RenderedFile> {
    let folder = format!("src/operation/{}", operation.file.plain());
    let mut files = vec![
        main_file(operation, format!("{folder}.rs")),
        structure_file(&operation.input, &folder),
        structure_file(&operation.output, &folder),
        fluent_builder::file(operation, format!("{folder}/builders.rs")),
    ];
    if let Some(own) = &operation.paginator {
        files.push(paginator::file(
            operation,
            own,
            format!("{folder}/paginator.rs"),
        ));
    }
    files
}

fn about(operation: &Operation) -> String {
    operation
        .documentation
        .or(|| format!("The operation `{}`.", operation.wire_name))
}

fn structure_file(structure: &Structure, folder: &str) -> RenderedFile {
    let path = format!("{folder}/{}.rs", structure.module.plain());
    let items = structure::items(structure, &TokenStream::new());
    shape_file(path, &structure.shape).with_items(&structure.shape, items)
}

fn main_file(operation: &Operation, path: String) -> RenderedFile {
    let name = &operation.path.name;
    let modules = modules(operation);
    let marker = marker(operation);
    let errors = error::of_operation(&operation.error, &operation.wire_name);
    shape_file(path, &operation.shape)
        .with_documentation(about(operation))
        .with_items(&operation.shape, modules)
        .with_items(&operation.shape, names::beside(name, marker))
        .with_items(&operation.shape, names::beside(name, errors))
}

/// The modules of an operation, with its input and output where users find them.
fn modules(operation: &Operation) -> TokenStream {
    let (input, output) = (&operation.input, &operation.output);
    let (input_module, output_module) = (&input.module, &output.module);
    let (input, output) = (&input.path.name, &output.path.name);
    let paginator = operation.paginator.as_ref().map(|_| {
        quote! {
            /// Paginator of this operation.
            pub mod paginator;
        }
    });
    quote! {
        pub use self::#input_module::#input;
        pub use self::#output_module::#output;

        mod #input_module;
        mod #output_module;

        /// Builders of the input and output, and the fluent builder that sends the request.
        pub mod builders;

        #paginator
    }
}

/// The type that stands for an operation, with its descriptor.
///
/// ```text
/// pub struct GetCity;
/// impl runtime::operation::Operation for GetCity {
///     type Input = ..; type Output = ..; type Error = ..;
///     const DESCRIPTOR: runtime::operation::Descriptor = ..;
/// }
/// runtime::operation_plugin!(GetCity, crate::Client::SERVICE);
/// ```
fn marker(operation: &Operation) -> TokenStream {
    let name = &operation.path.name;
    let about = doc(&format!("The operation `{}`.", operation.wire_name));
    let (input, output) = (&operation.input.path.name, &operation.output.path.name);
    let error = &operation.error.path.name;
    let descriptor = descriptor(operation);
    quote! {
        #about
        #[derive(Clone, Default, Debug)]
        #[non_exhaustive]
        pub struct #name;

        impl #name {
            /// The operation.
            #[inline]
            pub fn new() -> Self {
                Self
            }
        }

        impl runtime::operation::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;

            const DESCRIPTOR: runtime::operation::Descriptor = #descriptor;
        }

        runtime::operation_plugin!(#name, crate::Client::SERVICE);
    }
}

/// `runtime::descriptor!("GetCity", sensitive_output)`, or with more fields where there is more to say.
fn descriptor(operation: &Operation) -> TokenStream {
    let wire_name = &operation.wire_name;
    let facts = [
        (!operation.has_input, quote!(no_input)),
        (operation.unsigned_payload, quote!(unsigned_payload)),
        (operation.presigned_in_query, quote!(presigned_in_query)),
        (operation.long_poll, quote!(long_poll)),
        (operation.may_be_silent, quote!(may_be_silent)),
        (operation.sensitive_output, quote!(sensitive_output)),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(holds, fact)| holds.then_some(fact));
    let new = quote!(runtime::descriptor!(#wire_name #(, #facts)*));
    let endpoint = endpoint::operation(&operation.endpoint).map(|it| quote!(endpoint: #it,));
    let host_prefix = operation
        .host_prefix
        .as_ref()
        .map(|prefix| quote!(host_prefix: Some(#prefix),));
    let encodings = &operation.request_compression;
    let compression =
        (!encodings.is_empty()).then(|| quote!(request_compression: &[#(#encodings),*],));
    let http = operation.http.as_ref().map(|http| {
        let (method, uri) = (&http.method, &http.uri);
        quote!(http: runtime::protocol::Http::new(#method, #uri),)
    });
    let streams = stream::descriptor(operation);
    let checksum = operation.checksum.map(|checksum| {
        let maker = match checksum {
            Checksum::ContentMd5 => quote!(checksum::content_md5),
            Checksum::TreeHash => quote!(tree_hash::interceptor),
        };
        quote!(checksum: Some(runtime::#maker),)
    });
    let member = operation
        .endpoint_member
        .map(|member| quote!(endpoint_member: Some(#member),));
    let more = quote!(#http #endpoint #host_prefix #compression #checksum #member #streams);
    if more.is_empty() {
        return new;
    }
    quote! {
        runtime::operation::Descriptor { #more ..#new }
    }
}
