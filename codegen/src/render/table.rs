//! The constant table of a shape, which interpreters walk: the entries of its members.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::table::{Element, Fact, Location, MemberFacts};

/// An entry of `structure!` and similar macros for a member: its name, flags and traits, with the value of a defaulted
/// member between them: `"Size" PRESENT = 20; [Item(&Member::new("member").traits(..))]`.
pub(super) fn entry(
    wire_name: &str,
    facts: &MemberFacts,
    is_present: bool,
    default: Option<TokenStream>,
) -> TokenStream {
    let flags = [
        (facts.sensitive, "SENSITIVE"),
        (facts.idempotency_token, "IDEMPOTENCY_TOKEN"),
        (facts.attribute, "ATTRIBUTE"),
        (facts.flattened, "FLATTENED"),
        (facts.any_root, "ANY_ROOT"),
        (facts.empty_if_absent, "EMPTY_IF_ABSENT"),
        (facts.unset_at_zero, "UNSET_AT_ZERO"),
        (is_present, "PRESENT"),
    ];
    let flags = flags.iter().filter(|(is_set, _)| *is_set);
    let flags = flags.map(|(_, flag)| *flag).chain(location(facts.location));
    let flags = flags.map(|flag| format_ident!("{flag}"));
    let default = default.map(|value| quote!(= #value));
    let traits = facts.traits.iter().map(fact);
    let traits = (!facts.traits.is_empty()).then(|| quote!(; [#(#traits),*]));
    quote!(#wire_name #(#flags)* #default #traits)
}

/// The flag of a place.
fn location(location: Location) -> Option<&'static str> {
    Some(match location {
        Location::Body => return None,
        Location::Header => "HEADER",
        Location::Payload => "PAYLOAD",
        Location::PrefixHeaders => "PREFIX_HEADERS",
        Location::Label => "LABEL",
        Location::Query => "QUERY",
        Location::QueryParams => "QUERY_PARAMS",
        Location::Status => "STATUS",
    })
}

/// The facts of a shape: `; [Name("city")]`.
pub(super) fn of_shape(facts: &[Fact]) -> Option<TokenStream> {
    let facts = (!facts.is_empty()).then(|| facts.iter().map(fact));
    facts.map(|facts| quote!(; [#(#facts),*]))
}

fn fact(fact: &Fact) -> TokenStream {
    let (name, value) = match fact {
        Fact::Name(name) => ("Name", quote!(#name)),
        Fact::FormName(name) => ("FormName", quote!(#name)),
        Fact::Namespace(uri, prefix) => ("Namespace", quote!(#uri, #prefix)),
        Fact::Without(prefixes) => ("Without", quote!(&[#(#prefixes),*])),
        Fact::IfEmpty(text) => ("IfEmpty", quote!(#text)),
        Fact::MediaType(media_type) => ("MediaType", quote!(#media_type)),
        Fact::TimestampFormat(format) => {
            let format = format_ident!("{format:?}");
            ("TimestampFormat", quote!(#format))
        }
        Fact::Item(inner) => ("Item", element(inner)),
        Fact::MapKey(inner) => ("MapKey", element(inner)),
        Fact::MapValue(inner) => ("MapValue", element(inner)),
    };
    let name = format_ident!("{name}");
    quote!(#name(#value))
}

/// `&Member::new("member").traits(&[..])`
fn element(element: &Element) -> TokenStream {
    let Element { wire_name, traits } = element;
    let traits = traits.iter().map(fact);
    quote!(&Member::new(#wire_name).traits(&[#(#traits),*]))
}
