//! A structure: its fields, its getters, its table and its builder.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::documentation::{deprecated, doc};
use super::value::{field_type, item_type, literal, value_type};
use super::{builder, stream, table};
use crate::ir::structure::StructureKind;
use crate::ir::{Field, Identifier, Presence, Structure, ValueType};

/// The items of a structure. `methods` go beside its getters.
///
/// ```text
/// #[derive(Clone, PartialEq, Debug)]
/// #[non_exhaustive]
/// pub struct City { pub name: ::std::string::String }
/// impl runtime::shape::Shape for City { const TABLE: .. }
/// impl City { pub fn name(&self) -> &str { .. } pub fn builder() -> .. }
/// runtime::structure!(City { 0 => name });
/// pub struct CityBuilder { .. }
/// ```
pub(super) fn items(structure: &Structure, methods: &TokenStream) -> TokenStream {
    let name = &structure.path.name;
    let definition = definition(structure);
    let table = structure_table(structure);
    let getters = structure.fields.iter().map(getter);
    let link = structure.path.link();
    let builder_doc = doc(&format!(
        "Creates a builder of [`{}`]({link}).",
        name.plain()
    ));
    let builder = &structure.builder.path;
    let access = access(structure);
    let debug = debug(structure);
    let builder_items = builder::items(structure);
    quote! {
        #definition

        #table

        impl #name {
            #(#getters)*

            #methods

            #builder_doc
            #[inline]
            pub fn builder() -> #builder {
                ::std::default::Default::default()
            }
        }

        #debug
        #access
        #builder_items
    }
}

/// What is said about a structure when the model says nothing.
fn about(structure: &Structure) -> String {
    structure
        .documentation
        .or(|| format!("The shape `{}`.", structure.wire_name))
}

fn definition(structure: &Structure) -> TokenStream {
    let name = &structure.path.name;
    let about = doc(&about(structure));
    let deprecated = deprecated(structure.deprecated.as_ref());
    let derives = derives(structure.is_redacted(), structure.stream().is_some(), &[]);
    let fields = structure.fields.iter().map(definition_field);
    let rest = match structure.kind {
        StructureKind::Data => None,
        StructureKind::Output => Some(quote! {
            pub(crate) _request_id: ::std::option::Option<::std::string::String>,
        }),
        StructureKind::Error => Some(quote!(pub(crate) meta: runtime::api::ErrorMetadata,)),
    };
    quote! {
        #about
        #deprecated
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #rest
        }
    }
}

