//! From the traits of the model to the facts of a shape table. In: a member and its target. Out: the
//! table's entry for it, with entries of their own for items, keys and values; and the patterns that
//! cannot be checked.

use smithy_client_runtime::constraint::Checker;
use smithy_client_runtime::shape::{Member as Tabled, MemberFlags, TimestampFormat, Trait};
use smithy_model::traits::{self, EnumValue, Length, Pattern, Range, Required, UniqueItems};
use smithy_model::{Member, Members, Model, Number, Shape, ShapeKind};

use super::SchemaError;

/// The table's entry for `member`, at most `depth` collections deep, and what of it cannot be served.
pub(super) fn tabled(
    model: &Model,
    checker: &Checker,
    member: &Member,
    depth: usize,
) -> (Tabled, Vec<SchemaError>) {
    let target = model.target(member);
    let mut errors = Vec::new();
    let mut facts = constraints(member, target);
    for fact in &facts {
        if let Trait::Pattern(pattern) = fact {
            if let Err(unsupported) = checker.prepare(pattern) {
                errors.push(SchemaError {
                    shape: member.id.to_string(),
                    message: unsupported.to_string(),
                });
            }
        }
    }
    facts.extend(timestamp_format(member, target).map(Trait::TimestampFormat));
    let mut nested = |inner: &Member| -> &'static Tabled {
        let depth = depth.saturating_sub(1);
        if depth == 0 {
            return leak(Tabled::new(""));
        }
        let (entry, found) = tabled(model, checker, inner, depth);
        errors.extend(found);
        leak(entry)
    };
    match &target.kind {
        ShapeKind::List(list) => facts.push(Trait::Item(nested(&list.member))),
        ShapeKind::Map(map) => {
            facts.push(Trait::Key(nested(&map.key)));
            facts.push(Trait::MapValue(nested(&map.value)));
        }
        _ => {}
    }
    let mut entry = Tabled::new(leak_text(member.name())).traits(leak_list(facts));
    if member.has::<Required>() {
        entry = entry.with(MemberFlags::REQUIRED);
    }
    if target.has::<UniqueItems>() {
        entry = entry.with(MemberFlags::UNIQUE_ITEMS);
    }
    (entry, errors)
}

/// The constraints on values of a member. A trait on the member stands in place of its target's.
fn constraints(member: &Member, target: &Shape) -> Vec<Trait> {
    let mut facts = Vec::new();
    if let Some(length) = member.get::<Length>().or(target.get::<Length>()) {
        facts.push(Trait::Length {
            min: length.min,
            max: length.max,
        });
    }
    if let Some(range) = member.get::<Range>().or(target.get::<Range>()) {
        let bound = |number: &Number| leak_text(number.as_str());
        facts.push(Trait::Range {
            min: range.min.as_ref().map(bound),
            max: range.max.as_ref().map(bound),
        });
    }
    if let Some(pattern) = member.get::<Pattern>().or(target.get::<Pattern>()) {
        facts.push(Trait::Pattern(leak_text(pattern.as_str())));
    }
    match &target.kind {
        ShapeKind::Enum(values) => {
            let values = values.values().map(|value| {
                let stated = value.traits.raw("smithy.api#enumValue");
                leak_text(
                    stated
                        .and_then(|node| node.as_str())
                        .unwrap_or(value.name()),
                )
            });
            facts.push(Trait::EnumValues(leak_list(values.collect())));
        }
        ShapeKind::IntEnum(values) => {
            facts.push(Trait::IntEnumValues(leak_list(int_enum_values(values))));
        }
        _ => {}
    }
    facts
}

fn int_enum_values(values: &Members) -> Vec<i32> {
    let stated = |value: &Member| match value.get::<EnumValue>() {
        Some(EnumValue::Number(number)) => Some(*number),
        _ => None,
    };
    values.values().filter_map(stated).collect()
}

/// `smithy.api#timestampFormat` of the member, or else of its target.
pub(super) fn timestamp_format(member: &Member, target: &Shape) -> Option<TimestampFormat> {
    let stated = member.get().or(target.get::<traits::TimestampFormat>())?;
    Some(match stated {
        traits::TimestampFormat::DateTime => TimestampFormat::DateTime,
        traits::TimestampFormat::HttpDate => TimestampFormat::HttpDate,
        traits::TimestampFormat::EpochSeconds => TimestampFormat::EpochSeconds,
    })
}

pub(super) fn leak_text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

pub(super) fn leak_list<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
