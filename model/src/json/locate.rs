//! Finding a JSON pointer's value in a text: used when a diagnostic is printed, so that reading keeps no positions.

use super::places::{offset_of, skip_space};
use crate::pointer::Pointer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// The bytes of the value that `pointer` leads to; of its key if the value is an object or array; of the deepest
/// value on the way when the pointer leads nowhere.
pub(crate) fn find(text: &str, pointer: &Pointer) -> Range<usize> {
    let start = skip_space(text, 0);
    below(text, text, start..start + 1, pointer.segments())
}

/// As [`find`], from a value within the text on, at which `found` is.
fn below<'p>(
    text: &str,
    mut value: &str,
    mut found: Range<usize>,
    segments: impl Iterator<Item = Cow<'p, str>>,
) -> Range<usize> {
    for segment in segments {
        let mut child = None;
        let seed = Child {
            segment: &segment,
            found: &mut child,
        };
        // A search that finds the child stops there, and reports that as an error.
        let _ = seed.deserialize(&mut serde_json::Deserializer::from_str(value));
        let Some((key, inner)) = child else {
            break;
        };
        found = shown(key, inner, text);
        value = inner;
    }
    found
}

/// The bytes that stand for a value: those of its key if it is an object or array.
fn shown(key: Option<&str>, value: &str, text: &str) -> Range<usize> {
    let shown = match (key, value.starts_with(['{', '['])) {
        (Some(key), true) => key,
        (None, true) => value.get(..1).unwrap_or_default(),
        (_, false) => value,
    };
    let start = offset_of(shown, text);
    start..start + shown.len()
}

/// The entries of an object by their keys, each with the texts of key and value.
type Entries<'t> = HashMap<String, (&'t str, &'t str)>;

/// Finds many values in one text. The objects at the top, and those directly below them, are read once: a model has all
/// its shapes in one of these.
pub(crate) struct Index<'t> {
    text: &'t str,
    entries: HashMap<String, Entries<'t>>,
}

impl<'t> Index<'t> {
    pub(crate) fn new(text: &'t str) -> Index<'t> {
        let top = entries(text).into_iter();
        let entries = top.map(|(key, (_, value))| (key, entries(value))).collect();
        Index { text, entries }
    }

    /// As [`find`].
    pub(crate) fn find(&self, pointer: &Pointer) -> Range<usize> {
        let mut segments = pointer.segments();
        let known = segments.next().and_then(|first| self.entries.get(&*first));
        let entry = known
            .zip(segments.next())
            .and_then(|(known, second)| known.get(&*second));
        match entry {
            Some((key, value)) => below(
                self.text,
                value,
                shown(Some(key), value, self.text),
                segments,
            ),
            None => find(self.text, pointer),
        }
    }
}

/// The entries of an object; none of anything else.
fn entries(text: &str) -> Entries<'_> {
    let mut found = Entries::new();
    let _ = Collect(&mut found).deserialize(&mut serde_json::Deserializer::from_str(text));
    found
}

struct Collect<'c, 't>(&'c mut Entries<'t>);

impl<'t> DeserializeSeed<'t> for Collect<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'t> Visitor<'t> for Collect<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<&'t RawValue, &'t RawValue>()? {
            if let Ok(name) = serde_json::from_str::<String>(key.get()) {
                self.0.entry(name).or_insert((key.get(), value.get()));
            }
        }
        Ok(())
    }
}

/// A search for a child of an object or array. It finds the texts of the child's key, if there is one, and value.
struct Child<'s, 't> {
    segment: &'s str,
    found: &'s mut Option<(Option<&'t str>, &'t str)>,
}

impl<'t> DeserializeSeed<'t> for Child<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Child<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&'t RawValue>()? {
            if serde_json::from_str::<String>(key.get()).is_ok_and(|key| key == self.segment) {
                let value = map.next_value::<&'t RawValue>()?;
                *self.found = Some((Some(key.get()), value.get()));
                return Err(A::Error::custom("found"));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let index: usize = self.segment.parse().map_err(A::Error::custom)?;
        for _ in 0..index {
            if items.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        *self.found = items
            .next_element::<&'t RawValue>()?
            .map(|item| (None, item.get()));
        Err(A::Error::custom("found"))
    }
}
