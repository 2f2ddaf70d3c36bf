//! Traits that limit the values of a shape. Source: Smithy 2.0, "Constraint traits".

use super::macros::{annotation_traits, text_traits, trait_ids};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::node::Number;
use std::fmt::Display;

annotation_traits! {
    /// The items of a list are all different.
    UniqueItems = "smithy.api#uniqueItems", Selector::shapes(Kinds::LIST);
}

text_traits! {
    /// A regular expression (ECMA 262) that a text must match somewhere.
    Pattern = "smithy.api#pattern", Selector::values(Kinds::STRING), text;
}

/// How long a value may be: Unicode scalar values of a text, bytes of a blob, items of a list or map.
///
/// Source: trait `smithy.api#length`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// The least, inclusive.
    pub min: Option<u64>,
    /// The most, inclusive.
    pub max: Option<u64>,
}

/// The least and the greatest number that a value may be.
///
/// Source: trait `smithy.api#range`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The least, inclusive.
    pub min: Option<Number>,
    /// The most, inclusive.
    pub max: Option<Number>,
}

trait_ids! {
    Length = "smithy.api#length",
        Selector::values(Kinds::STRING.or(Kinds::BLOB).or(Kinds::LIST).or(Kinds::MAP));
    Range = "smithy.api#range", Selector::values(Kinds::NUMBER);
}

impl FromValue for Length {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let (min, max) = bounds(value, |min, max| min > max)?;
        Ok(Length { min, max })
    }
}

impl FromValue for Range {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let (min, max) = bounds(value, |min: &Number, max| min.as_f64() > max.as_f64())?;
        Ok(Range { min, max })
    }
}

/// The keys `min` and `max`, one of which may be missing.
fn bounds<T: FromValue + Display>(
    value: &TraitValue<'_>,
    is_greater: impl Fn(&T, &T) -> bool,
) -> Result<(Option<T>, Option<T>), Malformed> {
    let fields = value.fields(&["min", "max"])?;
    match (fields.get("min")?, fields.get("max")?) {
        (None, None) => Err(value.malformed("one of the keys `min` and `max` is needed")),
        (Some(min), Some(max)) if is_greater(&min, &max) => {
            Err(value.malformed(format!("`min` {min} is greater than `max` {max}")))
        }
        bounds => Ok(bounds),
    }
}
