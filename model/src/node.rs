//! JSON values as a model holds them: members in document order, numbers with their exact text.

use indexmap::IndexMap;
use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;
use std::fmt;
use std::sync::Arc;

/// A JSON value of a model document: metadata, trait values, defaults, test parameters.
///
/// Cloning an array or an object copies it; strings and keys are shared.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number with the text it was written with.
    Number(Number),
    /// A string.
    String(Arc<str>),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

impl Node {
    /// The value if this is a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Node::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The text if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Node::String(value) => Some(value),
            _ => None,
        }
    }

    /// The number if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Node::Number(value) => Some(value),
            _ => None,
        }
    }

    /// The items if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match self {
            Node::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The object if this is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Node::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value of a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// The kind of this value, with its article, for messages: `a string`, `an object`.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Boolean(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::String(_) => "a string",
            Node::Array(_) => "an array",
            Node::Object(_) => "an object",
        }
    }
}

impl From<&str> for Node {
    fn from(value: &str) -> Self {
        Node::String(Arc::from(value))
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Node::Boolean(value)
    }
}

impl From<i64> for Node {
    fn from(value: i64) -> Self {
        Node::Number(Number::from(value))
    }
}

/// As JSON; numbers keep their text.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => serializer.serialize_unit(),
            Node::Boolean(value) => serializer.serialize_bool(*value),
            Node::Number(number) => RawValue::from_string(number.to_string())
                .map_err(S::Error::custom)?
                .serialize(serializer),
            Node::String(text) => serializer.serialize_str(text),
            Node::Array(items) => serializer.collect_seq(items),
            Node::Object(object) => {
                let entries = object.iter();
                serializer.collect_map(entries.map(|(key, value)| (&**key, value)))
            }
        }
    }
}

/// Writes the value as compact JSON.
impl fmt::Display for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// A JSON number, kept as it was written, so that big integers and decimals stay exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    text: Box<str>,
}

impl Number {
    /// Takes a text that the caller has checked against the number grammar of JSON.
    pub(crate) fn from_checked_text(text: &str) -> Number {
        Number { text: text.into() }
    }

    /// The exact text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value as a signed integer, if it is a whole number in range. `1.0` and `1e2` count as whole.
    pub fn as_i64(&self) -> Option<i64> {
        if let Ok(value) = self.text.parse() {
            return Some(value);
        }
        // Beyond 2^53 a float no longer tells neighbouring integers apart.
        let value = self.as_f64();
        (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0).then_some(value as i64)
    }

    /// The value as an unsigned integer, if it is a whole number in range.
    pub fn as_u64(&self) -> Option<u64> {
        match self.text.parse() {
            Ok(value) => Some(value),
            Err(_) => u64::try_from(self.as_i64()?).ok(),
        }
    }

    /// The nearest double; infinite when the number is beyond its range.
    pub fn as_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Number {
            text: value.to_string().into(),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// A JSON object in document order. Two objects are equal when they hold equal values under the same keys,
/// whatever the order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object {
    entries: IndexMap<Arc<str>, Node>,
}

impl Object {
    /// An empty object.
    pub fn new() -> Object {
        Object::default()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.get(key)
    }

    /// Whether the key is there.
    pub fn contains_key(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Sets a key; an earlier value is returned, the key keeps its place.
    pub fn insert(&mut self, key: impl Into<Arc<str>>, value: Node) -> Option<Node> {
        self.entries.insert(key.into(), value)
    }

    /// A value to change in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries.get_mut(key)
    }

    /// Takes a key out; the order of the others stays.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        self.entries.shift_remove(key)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Keys and values in document order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Node)> {
        self.entries.iter()
    }
}

impl IntoIterator for Object {
    type Item = (Arc<str>, Node);
    type IntoIter = indexmap::map::IntoIter<Arc<str>, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl FromIterator<(Arc<str>, Node)> for Object {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Node)>>(entries: I) -> Self {
        Object {
            entries: entries.into_iter().collect(),
        }
    }
}
