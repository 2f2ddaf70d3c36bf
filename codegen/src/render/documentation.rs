//! Documentation and deprecation of an item.

use proc_macro2::TokenStream;
use quote::quote;

use crate::documentation::without_links;
use crate::ir::Deprecation;

/// `/// text`
pub(super) fn doc(text: &str) -> TokenStream {
    quote!(#[doc = #text])
}

/// `#[deprecated(note = "..", since = "..")]`
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> TokenStream {
    let Some(Deprecation { note, since }) = deprecation else {
        return TokenStream::new();
    };
    let note = note.as_deref().map(without_links);
    let note = note.map(|note| quote!(note = #note));
    let since = since.as_ref().map(|since| quote!(since = #since));
    let said: Vec<TokenStream> = note.into_iter().chain(since).collect();
    match said.is_empty() {
        true => quote!(#[deprecated]),
        false => quote!(#[deprecated(#(#said),*)]),
    }
}
