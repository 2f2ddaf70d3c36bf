//! Finding a JSON pointer's value in a text: used when a diagnostic is printed, so that reading keeps no positions.

use super::places::{offset_of, skip_space};
use crate::pointer::Pointer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// The bytes of the value that `pointer` leads to; of its key if the value is an object or array; of the deepest
/// value on the way when the pointer leads nowhere.
pub(crate) fn find(text: &str, pointer: &Pointer) -> Range<usize> {
    Index::new(text).find(pointer)
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

/// Finds many values in one text. Each object or array on the way to one is read once.
pub(crate) struct Index<'t> {
    text: &'t str,
    /// The children of values, by where these begin.
    read: RefCell<HashMap<usize, Rc<Children<'t>>>>,
}

/// The texts of the values in an object or array by their keys or numbers, and those of the keys.
type Children<'t> = HashMap<String, (Option<&'t str>, &'t str)>;

impl<'t> Index<'t> {
    pub(crate) fn new(text: &'t str) -> Index<'t> {
        Index {
            text,
            read: RefCell::default(),
        }
    }

    /// As [`find`].
    pub(crate) fn find(&self, pointer: &Pointer) -> Range<usize> {
        let start = skip_space(self.text, 0);
        let (mut value, mut found) = (self.text, start..start + 1);
        for segment in pointer.segments() {
            let children = self.children(value);
            let Some((key, inner)) = children.get(&*segment) else {
                break;
            };
            found = shown(*key, inner, self.text);
            value = inner;
        }
        found
    }

    /// The children of a value within the text; those before a fault where it cannot be read whole.
    fn children(&self, value: &'t str) -> Rc<Children<'t>> {
        let mut read = self.read.borrow_mut();
        let known = read.entry(offset_of(value, self.text)).or_insert_with(|| {
            let mut children = Children::new();
            let _ =
                Collect(&mut children).deserialize(&mut serde_json::Deserializer::from_str(value));
            Rc::new(children)
        });
        Rc::clone(known)
    }
}

struct Collect<'c, 't>(&'c mut Children<'t>);

impl<'t> DeserializeSeed<'t> for Collect<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Collect<'_, 't> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<&'t RawValue, &'t RawValue>()? {
            if let Ok(name) = serde_json::from_str::<String>(key.get()) {
                let child = (Some(key.get()), value.get());
                self.0.entry(name).or_insert(child);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        for index in 0.. {
            let Some(item) = items.next_element::<&'t RawValue>()? else {
                break;
            };
            self.0.insert(index.to_string(), (None, item.get()));
        }
        Ok(())
    }
}
