//! A structure: its fields, its getters, its table, and its builder.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::documentation::{about_field, deprecated, derives, doc};
use super::value::{field_type, item_type, literal, value_type};
use super::{builder, stream, table};
use crate::ir::structure::StructureKind;
use crate::ir::{Field, Presence, Structure, ValueType};

/// The items of a structure. `methods` go beside its getters.
///
/// ```text
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub struct City { pub name: String }
/// impl City { pub fn name(&self) -> &str { .. } pub fn builder() -> .. }
/// runtime::structure! { City "City", 0 => name "name" PRESENT, }
/// pub struct CityBuilder { .. }
/// ```
pub(super) fn items(structure: &Structure, methods: &TokenStream) -> TokenStream {
    let name = &structure.path.name;
    let definition = definition(structure);
    let getters = structure.fields.iter().map(getter);
    let link = structure.path.link();
    let builder_doc = doc(&format!(
        "Creates a builder of [`{}`]({link}).",
        name.plain()
    ));
    let builder = &structure.builder.path;
    let access = access(structure);
    let builder_items = builder::items(structure);
    quote! {
        #definition

        impl #name {
            #(#getters)*

            #methods

            #builder_doc
            #[inline]
            pub fn builder() -> #builder {
                Default::default()
            }
        }

        #access
        #builder_items
    }
}

/// The documentation of a structure, also when the model has none.
fn about(structure: &Structure) -> String {
    structure
        .documentation
        .or(|| format!("The shape `{}`.", structure.wire_name))
}

fn definition(structure: &Structure) -> TokenStream {
    let name = &structure.path.name;
    let about = doc(&about(structure));
    let deprecated = deprecated(structure.deprecated.as_ref());
    let derives = derives(structure.stream().is_some(), &[]);
    let fields = structure.fields.iter().map(definition_field);
    let rest = builder::rest(structure.kind).map(|(name, ty)| quote!(pub(crate) #name: #ty,));
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
    let option = |inner: TokenStream| quote!(Option<#inner>);
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

/// ```text
/// runtime::structure! {
///     City "City",
///     built by CityBuilder,
///     0 => name "name" PRESENT,
///     1 => size "size" PRESENT = 20,
/// }
/// ```
fn access(structure: &Structure) -> TokenStream {
    let (name, wire_name) = (&structure.path.name, &structure.wire_name);
    let sensitive = structure.sensitive.then(|| quote!(SENSITIVE));
    let unwrapped = structure.unwrapped.then(|| quote!(UNWRAPPED));
    let any_root = structure.any_root.then(|| quote!(ANY_ROOT));
    let facts = table::of_shape(&structure.facts);
    let builder = structure.builder.holds_built.then(|| {
        let builder = &structure.builder.path.name;
        quote!(built by #builder,)
    });
    let fields = structure.values().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let name = &field.name;
        let is_present = !field.presence.is_optional();
        let entry = table::entry(
            &field.wire_name,
            &field.facts,
            is_present,
            empty_value(field),
        );
        quote!(#index => #name #entry)
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
            // The metadata of an error has its message too.
            Some(match has_sensitive_message(structure) {
                true => quote!(meta hidden),
                false => quote!(meta),
            }),
            Some(quote!(runtime::error_structure!(#name);)),
        ),
    };
    let rest = rest.into_iter().chain(stream::rest(structure));
    let events = stream::access(structure);
    quote! {
        runtime::structure! {
            #name #wire_name #sensitive #unwrapped #any_root #facts,
            #builder
            #(#fields,)*
            #(rest => #rest,)*
        }
        #more
        #events
    }
}

/// Whether the message of an error must not be printed.
fn has_sensitive_message(error: &Structure) -> bool {
    let is_message = |field: &&Field| field.wire_name.eq_ignore_ascii_case("message");
    let message = error.values().find(is_message);
    error.sensitive || message.is_some_and(|field| field.facts.sensitive)
}

/// The value of a member that a response lacks, where it is not the default of its type.
fn empty_value(field: &Field) -> Option<TokenStream> {
    match &field.presence {
        Presence::Optional { corrected: true } => Some(quote! {
            Some(runtime::shape::Field::missing())
        }),
        Presence::Defaulted(value) => Some(literal(value, &field.value)),
        Presence::Optional { corrected: false } | Presence::Required => None,
    }
}
