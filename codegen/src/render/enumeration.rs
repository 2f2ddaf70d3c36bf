//! An enumeration of strings: an enum with a variant for each value, or, where the model has no names for
//! them, a string in a type of its own.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::documentation::{deprecated, doc};
use crate::documentation::code_span;
use crate::ir::enumeration::{Value, Values};
use crate::ir::Enumeration;

/// The compiler's note to a program that matches on `Unknown`.
const UNKNOWN_NOTE: &str =
    "Do not match on `Unknown`: the value may be listed in a later version. \
                            Use a wildcard arm and `as_str`.";

/// The items of an enumeration.
pub(super) fn items(enumeration: &Enumeration) -> TokenStream {
    let items = match &enumeration.values {
        Values::Named(values) => named(enumeration, values),
        Values::Opaque(values) => opaque(enumeration, values),
    };
    let debug = enumeration.sensitive.then(|| redacting_debug(enumeration));
    quote!(#items #debug)
}

/// ```text
/// pub enum Color { Red, Unknown(runtime::primitives::UnknownVariantValue) }
/// impl Color { pub fn as_str(&self) -> &str; pub const fn values() -> ..; pub fn try_parse(..) }
/// impl From<&str> for Color { .. }
/// runtime::string_enum!(Color);
/// ```
fn named(enumeration: &Enumeration, values: &[Value]) -> TokenStream {
    let name = &enumeration.path.name;
    let head = head(
        enumeration,
        "\n\nA service may add values: match with a wildcard arm, and read an unknown value with \
         [`as_str`](Self::as_str).",
    );
    let variants = values.iter().map(variant);
    let methods = methods(enumeration, values);
    let from = from(enumeration, values);
    quote! {
        #head
        pub enum #name {
            #(#variants)*
            /// A value that the model did not list when this crate was generated.
            #[deprecated(note = #UNKNOWN_NOTE)]
            Unknown(runtime::primitives::UnknownVariantValue),
        }

        impl #name {
            #methods
        }

        #from
        runtime::string_enum!(#name);
    }
}

/// Documentation and attributes of the type.
fn head(enumeration: &Enumeration, more: &str) -> TokenStream {
    let name = enumeration.path.name.plain();
    let about = enumeration
        .documentation
        .or(|| format!("The values of `{name}`."));
    let about = doc(&format!("{about}{more}"));
    let deprecated = deprecated(enumeration.deprecated.as_ref());
    let debug = (!enumeration.sensitive).then(|| quote!(, Debug));
    quote! {
        #about
        #deprecated
        #[derive(Clone, Eq, Ord, PartialEq, PartialOrd, Hash #debug)]
        #[non_exhaustive]
    }
}

fn variant(value: &Value) -> TokenStream {
    let name = &value.name;
    let about = value
        .documentation
        .or(|| format!("The value {}.", code(&value.wire_value)));
    let about = doc(&about);
    let deprecated = deprecated(value.deprecated.as_ref());
    quote! {
        #about
        #deprecated
        #name,
    }
}

/// A value as code in documentation, whatever characters it has.
fn code(value: &str) -> String {
    match code_span(value) {
        code if code.is_empty() => "that is empty or cannot be shown".to_owned(),
        code => code,
    }
}

fn methods(enumeration: &Enumeration, values: &[Value]) -> TokenStream {
    let wire_values: Vec<&str> = values.iter().map(|one| one.wire_value.as_str()).collect();
    let variants = values.iter().map(|value| &value.name);
    let list = list(&wire_values);
    // The error prints what it is given.
    let told = match enumeration.sensitive {
        true => quote!(runtime::error::REDACTED),
        false => quote!(value),
    };
    quote! {
        /// The value on the wire.
        #[inline]
        pub fn as_str(&self) -> &str {
            match self {
                #(Self::#variants => #wire_values,)*
                Self::Unknown(value) => value.as_str(),
            }
        }

        #list

        /// The variant of a value that the model lists.
        ///
        /// # Errors
        ///
        /// The value is not listed.
        #[inline]
        pub fn try_parse(
            value: &str,
        ) -> Result<Self, crate::error::UnknownVariantError> {
            match <Self as From<&str>>::from(value) {
                Self::Unknown(_) => {
                    Err(crate::error::UnknownVariantError::new(#told))
                }
                known => Ok(known),
            }
        }
    }
}

/// `pub const fn values() -> &'static [&'static str] { &["red"] }`
fn list(wire_values: &[&str]) -> TokenStream {
    quote! {
        /// All values that the model lists.
        #[inline]
        pub const fn values() -> &'static [&'static str] {
            &[#(#wire_values),*]
        }
    }
}

fn from(enumeration: &Enumeration, values: &[Value]) -> TokenStream {
    let name = &enumeration.path.name;
    let wire_values = values.iter().map(|value| &value.wire_value);
    let variants = values.iter().map(|value| &value.name);
    quote! {
        impl From<&str> for #name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    #(#wire_values => Self::#variants,)*
                    other => Self::Unknown(runtime::primitives::UnknownVariantValue::new(other)),
                }
            }
        }
    }
}

/// ```text
/// pub struct Shade(String);
/// impl Shade { pub fn as_str(&self) -> &str; pub const fn values() -> .. }
/// impl<T: AsRef<str>> From<T> for Shade { .. }
/// runtime::string_enum!(Shade opaque);
/// ```
fn opaque(enumeration: &Enumeration, values: &[String]) -> TokenStream {
    let name = &enumeration.path.name;
    let head = head(enumeration, "\n\nAny string can be such a value.");
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let list = list(&values);
    // The parameter must not have the name of the type.
    let any = format_ident!("{}", if name.as_str() == "T" { "S" } else { "T" });
    quote! {
        #head
        pub struct #name(String);

        impl #name {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            #list
        }

        impl<#any: AsRef<str>> From<#any> for #name {
            #[inline]
            fn from(value: #any) -> Self {
                Self(String::from(value.as_ref()))
            }
        }

        runtime::string_enum!(#name opaque);
    }
}

/// `Debug` that leaves the value out.
fn redacting_debug(enumeration: &Enumeration) -> TokenStream {
    let name = &enumeration.path.name;
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(runtime::error::REDACTED)
            }
        }
    }
}
