//! Finding a JSON pointer's value in a text: used when a diagnostic is printed, so that reading keeps no positions.

use super::places::{offset_of, skip_space};
use crate::pointer::Pointer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;

/// The bytes of the value that `pointer` leads to; of its key if the value is an object or array; of the deepest
/// value on the way when the pointer leads nowhere.
pub(crate) fn find(text: &str, pointer: &Pointer) -> Range<usize> {
    let start = skip_space(text, 0);
    let mut found = start..start + 1;
    let mut value = text;
    for segment in pointer.segments() {
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
        let shown = match (key, inner.starts_with(['{', '['])) {
            (Some(key), true) => key,
            (None, true) => inner.get(..1).unwrap_or_default(),
            (_, false) => inner,
        };
        let start = offset_of(shown, text);
        found = start..start + shown.len();
        value = inner;
    }
    found
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
