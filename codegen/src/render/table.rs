//! The constant table of a shape, which interpreters walk: the entries of its members.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::table::{Element, Fact, MemberFacts, TimestampFormat};

/// What an entry of `structure!` and its like says of a member: its name, flags and traits, with the value of a
/// defaulted member between them: `"Size" REQUIRED PRESENT = 20; [Item(&Member::new("member"))]`.
pub(super) fn entry(
    wire_name: &str,
    facts: &MemberFacts,
    is_present: bool,
    default: Option<TokenStream>,
) -> TokenStream {
    let flags = flags(facts).chain(is_present.then_some("PRESENT"));
    let flags = flags.map(|flag| format_ident!("{flag}"));
    let default = default.map(|value| quote!(= #value));
    let traits = facts.traits.iter().map(fact);
    let traits = (!facts.traits.is_empty()).then(|| quote!(; [#(#traits),*]));
    quote!(#wire_name #(#flags)* #default #traits)
}

fn flags(facts: &MemberFacts) -> impl Iterator<Item = &'static str> {
    let all = [
        (facts.required, "REQUIRED"),
        (facts.sensitive, "SENSITIVE"),
        (facts.idempotency_token, "IDEMPOTENCY_TOKEN"),
        (facts.event_header, "EVENT_HEADER"),
        (facts.event_payload, "EVENT_PAYLOAD"),
        (facts.unset_at_zero, "UNSET_AT_ZERO"),
    ];
    all.into_iter()
        .filter_map(|(is_set, flag)| is_set.then_some(flag))
}

fn fact(fact: &Fact) -> TokenStream {
    let (name, value) = match fact {
        Fact::TimestampFormat(format) => ("TimestampFormat", timestamp_format(*format)),
        Fact::Item(inner) => ("Item", element(inner)),
        Fact::MapValue(inner) => ("MapValue", element(inner)),
    };
    let name = format_ident!("{name}");
    quote!(#name(#value))
}

fn timestamp_format(format: TimestampFormat) -> TokenStream {
    let name = match format {
        TimestampFormat::DateTime => "DateTime",
        TimestampFormat::HttpDate => "HttpDate",
        TimestampFormat::EpochSeconds => "EpochSeconds",
    };
    let name = format_ident!("{name}");
    quote!(#name)
}

/// `&Member::new("member").with(MemberFlags::SENSITIVE).traits(&[..])`
fn element(element: &Element) -> TokenStream {
    let Element { wire_name, facts } = element;
    let flags = flags(facts).map(|flag| {
        let flag = format_ident!("{flag}");
        quote!(.with(MemberFlags::#flag))
    });
    let traits = facts.traits.iter().map(fact);
    let traits = (!facts.traits.is_empty()).then(|| quote!(.traits(&[#(#traits),*])));
    quote!(&Member::new(#wire_name) #(#flags)* #traits)
}
