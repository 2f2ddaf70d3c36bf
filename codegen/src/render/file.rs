//! Files and modules of shapes: names and paths come in, declarations and empty files go out.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::RenderedFile;
use crate::ir::Identifier;

/// The declaration of a public module. Where its name is too long for a file, the file has another name.
pub(super) fn public_module(
    name: &Identifier,
    file: &Identifier,
    about: Option<TokenStream>,
) -> TokenStream {
    if name == file {
        return quote!(#about pub mod #name;);
    }
    quote! {
        mod #file;

        #about
        pub mod #name {
            pub use super::#file::*;
        }
    }
}

/// A file of items that are named after the model, with the name by which they call the support crate.
pub(super) fn shape_file(path: String, shape: &str) -> RenderedFile {
    let import = quote!(
        use ::smithy_client_runtime as runtime;
    );
    RenderedFile::rust(path).with_items(shape, import)
}
