//! A union: an enum with a variant for each member.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::documentation::{deprecated, derives, doc};
use super::table;
use super::value::boxed_type;
use crate::ir::{Union, Variant};

/// The items of a union.
///
/// ```text
/// pub enum Payment { Card(crate::types::Card), Cash, #[non_exhaustive] Unknown }
/// impl Payment { pub fn as_card(..); pub fn is_card(..); pub fn is_unknown(..) }
/// runtime::union! { Payment "Payment", 0 => Card "card", 1 => Cash unit "cash", }
/// ```
pub(super) fn items(union: &Union) -> TokenStream {
    let name = &union.path.name;
    let definition = definition(union);
    let wire_name = &union.wire_name;
    let sensitive = union.sensitive.then(|| quote!(SENSITIVE));
    let methods = union.variants.iter().map(methods);
    let debug = union.is_redacted().then(|| debug(union));
    let access = union.variants.iter().enumerate().map(|(index, variant)| {
        let (index, name) = (Literal::usize_unsuffixed(index), &variant.name);
        let unit = variant.value.is_none().then(|| quote!(unit));
        let entry = table::entry(&variant.wire_name, &variant.facts, false, None);
        quote!(#index => #name #unit #entry)
    });
    quote! {
        #definition

        impl #name {
            #(#methods)*

            /// Whether the model did not list this member.
            #[inline]
            pub fn is_unknown(&self) -> bool {
                ::std::matches!(self, Self::Unknown)
            }
        }

        #debug
        runtime::union! { #name #wire_name #sensitive, #(#access,)* }
    }
}

fn definition(union: &Union) -> TokenStream {
    let name = &union.path.name;
    let about = union
        .documentation
        .or(|| format!("One of the members of `{}`.", union.wire_name));
    let about = doc(&about);
    let deprecated = deprecated(union.deprecated.as_ref());
    let printed: &[&str] = if union.is_redacted() { &[] } else { &["Debug"] };
    let derives = derives(false, printed);
    let variants = union.variants.iter().map(definition_variant);
    quote! {
        #about
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A member that the model did not list when this crate was generated. It cannot be sent.
            #[non_exhaustive]
            Unknown,
        }
    }
}

fn definition_variant(variant: &Variant) -> TokenStream {
    let name = &variant.name;
    let about = variant
        .documentation
        .or(|| format!("The member `{}`.", variant.wire_name));
    let about = doc(&about);
    let deprecated = deprecated(variant.deprecated.as_ref());
    let value = variant.value.as_ref().map(|value| {
        let ty = boxed_type(value, variant.boxed);
        quote!((#ty))
    });
    quote! {
        #about
        #deprecated
        #name #value,
    }
}

/// `as_card` and `is_card`.
fn methods(variant: &Variant) -> TokenStream {
    let (name, accessor, predicate) = (&variant.name, &variant.accessor, &variant.predicate);
    let plain = name.plain();
    let about_accessor = doc(&format!(
        "The value of [`{plain}`](Self::{plain}), or else `self` as the error."
    ));
    let about_predicate = doc(&format!("Whether this is [`{plain}`](Self::{plain})."));
    let (ty, pattern, value) = match &variant.value {
        Some(value) => {
            let ty = boxed_type(value, variant.boxed);
            (quote!(&#ty), quote!(Self::#name(value)), quote!(value))
        }
        None => (quote!(()), quote!(Self::#name), quote!(())),
    };
    quote! {
        #about_accessor
        #[inline]
        pub fn #accessor(&self) -> Result<#ty, &Self> {
            match self {
                #pattern => Ok(#value),
                _ => Err(self),
            }
        }

        #about_predicate
        #[inline]
        pub fn #predicate(&self) -> bool {
            self.#accessor().is_ok()
        }
    }
}

/// `Debug` that does not print sensitive values.
fn debug(union: &Union) -> TokenStream {
    let name = &union.path.name;
    let arms = union.variants.iter().map(|variant| {
        let (name, text) = (&variant.name, variant.name.plain());
        match (&variant.value, union.sensitive || variant.facts.sensitive) {
            (_, true) if variant.value.is_some() => {
                quote!(Self::#name(_) => f.write_str(runtime::error::REDACTED),)
            }
            (_, true) => quote!(Self::#name => f.write_str(runtime::error::REDACTED),),
            (Some(_), false) => {
                quote!(Self::#name(value) => f.debug_tuple(#text).field(value).finish(),)
            }
            (None, false) => quote!(Self::#name => f.write_str(#text),),
        }
    });
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #(#arms)*
                    Self::Unknown => f.write_str("Unknown"),
                }
            }
        }
    }
}
