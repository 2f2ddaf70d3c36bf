//! The facts about a member in a shape's table: traits that interpreters ask for.

use smithy_model::traits::{self, IdempotencyToken, Required};
use smithy_model::{Member, Shape, ShapeKind};

use super::binding;
use super::context::Context;
use super::value::is_sensitive;
use crate::ir::table::{Element, Fact, Location, MemberFacts, TimestampFormat};
use crate::protocol::Timestamps;

/// How deep facts of nested lists and maps are looked for; types are not nested deeper.
const MAXIMUM_DEPTH: usize = 32;

/// The facts about a member of a structure or union.
pub(super) fn facts(member: &Member, context: &Context<'_, '_>) -> MemberFacts {
    let target = context.target(member);
    let location = binding::location(member, context);
    let mut traits = binding::facts(member, location, context);
    traits.extend(traits_of(member, target, location, 0, context));
    MemberFacts {
        required: member.has::<Required>(),
        sensitive: is_sensitive(target, context),
        idempotency_token: member.has::<IdempotencyToken>(),
        location,
        empty_if_absent: false,
        unset_at_zero: false,
        traits,
    }
}

/// The rarer facts of a member, those of the items, keys and values that it leads to included.
fn traits_of(
    member: &Member,
    target: &Shape,
    location: Location,
    depth: usize,
    context: &Context<'_, '_>,
) -> Vec<Fact> {
    let element = |member: &Member| element(member, location, depth, context);
    match &target.kind {
        ShapeKind::Timestamp => {
            let format = timestamp_format(member, target, location, context);
            format.map(Fact::TimestampFormat).into_iter().collect()
        }
        ShapeKind::List(list) if depth < MAXIMUM_DEPTH => {
            element(&list.member).map(Fact::Item).into_iter().collect()
        }
        ShapeKind::Map(map) if depth < MAXIMUM_DEPTH => {
            // A key is a string, which has no facts.
            let value = element(&map.value).map(Fact::MapValue);
            value.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The item of a list, or the value of a map, if there are facts about it.
fn element(
    member: &Member,
    location: Location,
    depth: usize,
    context: &Context<'_, '_>,
) -> Option<Box<Element>> {
    let target = context.target(member);
    let traits = traits_of(member, target, location, depth + 1, context);
    let wire_name = member.name().to_owned();
    (!traits.is_empty()).then(|| Box::new(Element { wire_name, traits }))
}

/// The format of a timestamp, where it is not the default of its place. The member's goes before the target's.
fn timestamp_format(
    member: &Member,
    target: &Shape,
    location: Location,
    context: &Context<'_, '_>,
) -> Option<TimestampFormat> {
    if context.protocol.timestamps == Timestamps::Fixed {
        return None;
    }
    let stated = member.get::<traits::TimestampFormat>().or(target.get())?;
    let stated = match stated {
        traits::TimestampFormat::DateTime => TimestampFormat::DateTime,
        traits::TimestampFormat::HttpDate => TimestampFormat::HttpDate,
        traits::TimestampFormat::EpochSeconds => TimestampFormat::EpochSeconds,
    };
    let default = match location {
        Location::Header | Location::PrefixHeaders => TimestampFormat::HttpDate,
        Location::Label | Location::Query | Location::QueryParams => TimestampFormat::DateTime,
        Location::Body | Location::Payload | Location::Status => TimestampFormat::EpochSeconds,
    };
    (stated != default).then_some(stated)
}
