//! Enumerations: the texts of C2J's `enum` come in, members with names go out.

use super::reader::Reader;
use crate::diagnostic::{codes, Origin};
use crate::node::Node;
use crate::prelude;
use crate::shape::{Member, Members};
use crate::shape_id::{is_identifier, ShapeId};
use crate::traits::Traits;
use std::collections::HashSet;
use std::sync::Arc;

/// The members of the enumeration `name`.
pub(super) fn read(
    name: &str,
    id: &ShapeId,
    values: Vec<(&Arc<str>, Origin)>,
    reader: &mut Reader<'_, '_>,
) -> Members {
    let mut members = Members::with_capacity(values.len());
    let mut seen = HashSet::new();
    let mut taken = HashSet::new();
    for (text, place) in values {
        // A value that is written twice is one value.
        if !seen.insert(text) {
            continue;
        }
        let given = reader.facts.lost.value_name(name, text);
        let member = free(
            given.map_or_else(|| member_name(text), str::to_owned),
            &mut taken,
        );
        let Ok(member_id) = id.with_member(&member) else {
            reader.error(codes::INVALID_ENUM, "the value has no name", &place);
            continue;
        };
        let place = place.concerning(member_id.as_str());
        let mut traits = Traits::default();
        let value = Node::String(Arc::clone(text));
        reader.apply(&mut traits, "smithy.api#enumValue", value, &place, "");
        members.insert(
            Arc::from(member),
            Member {
                id: member_id,
                target: prelude::unit_id(),
                traits,
                origin: place,
            },
        );
    }
    members
}

/// The name for a value: itself, with `_` for what a name cannot hold.
fn member_name(value: &str) -> String {
    let mut name = String::with_capacity(value.len());
    for letter in value.chars() {
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if is_identifier(&name) {
        name
    } else if value.is_empty() {
        "EMPTY".to_owned()
    } else {
        "VALUE".to_owned()
    }
}

/// The name, with a number where it differs from another one in case at most: members may not.
fn free(name: String, taken: &mut HashSet<String>) -> String {
    let mut free = name.clone();
    let mut number = 1_u32;
    while !taken.insert(free.to_ascii_lowercase()) {
        number = number.saturating_add(1);
        free = format!("{name}_{number}");
    }
    free
}
