//! An enumeration of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::{deprecated, doc};
use crate::ir::enumeration::Value;
use crate::ir::Enumeration;

/// The items of an enumeration.
///
/// ```text
/// pub enum Color { Red, Unknown(runtime::primitives::UnknownVariantValue) }
/// impl Color { pub fn as_str(&self) -> &str; pub const fn values() -> ..; pub fn try_parse(..) }
/// impl ::std::convert::From<&str> for Color { .. }
/// runtime::string_enum!(Color);
/// ```
pub(super) fn items(enumeration: &Enumeration) -> TokenStream {
    let name = &enumeration.path.name;
    let definition = definition(enumeration);
    let methods = methods(enumeration);
    let from = from(enumeration);
    let debug = enumeration.sensitive.then(|| {
        quote! {
            impl ::std::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str(runtime::error::REDACTED)
                }
            }
        }
    });
    quote! {
        #definition
        #methods
        #from
        #debug
        runtime::string_enum!(#name);
    }
}

fn definition(enumeration: &Enumeration) -> TokenStream {
    let name = &enumeration.path.name;
    let about = enumeration
        .documentation
        .or(|| format!("The values of `{}`.", name.plain()));
    let about = doc(&format!(
        "{about}\n\nA service may add values: match with a wildcard arm, and read an unknown value with \
         [`as_str`](Self::as_str)."
    ));
    let deprecated = deprecated(enumeration.deprecated.as_ref());
    let debug = (!enumeration.sensitive).then(|| quote!(, Debug));
    let variants = enumeration.values.iter().map(variant);
    let unknown_note =
        "Do not match on `Unknown`: the value may be listed in a later version. Use a \
                        wildcard arm and `as_str`.";
    quote! {
        #about
        #deprecated
        #[derive(Clone, Eq, Ord, PartialEq, PartialOrd, Hash #debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the model did not list when this crate was generated.
            #[deprecated(note = #unknown_note)]
            Unknown(runtime::primitives::UnknownVariantValue),
        }
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
    let plain: String = value
        .chars()
        .filter(|c| *c != '`' && !c.is_control())
        .collect();
    match plain.trim() {
        "" => "that is empty or cannot be shown".to_owned(),
        plain => format!("`{plain}`"),
    }
}

fn methods(enumeration: &Enumeration) -> TokenStream {
    let name = &enumeration.path.name;
    let wire_values: Vec<&str> = wire_values(enumeration);
    let variants: Vec<_> = enumeration.values.iter().map(|value| &value.name).collect();
    quote! {
        impl #name {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wire_values,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// All values that the model lists.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[#(#wire_values),*]
            }

            /// The variant of a value that the model lists.
            ///
            /// # Errors
            ///
            /// The value is not listed.
            #[inline]
            pub fn try_parse(
                value: &str,
            ) -> ::std::result::Result<Self, crate::error::UnknownVariantError> {
                match <Self as ::std::convert::From<&str>>::from(value) {
                    Self::Unknown(_) => {
                        ::std::result::Result::Err(crate::error::UnknownVariantError::new(value))
                    }
                    known => ::std::result::Result::Ok(known),
                }
            }
        }
    }
}

fn from(enumeration: &Enumeration) -> TokenStream {
    let name = &enumeration.path.name;
    let wire_values = wire_values(enumeration);
    let variants = enumeration.values.iter().map(|value| &value.name);
    quote! {
        impl ::std::convert::From<&str> for #name {
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

fn wire_values(enumeration: &Enumeration) -> Vec<&str> {
    let values = enumeration.values.iter();
    values.map(|value| value.wire_value.as_str()).collect()
}
