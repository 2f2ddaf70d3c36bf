//! The builder of a structure.

use proc_macro2::TokenStream;
use quote::quote;

use super::documentation::{deprecated, doc};
use super::structure::{about_field, derives, redacting_debug};
use super::value::{argument, boxed_type, item_argument, literal, option};
use crate::ir::structure::StructureKind;
use crate::ir::value::Literal;
use crate::ir::{Field, Presence, Structure, ValueType};

/// The items of a builder.
///
/// ```text
/// #[derive(Clone, PartialEq, Default, Debug)]
/// #[non_exhaustive]
/// pub struct CityBuilder { pub(crate) name: ::std::option::Option<::std::string::String> }
/// impl CityBuilder { pub fn name(..); pub fn set_name(..); pub fn get_name(..); pub fn build(..) }
/// ```
pub(super) fn items(structure: &Structure) -> TokenStream {
    let name = &structure.builder.path.name;
    let about = doc(&format!(
        "Builds [`{}`]({}).",
        structure.path.name.plain(),
        structure.path.link()
    ));
    let redacted = structure.is_redacted();
    let derives = derives(redacted, structure.stream().is_some(), &["Default"]);
    let fields = structure.fields.iter().map(|field| {
        let (name, ty) = (&field.name, builder_field_type(field));
        quote!(pub(crate) #name: #ty,)
    });
    let rest = rest_field(structure.kind);
    let setters = structure.fields.iter().map(setters);
    let rest_setters = rest_setters(structure.kind);
    let build = build(structure);
    let debug = redacted.then(|| redacting_debug(name, structure, rest_name(structure.kind)));
    quote! {
        #about
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #rest
        }

        impl #name {
            #(#setters)*
            #rest_setters
            #build
        }

        #debug
    }
}

/// Every field of a builder is an option.
pub(super) fn builder_field_type(field: &Field) -> TokenStream {
    option(&boxed_type(&field.value, field.boxed))
}

/// The field that a builder has beside its members.
fn rest_name(kind: StructureKind) -> Option<&'static str> {
    match kind {
        StructureKind::Data => None,
        StructureKind::Output => Some("_request_id"),
        StructureKind::Error => Some("meta"),
    }
}

fn rest_field(kind: StructureKind) -> Option<TokenStream> {
    match kind {
        StructureKind::Data => None,
        StructureKind::Output => Some(quote! {
            pub(crate) _request_id: ::std::option::Option<::std::string::String>,
        }),
        StructureKind::Error => Some(quote! {
            pub(crate) meta: ::std::option::Option<runtime::api::ErrorMetadata>,
        }),
    }
}

fn rest_setters(kind: StructureKind) -> Option<TokenStream> {
    (kind == StructureKind::Error).then(|| {
        quote! {
            /// Sets the metadata of the error.
            #[inline]
            pub fn meta(mut self, meta: runtime::api::ErrorMetadata) -> Self {
                self.meta = ::std::option::Option::Some(meta);
                self
            }

            /// Sets the metadata of the error.
            #[inline]
            pub fn set_meta(
                &mut self,
                meta: ::std::option::Option<runtime::api::ErrorMetadata>,
            ) -> &mut Self {
                self.meta = meta;
                self
            }
        }
    })
}

/// The three methods of a member: for one value, for an option, and to see what is set.
fn setters(field: &Field) -> TokenStream {
    let (name, setter, getter) = (&field.name, &field.setter, &field.getter);
    let one = one_value(field);
    let about = doc(&about_field(field));
    let deprecated = deprecated(field.deprecated.as_ref());
    let ty = builder_field_type(field);
    quote! {
        #one

        #about
        #deprecated
        #[inline]
        pub fn #setter(mut self, input: #ty) -> Self {
            self.#name = input;
            self
        }

        #about
        #deprecated
        #[inline]
        pub fn #getter(&self) -> &#ty {
            &self.#name
        }
    }
}

