//! The builder of a structure.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::documentation::{about_field, deprecated, derives, doc};
use super::value::{argument, boxed_type, item_argument, literal, option, Argument};
use crate::ir::structure::StructureKind;
use crate::ir::value::Literal;
use crate::ir::{Field, Identifier, Presence, Structure, ValueType};

/// The items of a builder.
///
/// ```text
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub struct CityBuilder { pub(crate) built: crate::types::City }
/// impl CityBuilder { pub fn name(..); pub fn set_name(..); pub fn get_name(..); pub fn build(..) }
/// ```
pub(super) fn items(structure: &Structure) -> TokenStream {
    let name = &structure.builder.path.name;
    let definition = definition(structure);
    let setters = structure
        .fields
        .iter()
        .map(|field| setters(structure, field, None));
    let rest_setters = rest_setters(structure);
    let build = build(structure);
    quote! {
        #definition

        impl #name {
            #(#setters)*
            #rest_setters
            #build
        }
    }
}

/// The type. It holds the structure itself, or has a field for each of the structure's.
fn definition(structure: &Structure) -> TokenStream {
    let (path, name) = (&structure.path, &structure.builder.path.name);
    let about = doc(&format!(
        "Builds [`{}`]({}).",
        path.name.plain(),
        path.link()
    ));
    let is_redacted = structure.is_redacted();
    let traits: &[&str] = match (structure.builder.holds_built, is_redacted) {
        (true, _) => &[],
        (false, true) => &["Default"],
        (false, false) => &["Default", "Debug"],
    };
    let derives = derives(structure.stream().is_some(), traits);
    if structure.builder.holds_built {
        return quote! {
            #about
            #derives
            #[non_exhaustive]
            pub struct #name {
                pub(crate) built: #path,
            }
        };
    }
    let fields = structure.fields.iter().map(|field| {
        let (name, ty) = (&field.name, builder_field_type(field));
        quote!(pub(crate) #name: #ty,)
    });
    let rest = rest(structure.kind).map(|(name, ty)| match structure.kind {
        StructureKind::Error => quote!(pub(crate) #name: Option<#ty>,),
        _ => quote!(pub(crate) #name: #ty,),
    });
    let debug = is_redacted.then(|| redacting_debug(structure));
    quote! {
        #about
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #rest
        }

        #debug
    }
}

/// `Debug` that does not print sensitive fields.
///
/// ```text
/// impl ::std::fmt::Debug for CityBuilder {
///     fn fmt(&self, f: ..) -> .. {
///         f.debug_struct("CityBuilder").field("name", &runtime::error::REDACTED).finish()
///     }
/// }
/// ```
fn redacting_debug(structure: &Structure) -> TokenStream {
    let name = &structure.builder.path.name;
    let text = name.plain();
    let fields = structure.fields.iter().map(|field| {
        let (name, text) = (&field.name, field.name.plain());
        match structure.sensitive || field.facts.sensitive {
            true => quote!(.field(#text, &runtime::error::REDACTED)),
            false => quote!(.field(#text, &self.#name)),
        }
    });
    let rest = rest(structure.kind).map(|(name, _)| {
        let text = name.to_string();
        quote!(.field(#text, &self.#name))
    });
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#text) #(#fields)* #rest .finish()
            }
        }
    }
}

/// Where a builder has the value of a field: `built.name` or `name`.
pub(super) fn built_field(structure: &Structure, name: &Identifier) -> TokenStream {
    match structure.builder.holds_built {
        true => quote!(built.#name),
        false => quote!(#name),
    }
}

/// Every field of a builder is an option.
fn builder_field_type(field: &Field) -> TokenStream {
    option(&boxed_type(&field.value, field.boxed))
}

/// The field of a structure beside its members, and its type.
pub(super) fn rest(kind: StructureKind) -> Option<(Ident, TokenStream)> {
    let (name, ty) = match kind {
        StructureKind::Data => return None,
        StructureKind::Output => ("_request_id", quote!(Option<String>)),
        StructureKind::Error => ("meta", quote!(runtime::api::ErrorMetadata)),
    };
    Some((format_ident!("{name}"), ty))
}

fn rest_setters(structure: &Structure) -> Option<TokenStream> {
    if structure.kind != StructureKind::Error {
        return None;
    }
    let (one, other) = match structure.builder.holds_built {
        true => (
            quote!(self.built.meta = meta),
            quote!(self.built.meta = meta.unwrap_or_default()),
        ),
        false => (quote!(self.meta = Some(meta)), quote!(self.meta = meta)),
    };
    Some(quote! {
        /// Sets the metadata of the error.
        #[inline]
        pub fn meta(mut self, meta: runtime::api::ErrorMetadata) -> Self {
            #one;
            self
        }

        /// Sets the metadata of the error.
        #[inline]
        pub fn set_meta(
            &mut self,
            meta: Option<runtime::api::ErrorMetadata>,
        ) -> &mut Self {
            #other;
            self
        }
    })
}

/// The three methods of a member: for one value, for an option, and to see what is set.
///
/// `inner` is the field in which a fluent builder has the builder of its input; none for that builder itself.
pub(super) fn setters(
    structure: &Structure,
    field: &Field,
    inner: Option<&TokenStream>,
) -> TokenStream {
    let (name, setter, getter) = (&field.name, &field.setter, &field.getter);
    let [one, set, get] = abouts(field).map(|about| doc(&about));
    let deprecated = deprecated(field.deprecated.as_ref());
    let ty = builder_field_type(field);
    let place = built_field(structure, name);
    let owner = inner.map_or_else(|| quote!(self), |inner| quote!(self.#inner));
    let arguments = arguments(field);
    let types = arguments.iter().map(|one| &one.argument);
    let values = arguments.iter().map(|one| &one.value);
    let statement = match (&field.value, field.boxed, inner) {
        // The builder inside adds to a list or map; to set a field takes no call and no move.
        (ValueType::List(_) | ValueType::Map(..), false, Some(_)) => {
            quote!(#owner = #owner.#name(#(#values),*))
        }
        (ValueType::List(_), false, None) => {
            quote!(self.#place.get_or_insert_default().push(#(#values)*))
        }
        (ValueType::Map(..), false, None) => {
            quote!(self.#place.get_or_insert_default().insert(#(#values),*))
        }
        _ => quote!(#owner.#place = Some(#(#values)*)),
    };
    quote! {
        #one
        #deprecated
        #[inline]
        pub fn #name(mut self, #(#types),*) -> Self {
            #statement;
            self
        }

        #set
        #deprecated
        #[inline]
        pub fn #setter(mut self, input: #ty) -> Self {
            #owner.#place = input;
            self
        }

        #get
        #deprecated
        #[inline]
        pub fn #getter(&self) -> &#ty {
            &#owner.#place
        }
    }
}

/// The arguments of the method for one value.
fn arguments(field: &Field) -> Vec<Argument> {
    match (&field.value, field.boxed) {
        (ValueType::List(item), false) => vec![item_argument("input", item)],
        (ValueType::Map(key, item), false) => {
            vec![argument("k", key, false), item_argument("v", item)]
        }
        (value, boxed) => vec![argument("input", value, boxed)],
    }
}

/// The documentation of the three methods. The text of the model stands at the first, to which the others link.
fn abouts(field: &Field) -> [String; 3] {
    let one_value = field.name.plain();
    let link = format!("[`{one_value}`](Self::{one_value})");
    let replaced = match (&field.value, field.boxed) {
        (ValueType::List(_) | ValueType::Map(..), false) => "all of ",
        _ => "",
    };
    [
        about_one_value(field),
        format!("Sets {replaced}{link}; `None` clears it."),
        format!("The value of {link} set so far."),
    ]
}

fn about_one_value(field: &Field) -> String {
    let (shown, setter) = (field.name.plain(), field.setter.plain());
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
    if field.facts.required {
        text.push_str("\n\nThis field is required.");
    }
    text
}

fn build(structure: &Structure) -> TokenStream {
    let path = &structure.path;
    let about = doc(&about_build(structure));
    let built = built(structure);
    let (result, body) = match structure.builder.fallible {
        true => (
            quote!(Result<#path, runtime::api::BuildError>),
            quote!(Ok(#built)),
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

/// The structure that is built.
fn built(structure: &Structure) -> TokenStream {
    if structure.builder.holds_built {
        return quote!(self.built);
    }
    let path = &structure.path;
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
    quote!(#path { #(#fields)* #rest })
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