/// The traits that are derived, some given ones among them. `Debug` only when everything may be printed; a stream
/// is neither copied nor compared.
pub(super) fn derives(redacted: bool, streaming: bool, more: &[&str]) -> Option<TokenStream> {
    let copied: &[&str] = if streaming {
        &[]
    } else {
        &["Clone", "PartialEq"]
    };
    let printed: &[&str] = if redacted { &[] } else { &["Debug"] };
    let all = [copied, more, printed].concat();
    let all = all.into_iter().map(|name| format_ident!("{name}"));
    let all: Vec<Ident> = all.collect();
    (!all.is_empty()).then(|| quote!(#[derive(#(#all),*)]))
}

fn definition_field(field: &Field) -> TokenStream {
    let name = &field.name;
    let about = doc(&about_field(field));
    let deprecated = deprecated(field.deprecated.as_ref());
    let ty = field_type(field);
    quote! {
        #about
        #deprecated
        pub #name: #ty,
    }
}

/// What is said about a member, also when the model says nothing.
pub(super) fn about_field(field: &Field) -> String {
    field
        .documentation
        .or(|| format!("The member `{}`.", field.wire_name))
}

fn getter(field: &Field) -> TokenStream {
    let name = &field.name;
    let mut about = about_field(field);
    let is_list = matches!(field.value, ValueType::List(_)) && !field.boxed;
    if is_list && field.presence.is_optional() {
        let plain = name.plain();
        about.push_str(&format!(
            "\n\nWithout a value this is empty; `.{plain}.is_none()` tells the two apart."
        ));
    }
    let about = doc(&about);
    let deprecated = deprecated(field.deprecated.as_ref());
    let Getter { ty, expression } = getter_parts(field, is_list);
    quote! {
        #about
        #deprecated
        #[inline]
        pub fn #name(&self) -> #ty {
            #expression
        }
    }
}

/// What a getter returns, and how.
struct Getter {
    ty: TokenStream,
    expression: TokenStream,
}

/// Numbers are copied, strings and lists are borrowed as slices, everything else is borrowed.
fn getter_parts(field: &Field, is_list: bool) -> Getter {
    let name = &field.name;
    let value = value_type(&field.value);
    let option = |inner: TokenStream| quote!(::std::option::Option<#inner>);
    let (ty, expression) = match (&field.value, field.presence.is_optional()) {
        (ValueType::List(item), optional) if is_list => {
            let item = item_type(item);
            let expression = match optional {
                true => quote!(self.#name.as_deref().unwrap_or_default()),
                false => quote!(&self.#name),
            };
            (quote!(&[#item]), expression)
        }
        (copied, true) if copied.is_copied() => (option(value), quote!(self.#name)),
        (copied, false) if copied.is_copied() => (value, quote!(self.#name)),
        (ValueType::String, true) => (option(quote!(&str)), quote!(self.#name.as_deref())),
        (ValueType::String, false) => (quote!(&str), quote!(&self.#name)),
        (_, true) if field.boxed => (option(quote!(&#value)), quote!(self.#name.as_deref())),
        (_, true) => (option(quote!(&#value)), quote!(self.#name.as_ref())),
        (_, false) => (quote!(&#value), quote!(&self.#name)),
    };
    Getter { ty, expression }
}

fn structure_table(structure: &Structure) -> TokenStream {
    let members: Vec<TokenStream> = structure
        .values()
        .map(|field| table::member(&field.wire_name, &field.facts))
        .collect();
    let mut flags = Vec::new();
    if structure.kind == StructureKind::Error {
        flags.push("ERROR");
    }
    if structure.sensitive {
        flags.push("SENSITIVE");
    }
    table::table(&structure.path.name, &structure.wire_name, &members, &flags)
}

/// `runtime::structure!(City { 0 => name, 1 => size = 20 });`
fn access(structure: &Structure) -> TokenStream {
    let name = &structure.path.name;
    let fields = structure.values().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let name = &field.name;
        let empty = empty_value(field).map(|value| quote!(= #value));
        quote!(#index => #name #empty)
    });
    let (rest, more) = match structure.kind {
        StructureKind::Data => (None, None),
        StructureKind::Output => {
            let stream = structure.stream().map(|(field, _)| &field.name);
            let stream = stream.map(|field| quote!(stream #field));
            (
                Some(quote!(_request_id)),
                Some(quote!(runtime::operation_output!(#name #stream);)),
            )
        }
        StructureKind::Error => (
            Some(quote!(meta)),
            Some(quote!(runtime::error_structure!(#name);)),
        ),
    };
    let rest: Vec<TokenStream> = rest.into_iter().chain(stream::rest(structure)).collect();
    let rest = (!rest.is_empty()).then(|| quote!(; rest: #(#rest),*));
    let events = stream::access(structure);
    quote! {
        runtime::structure!(#name { #(#fields),* #rest });
        #more
        #events
    }
}

/// What a member is when a response lacks it, where that is not what its type says by itself.
fn empty_value(field: &Field) -> Option<TokenStream> {
    match &field.presence {
        Presence::Optional { corrected: true } => Some(quote! {
            ::std::option::Option::Some(runtime::shape::Field::missing())
        }),
        Presence::Defaulted(value) => Some(literal(value, &field.value)),
        Presence::Optional { corrected: false } | Presence::Required => None,
    }
}

/// `Debug` that leaves out what may not be printed; nothing when it is derived.
fn debug(structure: &Structure) -> Option<TokenStream> {
    let rest = match structure.kind {
        StructureKind::Data => None,
        StructureKind::Output => Some("_request_id"),
        StructureKind::Error => Some("meta"),
    };
    structure
        .is_redacted()
        .then(|| redacting_debug(&structure.path.name, structure, rest))
}

/// ```text
/// impl ::std::fmt::Debug for City {
///     fn fmt(&self, f: ..) -> .. {
///         f.debug_struct("City").field("name", &runtime::error::REDACTED).finish()
///     }
/// }
/// ```
pub(super) fn redacting_debug(
    name: &Identifier,
    structure: &Structure,
    rest: Option<&str>,
) -> TokenStream {
    let text = name.plain();
    let fields = structure.fields.iter().map(|field| {
        let (name, text) = (&field.name, field.name.plain());
        match structure.sensitive || field.facts.sensitive {
            true => quote!(.field(#text, &runtime::error::REDACTED)),
            false => quote!(.field(#text, &self.#name)),
        }
    });
    let rest = rest.map(|field| {
        let name = format_ident!("{field}");
        quote!(.field(#field, &self.#name))
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
