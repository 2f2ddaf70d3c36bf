//! The constant table of a shape, which interpreters walk.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::table::{Element, Fact, MemberFacts, TimestampFormat};
use crate::ir::Identifier;

/// A member for a table: `runtime::shape::Member::new("Catalog").required()`.
pub(super) fn member(wire_name: &str, facts: &MemberFacts) -> TokenStream {
    let MemberFacts {
        required,
        sensitive,
        idempotency_token,
        event_header,
        event_payload,
        traits,
    } = facts;
    let required = required.then(|| quote!(.required()));
    let sensitive = sensitive.then(|| quote!(.sensitive()));
    let token = idempotency_token.then(|| quote!(.idempotency_token()));
    let header = event_header.then(|| quote!(.event_header()));
    let payload = event_payload.then(|| quote!(.event_payload()));
    let facts = facts_call(traits);
    quote! {
        runtime::shape::Member::new(#wire_name) #required #sensitive #token #header #payload #facts
    }
}

/// `.traits(&[..])`, or nothing.
fn facts_call(traits: &[Fact]) -> TokenStream {
    if traits.is_empty() {
        return TokenStream::new();
    }
    let traits = traits.iter().map(fact);
    quote!(.traits(&[#(#traits),*]))
}

fn fact(fact: &Fact) -> TokenStream {
    let (name, value) = match fact {
        Fact::TimestampFormat(format) => ("TimestampFormat", timestamp_format(*format)),
        Fact::Item(inner) => ("Item", element(inner)),
        Fact::Key(inner) => ("Key", element(inner)),
        Fact::MapValue(inner) => ("MapValue", element(inner)),
    };
    let name = format_ident!("{name}");
    quote!(runtime::shape::Trait::#name(#value))
}

fn timestamp_format(format: TimestampFormat) -> TokenStream {
    let name = match format {
        TimestampFormat::DateTime => "DateTime",
        TimestampFormat::HttpDate => "HttpDate",
        TimestampFormat::EpochSeconds => "EpochSeconds",
    };
    let name = format_ident!("{name}");
    quote!(runtime::shape::TimestampFormat::#name)
}

fn element(element: &Element) -> TokenStream {
    let member = member(&element.wire_name, &element.facts);
    quote!(&#member)
}

/// What a type says of itself.
///
/// ```text
/// impl runtime::shape::Shape for City {
///     const TABLE: runtime::shape::Table =
///         runtime::shape::Table::new("City", &[..]).with(runtime::shape::TableFlags::ERROR);
/// }
/// ```
pub(super) fn table(
    shape: &Identifier,
    wire_name: &str,
    members: &[TokenStream],
    flags: &[&str],
) -> TokenStream {
    let flags = flags.iter().map(|flag| {
        let flag = format_ident!("{flag}");
        quote!(.with(runtime::shape::TableFlags::#flag))
    });
    quote! {
        impl runtime::shape::Shape for #shape {
            const TABLE: runtime::shape::Table =
                runtime::shape::Table::new(#wire_name, &[#(#members),*]) #(#flags)*;
        }
    }
}
