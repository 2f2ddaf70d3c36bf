//! Defaults are values of the type they are the default of.
//!
//! Source: Smithy 2.0, "default trait".

use crate::diagnostic::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::node::{Node, Number};
use crate::shape::{Member, Shape, ShapeKind};
use crate::traits::{Default, Trait, Traits};

pub(super) fn check(model: &Model, diagnostics: &mut Diagnostics) {
    for shape in model.shapes() {
        check_one(&shape.traits, shape, false, diagnostics);
        for member in shape.members() {
            check_one(&member.traits, model.target(member), true, diagnostics);
        }
    }
}

fn check_one(traits: &Traits, shape: &Shape, on_member: bool, diagnostics: &mut Diagnostics) {
    let Some(applied) = traits.applied(Default::ID) else {
        return;
    };
    if on_member && *applied.value == Node::Null {
        return;
    }
    if let Err(expected) = fits(shape, &applied.value) {
        diagnostics.push(
            Diagnostic::error(
                codes::INVALID_DEFAULT,
                format!(
                    "expected {expected} as the default of `{}`, found `{}`",
                    shape.id, applied.value
                ),
                applied.origin(),
            )
            .related(shape.origin.clone()),
        );
    }
}

/// Whether a value is one of the shape's; if not, what one looks like.
fn fits(shape: &Shape, value: &Node) -> Result<(), String> {
    let (fits, expected) = match &shape.kind {
        ShapeKind::Boolean => (value.as_bool().is_some(), "a boolean"),
        ShapeKind::String => (value.as_str().is_some(), "a string"),
        ShapeKind::Blob => (value.as_str().is_some(), "a string of base64"),
        ShapeKind::Timestamp => (
            value.as_str().is_some() || value.as_number().is_some(),
            "a number of seconds or a string of RFC 3339",
        ),
        ShapeKind::Byte => (whole(value, i8::MIN.into(), i8::MAX.into()), "8 bits"),
        ShapeKind::Short => (whole(value, i16::MIN.into(), i16::MAX.into()), "16 bits"),
        ShapeKind::Integer => (whole(value, i32::MIN.into(), i32::MAX.into()), "32 bits"),
        ShapeKind::Long => (whole(value, i64::MIN, i64::MAX), "64 bits"),
        ShapeKind::BigInteger => (
            number_or_text(value).is_some_and(|text| !text.contains('.')),
            "a whole number",
        ),
        ShapeKind::BigDecimal => (number_or_text(value).is_some(), "a number"),
        ShapeKind::Float | ShapeKind::Double => (
            value.as_number().is_some()
                || matches!(value.as_str(), Some("NaN" | "Infinity" | "-Infinity")),
            "a number",
        ),
        ShapeKind::Enum(members) => (
            value
                .as_str()
                .is_some_and(|text| members.values().any(|member| member.enum_text() == text)),
            "one of its values",
        ),
        ShapeKind::IntEnum(members) => {
            let number = value.as_number().and_then(Number::as_i64);
            let is_value = |member: &Member| member.enum_number().map(i64::from) == number;
            (
                number.is_some() && members.values().any(is_value),
                "one of its values",
            )
        }
        ShapeKind::List(_) => (value.as_array().is_some(), "an empty array"),
        ShapeKind::Map(_) => (value.as_object().is_some(), "an empty object"),
        ShapeKind::Document => (true, ""),
        _ => (false, "no default"),
    };
    match (fits, expected.strip_suffix(" bits")) {
        (true, _) => Ok(()),
        (false, Some(bits)) => Err(format!("a whole number of {bits} bits")),
        (false, None) => Err(expected.to_owned()),
    }
}

fn whole(value: &Node, minimum: i64, maximum: i64) -> bool {
    let number = value.as_number().and_then(Number::as_i64);
    number.is_some_and(|number| (minimum..=maximum).contains(&number))
}

fn number_or_text(value: &Node) -> Option<&str> {
    match value {
        Node::Number(number) => Some(number.as_str()),
        Node::String(text) => Some(text),
        _ => None,
    }
}
