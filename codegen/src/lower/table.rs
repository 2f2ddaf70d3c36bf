//! The facts about a member in a shape's table: traits that interpreters ask for.

use smithy_model::traits::{self, EventHeader, EventPayload, IdempotencyToken, Required};
use smithy_model::{Member, Shape, ShapeKind};

use super::context::Context;
use super::value::is_sensitive;
use crate::ir::table::{Element, Fact, Location, MemberFacts, TimestampFormat};
use crate::protocol::Timestamps;

/// How deep facts of nested lists and maps are looked for; types are not nested deeper.
const MAXIMUM_DEPTH: usize = 32;

/// The facts about a member of a structure or union.
pub(super) fn facts(member: &Member, context: &Context<'_, '_>) -> MemberFacts {
    let target = context.target(member);
    MemberFacts {
        required: member.has::<Required>(),
        sensitive: is_sensitive(target, context),
        idempotency_token: member.has::<IdempotencyToken>(),
        location: location(member),
        unset_at_zero: false,
        traits: traits_of(member, target, 0, context),
    }
}

/// Where a member stands in a message. Only events have members outside of the body: RPC protocols ignore the bindings to
/// HTTP.
fn location(member: &Member) -> Location {
    if member.has::<EventHeader>() {
        Location::Header
    } else if member.has::<EventPayload>() {
        Location::Payload
    } else {
        Location::Body
    }
}

/// The rarer facts of a member, those of the items, keys and values that it leads to included.
fn traits_of(
    member: &Member,
    target: &Shape,
    depth: usize,
    context: &Context<'_, '_>,
) -> Vec<Fact> {
    let element = |member: &Member| element(member, depth, context);
    match &target.kind {
        ShapeKind::Timestamp => {
            let format = timestamp_format(member, target, context);
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
fn element(member: &Member, depth: usize, context: &Context<'_, '_>) -> Option<Box<Element>> {
    let traits = traits_of(member, context.target(member), depth + 1, context);
    let wire_name = member.name().to_owned();
    (!traits.is_empty()).then(|| Box::new(Element { wire_name, traits }))
}

/// The format of a timestamp, where it is not the protocol's own. The member's goes before the target's.
fn timestamp_format(
    member: &Member,
    target: &Shape,
    context: &Context<'_, '_>,
) -> Option<TimestampFormat> {
    if context.protocol.timestamps == Timestamps::Fixed {
        return None;
    }
    let stated = member.get::<traits::TimestampFormat>().or(target.get())?;
    match stated {
        traits::TimestampFormat::DateTime => Some(TimestampFormat::DateTime),
        traits::TimestampFormat::HttpDate => Some(TimestampFormat::HttpDate),
        traits::TimestampFormat::EpochSeconds => None,
    }
}
