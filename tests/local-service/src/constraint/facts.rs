//! The constraints of one place. In: the traits of a member and its target. Out: what they ask for, patterns compiled,
//! and which of that a value breaks.

use std::collections::HashMap;
use std::sync::Arc;

use smithy_model::traits::{self, EnumValue, Range, UniqueItems};
use smithy_model::{Member, Members, Shape, ShapeKind};

use super::{decimal, Constraint, Pattern, Subject, UnsupportedPattern};
use crate::shapes::Dynamic;

/// What the model asks of the values of a member, list item, map key or map value.
#[derive(Debug, Default)]
pub struct Constraints {
    length: Option<traits::Length>,
    range: Option<Bounds>,
    pattern: Option<Arc<Pattern>>,
    /// The values of an `enum` shape.
    values: Option<Vec<String>>,
    /// The values of an `intEnum` shape.
    numbers: Option<Vec<i32>>,
    /// `smithy.api#uniqueItems` on the list.
    pub(super) unique_items: bool,
}

/// `smithy.api#range`: bounds as decimal text, exact for every number shape.
#[derive(Debug)]
struct Bounds {
    min: Option<String>,
    max: Option<String>,
}

/// The patterns that were compiled, by their text: models repeat them.
#[derive(Debug, Default)]
pub struct Patterns(HashMap<String, Arc<Pattern>>);

impl Patterns {
    fn compiled(&mut self, text: &str) -> Result<Arc<Pattern>, UnsupportedPattern> {
        if let Some(pattern) = self.0.get(text) {
            return Ok(Arc::clone(pattern));
        }
        let pattern = Arc::new(Pattern::compile(text)?);
        self.0.insert(text.to_owned(), Arc::clone(&pattern));
        Ok(pattern)
    }
}

impl Constraints {
    /// The constraints on values of a member. A trait on the member stands in place of its target's.
    ///
    /// # Errors
    /// When the engine cannot express the pattern.
    pub(crate) fn of(
        member: &Member,
        target: &Shape,
        patterns: &mut Patterns,
    ) -> Result<Self, UnsupportedPattern> {
        let text = |number: &smithy_model::Number| number.as_str().to_owned();
        let bounds = |range: &Range| Bounds {
            min: range.min.as_ref().map(text),
            max: range.max.as_ref().map(text),
        };
        let pattern = member.get::<traits::Pattern>().or(target.get());
        let pattern = pattern.map(|pattern| patterns.compiled(pattern.as_str()));
        Ok(Constraints {
            length: member.get().or(target.get::<traits::Length>()).copied(),
            range: member.get().or(target.get()).map(bounds),
            pattern: pattern.transpose()?,
            values: match &target.kind {
                ShapeKind::Enum(values) => Some(enum_values(values)),
                _ => None,
            },
            numbers: match &target.kind {
                ShapeKind::IntEnum(values) => Some(int_enum_values(values)),
                _ => None,
            },
            unique_items: target.has::<UniqueItems>(),
        })
    }

    /// The constraints that `value` breaks by itself, whatever is in it.
    pub(super) fn broken_by(
        &'static self,
        value: &Dynamic,
    ) -> Result<Vec<Constraint>, UnsupportedPattern> {
        let mut broken = Vec::new();
        if let (Some(allowed), Some((subject, length))) = (&self.length, length(value)) {
            let (min, max) = (allowed.min, allowed.max);
            if min.is_some_and(|min| length < min) || max.is_some_and(|max| length > max) {
                broken.push(Constraint::Length {
                    subject,
                    length,
                    min,
                    max,
                });
            }
        }
        if let Some(Bounds { min, max }) = &self.range {
            let (min, max) = (min.as_deref(), max.as_deref());
            if !decimal::within(value, min, max) {
                broken.push(Constraint::Range { min, max });
            }
        }
        if let (Some(pattern), Some(text)) = (&self.pattern, value.text()) {
            if !pattern.matches(text)? {
                broken.push(Constraint::Pattern(pattern.as_str()));
            }
        }
        if let (Some(allowed), Some(text)) = (&self.values, value.text()) {
            if !allowed.iter().any(|known| known == text) {
                broken.push(Constraint::Enum(allowed));
            }
        }
        if let (Some(allowed), Dynamic::Integer(number)) = (&self.numbers, value) {
            if !allowed.contains(number) {
                broken.push(Constraint::IntEnum(allowed));
            }
        }
        Ok(broken)
    }
}

fn enum_values(values: &Members) -> Vec<String> {
    let values = values.values().map(|value| match value.get::<EnumValue>() {
        Some(EnumValue::Text(text)) => text.to_string(),
        _ => value.name().to_owned(),
    });
    values.collect()
}

fn int_enum_values(values: &Members) -> Vec<i32> {
    let stated = |value: &Member| match value.get::<EnumValue>() {
        Some(EnumValue::Number(number)) => Some(*number),
        _ => None,
    };
    values.values().filter_map(stated).collect()
}

/// A value's length with the unit it is counted in; `None` for kinds that have none.
fn length(value: &Dynamic) -> Option<(Subject, u64)> {
    let (subject, length) = match value {
        Dynamic::String(text) | Dynamic::Enum(text) => (Subject::Characters, text.chars().count()),
        Dynamic::Blob(blob) => (Subject::Bytes, blob.as_ref().len()),
        Dynamic::List(items) => (Subject::Items, items.len()),
        Dynamic::Map(entries) => (Subject::Entries, entries.len()),
        _ => return None,
    };
    Some((subject, u64::try_from(length).unwrap_or(u64::MAX)))
}
