//! Enumerations have members, and these have values of the right type, no two the same.
//!
//! Source: Smithy 2.0, "enum" and "intEnum".

use crate::diagnostic::{codes, Diagnostics};
use crate::model::Model;
use crate::shape::{Member, Members, Shape, ShapeKind};
use crate::traits::EnumValue;
use std::collections::HashSet;
use std::hash::Hash;

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        match &shape.kind {
            ShapeKind::Enum(members) => {
                let text = |member: &Member| match member.get::<EnumValue>() {
                    Some(EnumValue::Number(_)) => None,
                    Some(EnumValue::Text(text)) => Some(text.to_string()),
                    None => Some(member.name().to_owned()),
                };
                check_values(shape, members, "a text", text, diagnostics);
            }
            ShapeKind::IntEnum(members) => {
                check_values(shape, members, "a number", Member::enum_number, diagnostics);
            }
            _ => {}
        }
    }
}

fn check_values<T: Eq + Hash>(
    shape: &Shape,
    members: &Members,
    needed: &str,
    value: impl Fn(&Member) -> Option<T>,
    diagnostics: &mut Diagnostics,
) {
    let mut error = |message: String, place| {
        diagnostics.error(codes::INVALID_ENUM, message, &place);
    };
    if members.is_empty() {
        let message = format!("the enumeration `{}` has no members", shape.id);
        error(message, shape.origin.clone());
    }
    let mut seen = HashSet::new();
    for member in members.values() {
        if !member.target.is_unit() {
            let message = format!("`{}` must target `smithy.api#Unit`", member.id);
            error(message, member.origin.child("target"));
        }
        match value(member) {
            None => error(
                format!("the value of `{}` must be {needed}", member.id),
                member.origin.clone(),
            ),
            Some(value) => {
                if !seen.insert(value) {
                    let message = format!("the value of `{}` is that of another member", member.id);
                    error(message, member.origin.clone());
                }
            }
        }
    }
}