/// The method for one value: it sets it, or adds it to the list or map.
fn one_value(field: &Field) -> TokenStream {
    let name = &field.name;
    let about = doc(&about_one_value(field, name.plain(), true));
    let deprecated = deprecated(field.deprecated.as_ref());
    let (arguments, statement) = match (&field.value, field.boxed) {
        (ValueType::List(item), false) => {
            let item = item_argument("input", item);
            let value = item.value;
            let push = quote!(self.#name.get_or_insert_default().push(#value););
            (item.argument, push)
        }
        (ValueType::Map(key, item), false) => {
            let (key, item) = (argument("k", key, false), item_argument("v", item));
            let (k, v) = (key.value, item.value);
            let (key, item) = (key.argument, item.argument);
            let insert = quote!(self.#name.get_or_insert_default().insert(#k, #v););
            (quote!(#key, #item), insert)
        }
        (value, boxed) => {
            let input = argument("input", value, boxed);
            let value = input.value;
            let set = quote!(self.#name = ::std::option::Option::Some(#value););
            (input.argument, set)
        }
    };
    quote! {
        #about
        #deprecated
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
            #statement
            self
        }
    }
}

/// What is said about the method for one value. `shown` is what a list or map is called.
pub(super) fn about_one_value(field: &Field, shown: &str, with_required: bool) -> String {
    let setter = field.setter.plain();
    let about = about_field(field);
    let collection = match (&field.value, field.boxed) {
        (ValueType::List(_), false) => Some("Appends an item to"),
        (ValueType::Map(..), false) => Some("Adds an entry to"),
        _ => None,
    };
    let mut text = match collection {
        Some(verb) => format!(
            "{verb} `{shown}`.\n\nTo replace what is there use [`{setter}`](Self::{setter}).\n\n{about}"
        ),
        None => about,
    };
    if with_required && field.facts.required {
        text.push_str("\n\nThis field is required.");
    }
    text
}

fn build(structure: &Structure) -> TokenStream {
    let path = &structure.path;
    let about = doc(&about_build(structure));
    let fields = structure.fields.iter().map(|field| {
        let name = &field.name;
        let value = built_value(field, structure);
        quote!(#name: #value,)
    });
    let rest = match structure.kind {
        StructureKind::Data => None,
        StructureKind::Output => Some(quote!(_request_id: self._request_id,)),
        StructureKind::Error => Some(quote!(meta: self.meta.unwrap_or_default(),)),
    };
    let built = quote!(#path { #(#fields)* #rest });
    let (result, body) = match structure.builder.fallible {
        true => (
            quote!(::std::result::Result<#path, runtime::api::BuildError>),
            quote!(::std::result::Result::Ok(#built)),
        ),
        false => (quote!(#path), built),
    };
    quote! {
        #about
        #[inline]
        pub fn build(self) -> #result {
            #body
        }
    }
}

fn about_build(structure: &Structure) -> String {
    let name = structure.path.name.plain();
    let mut text = format!("Builds [`{name}`]({}).", structure.path.link());
    let required: Vec<String> = structure
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .map(|field| format!("- [`{0}`](Self::{0})", field.name.plain()))
        .collect();
    if !required.is_empty() {
        let list = required.join("\n");
        text.push_str(&format!(
            "\n\n# Errors\n\nOne of these was not set:\n{list}"
        ));
    }
    text
}

/// A field of the structure that is built.
fn built_value(field: &Field, structure: &Structure) -> TokenStream {
    let name = &field.name;
    match &field.presence {
        Presence::Optional { .. } => quote!(self.#name),
        Presence::Defaulted(Literal::Zero) => quote!(self.#name.unwrap_or_default()),
        Presence::Defaulted(default) => {
            let default = literal(default, &field.value);
            match field.value.is_copied() {
                true => quote!(self.#name.unwrap_or(#default)),
                false => quote!(self.#name.unwrap_or_else(|| #default)),
            }
        }
        Presence::Required => {
            let (field, shape) = (name.plain(), structure.path.name.plain());
            quote!(runtime::required!(self.#name, #field, #shape))
        }
    }
}
