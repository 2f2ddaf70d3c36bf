//! Unions: a shape comes in, an enum goes out.

use smithy_model::{Member, Shape};

use super::context::Context;
use super::documentation::{deprecation, documentation};
use super::path::path;
use super::{documentation, table, value};
use crate::ir::{Union, Variant};
use crate::naming::{is_error, is_event_stream, UnionVariantNames};

/// A union. None when there is a diagnostic to say why.
pub(super) fn lower(shape: &Shape, context: &mut Context<'_, '_>) -> Option<Union> {
    let names = context.names.union(&shape.id);
    let names = context.named(shape, names)?;
    // The errors of an event stream are in an enum of their own.
    let is_stream = is_event_stream(shape);
    let members = shape.members();
    let members = members.filter(|one| !(is_stream && is_error(context.model.target(one))));
    let members: Vec<&Member> = members.collect();
    let variants = members.into_iter().map(|member| {
        let names = context.named(shape, names.variants.get(member.name()))?;
        variant(member, names, context)
    });
    // Every fault is reported, not only the first.
    let variants: Vec<Option<Variant>> = variants.collect();
    let mut variants: Vec<Variant> = variants.into_iter().collect::<Option<_>>()?;
    variants.sort_by(|one, other| one.name.plain().cmp(other.name.plain()));
    Some(Union {
        shape: shape.id.to_string(),
        wire_name: shape.name().to_owned(),
        path: path(&names.item),
        module: names.item.module.clone(),
        documentation: documentation(&shape.traits, context),
        deprecated: deprecation(&shape.traits),
        sensitive: context.is_sensitive(shape),
        variants,
    })
}

fn variant(
    member: &Member,
    names: &UnionVariantNames,
    context: &mut Context<'_, '_>,
) -> Option<Variant> {
    let value = match context.target(member).is_unit() {
        true => None,
        false => Some(value::of_member(member, context)?),
    };
    Some(Variant {
        wire_name: member.name().to_owned(),
        name: names.variant.clone(),
        accessor: names.accessor.clone(),
        predicate: names.predicate.clone(),
        documentation: documentation::of_member(member, context),
        deprecated: deprecation(&member.traits),
        value,
        boxed: context.boxed.contains(&member.id),
        facts: table::facts(member, context),
    })
}
