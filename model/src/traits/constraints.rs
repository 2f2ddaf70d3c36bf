//! Traits that limit the values of a shape. Source: Smithy 2.0, "Constraint traits".

use super::macros::{annotation_traits, text_traits};
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
use crate::node::Number;

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

impl Trait for Length {
    const ID: &'static str = "smithy.api#length";
    const SELECTOR: Selector =
        Selector::values(Kinds::STRING.or(Kinds::BLOB).or(Kinds::LIST).or(Kinds::MAP));

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["min", "max"])?;
        let bound = |value: &TraitValue<'_>| value.integer(0, i64::MAX).map(i64::unsigned_abs);
        let length = Length {
            min: fields.optional("min", bound)?,
            max: fields.optional("max", bound)?,
        };
        match (length.min, length.max) {
            (None, None) => Err(value.malformed("one of the keys `min` and `max` is needed")),
            (Some(min), Some(max)) if min > max => {
                Err(value.malformed(format!("`min` {min} is greater than `max` {max}")))
            }
            _ => Ok(length),
        }
    }
}

/// Between what a number must lie.
///
/// Source: trait `smithy.api#range`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The least, inclusive.
    pub min: Option<Number>,
    /// The most, inclusive.
    pub max: Option<Number>,
}

impl Trait for Range {
    const ID: &'static str = "smithy.api#range";
    const SELECTOR: Selector = Selector::values(Kinds::NUMBER);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&["min", "max"])?;
        let range = Range {
            min: fields.optional("min", |value| value.number().cloned())?,
            max: fields.optional("max", |value| value.number().cloned())?,
        };
        match (&range.min, &range.max) {
            (None, None) => Err(value.malformed("one of the keys `min` and `max` is needed")),
            (Some(min), Some(max)) if min.as_f64() > max.as_f64() => {
                Err(value.malformed(format!("`min` {min} is greater than `max` {max}")))
            }
            _ => Ok(range),
        }
    }
}
