//! Documentation and deprecation of an item.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Deprecation;

/// `/// text`
pub(super) fn doc(text: &str) -> TokenStream {
    quote!(#[doc = #text])
}

/// `#[deprecated(note = "..")]`
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> TokenStream {
    match deprecation {
        None => TokenStream::new(),
        Some(Deprecation { note: None }) => quote!(#[deprecated]),
        Some(Deprecation { note: Some(note) }) => quote!(#[deprecated(note = #note)]),
    }
}
