//! Attributes of items: documentation, deprecation, derived traits.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::documentation::without_links;
use crate::ir::{Deprecation, Field};

/// `/// text`
pub(super) fn doc(text: &str) -> TokenStream {
    quote!(#[doc = #text])
}

/// The documentation of a member, also when the model has none.
pub(super) fn about_field(field: &Field) -> String {
    field
        .documentation
        .or(|| format!("The member `{}`.", field.wire_name))
}

/// The traits that are derived, some given ones behind them. A stream is neither copied nor compared.
pub(super) fn derives(streaming: bool, more: &[&str]) -> Option<TokenStream> {
    let copied: &[&str] = if streaming {
        &[]
    } else {
        &["Clone", "PartialEq"]
    };
    let all = [copied, more].concat();
    let all = all.into_iter().map(|name| format_ident!("{name}"));
    let all: Vec<Ident> = all.collect();
    (!all.is_empty()).then(|| quote!(#[derive(#(#all),*)]))
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
