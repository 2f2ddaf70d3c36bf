//! The facts about a member in a shape's table: traits that interpreters ask for.

use smithy_model::traits::{self, IdempotencyToken, Required, XmlAttribute, XmlFlattened};
use smithy_model::{Member, Shape, ShapeKind};

use super::context::Context;
use super::value::is_sensitive;
use super::{binding, xml};
use crate::ir::table::{Element, Fact, Location, MemberFacts, TimestampFormat};
use crate::protocol::Timestamps;

/// How deep facts of nested lists and maps are looked for; types are not nested deeper.
const MAXIMUM_DEPTH: usize = 32;

/// The facts about a member of a structure or union.
pub(super) fn facts(member: &Member, context: &Context<'_, '_>) -> MemberFacts {
    let target = context.target(member);
    let location = binding::location(member, context);
    let mut traits = binding::facts(member, location, context);
    let flattened = context.protocol.format.is_xml() && member.has::<XmlFlattened>();
    traits.extend(traits_of(member, target, location, flattened, 0, context));
    MemberFacts {
        required: member.has::<Required>(),
        sensitive: is_sensitive(target, context),
        idempotency_token: member.has::<IdempotencyToken>(),
        location,
        attribute: context.protocol.format.is_xml() && member.has::<XmlAttribute>(),
        flattened,
        any_root: location == Location::Payload && xml::has_unnamed_roots(context),
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
    flattened: bool,
    depth: usize,
    context: &Context<'_, '_>,
) -> Vec<Fact> {
    let element = |member: &Member, is_named| element(member, location, is_named, depth, context);
    match &target.kind {
        ShapeKind::Timestamp => {
            let format = timestamp_format(member, target, location, context);
            format.map(Fact::TimestampFormat).into_iter().collect()
        }
        ShapeKind::List(list) if depth < MAXIMUM_DEPTH => {
            let is_named = !flattened && context.protocol.format.names_items();
            let item = element(&list.member, is_named);
            item.map(Fact::Item).into_iter().collect()
        }
        ShapeKind::Map(map) if depth < MAXIMUM_DEPTH => {
            let is_named = context.protocol.format.is_xml();
            let key = element(&map.key, is_named).map(Fact::MapKey);
            let value = element(&map.value, is_named).map(Fact::MapValue);
            key.into_iter().chain(value).collect()
        }
        _ => Vec::new(),
    }
}

/// The item of a list, or the key or value of a map, if there are facts about it. Its name is one where it `is_named` on the
/// wire.
fn element(
    member: &Member,
    location: Location,
    is_named: bool,
    depth: usize,
    context: &Context<'_, '_>,
) -> Option<Box<Element>> {
    let target = context.target(member);
    let mut traits = match is_named {
        true => xml::of_element(member, context),
        false => Vec::new(),
    };
    traits.extend(traits_of(
        member,
        target,
        location,
        false,
        depth + 1,
        context,
    ));
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
    let Timestamps::UnlessStated(in_body) = context.protocol.timestamps else {
        return None;
    };
    let stated = member.get::<traits::TimestampFormat>().or(target.get())?;
    let stated = match stated {
        traits::TimestampFormat::DateTime => TimestampFormat::DateTime,
        traits::TimestampFormat::HttpDate => TimestampFormat::HttpDate,
        traits::TimestampFormat::EpochSeconds => TimestampFormat::EpochSeconds,
    };
    let default = match location {
        Location::Header | Location::PrefixHeaders => TimestampFormat::HttpDate,
        Location::Label | Location::Query | Location::QueryParams => TimestampFormat::DateTime,
        Location::Body | Location::Payload | Location::Status => in_body,
    };
    (stated != default).then_some(stated)
}
