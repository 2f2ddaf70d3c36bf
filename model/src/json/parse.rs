//! The reader: the text of a file comes in, its value or one diagnostic goes out.

use super::places::{offset_of, skip_space};
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Number, Object};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// How deep arrays and objects may nest. The deepest of AWS's models stays below 50.
const DEPTH_LIMIT: usize = 256;

/// After so many levels a value is read on its own, since one run of serde_json reads at most 128 levels.
const DEPTH_OF_A_RUN: usize = 64;

/// Keys and short strings (targets above all) recur by the thousand in a model; each is held once.
const SHARED_LENGTH: usize = 80;

/// The error that serde_json gets for a value whose refusal is noted.
const REFUSED: &str = "refused";

/// Parses a whole text, that of the file `name`.
pub(crate) fn parse(name: Arc<str>, text: &str) -> Result<Node, Box<Diagnostic>> {
    let mut reading = Reading {
        text,
        strings: HashSet::new(),
        refusal: None,
        path: Vec::new(),
    };
    match reading.document() {
        Some(node) => Ok(node),
        None => Err(Box::new(reading.diagnose(name))),
    }
}

/// The state of reading one text.
struct Reading<'t> {
    text: &'t str,
    strings: HashSet<Arc<str>>,
    /// Why the text was refused, and the byte where.
    refusal: Option<(usize, Why)>,
    /// The keys and positions that lead to what was refused, the innermost first.
    path: Vec<Arc<str>>,
}

enum Why {
    Syntax(String),
    Depth,
    DuplicateKey(Arc<str>),
}

impl<'t> Reading<'t> {
    fn document(&mut self) -> Option<Node> {
        let mut deserializer = serde_json::Deserializer::from_str(self.text);
        let node = self.run(&mut deserializer, self.text, 0)?;
        let end = deserializer.end();
        end.map_err(|error| self.refuse_syntax(&error, self.text))
            .ok()?;
        Some(node)
    }

    /// Reads a value on its own. `None` when it is refused.
    fn value(&mut self, text: &'t str, depth: usize) -> Option<Node> {
        if is_number(text.as_bytes().first()) {
            return Some(Node::Number(Number::from_checked_text(text)));
        }
        self.start(text, depth)
    }

    /// Reads the value that a text begins with.
    fn start(&mut self, text: &'t str, depth: usize) -> Option<Node> {
        self.run(&mut serde_json::Deserializer::from_str(text), text, depth)
    }

    /// Reads a value from its text. If serde_json refuses the text, the values within it are read one by one, to find
    /// the whole way to the error.
    fn apart<E: Error>(
        &mut self,
        text: Result<&'t RawValue, E>,
        start: Option<usize>,
        depth: usize,
    ) -> Result<Node, E> {
        let value = match text {
            Ok(text) => self.value(text.get(), depth),
            Err(error) => {
                let rest = start.and_then(|start| self.text.get(start..));
                match rest.map(|rest| self.start(rest, depth)) {
                    Some(None) => None,
                    _ => return Err(error),
                }
            }
        };
        value.ok_or_else(|| E::custom(REFUSED))
    }

    /// Reads the value at the beginning of a text.
    fn run(
        &mut self,
        deserializer: &mut serde_json::Deserializer<serde_json::de::StrRead<'t>>,
        text: &'t str,
        depth: usize,
    ) -> Option<Node> {
        let start = skip_space(text, 0);
        let result = if is_number(text.as_bytes().get(start)) {
            <&RawValue>::deserialize(deserializer)
                .map(|number| Node::Number(Number::from_checked_text(number.get())))
        } else {
            let start = offset_of(text, self.text) + start;
            let reading = &mut *self;
            let value = Value {
                reading,
                start,
                depth,
            };
            value.deserialize(deserializer)
        };
        result
            .map_err(|error| self.refuse_syntax(&error, text))
            .ok()
    }

    /// Notes what serde_json says about `text`, unless a refusal is noted already: then the error comes from that.
    fn refuse_syntax(&mut self, error: &serde_json::Error, text: &'t str) {
        if self.refusal.is_some() {
            return;
        }
        let lines = text.split_inclusive('\n');
        let line: usize = lines
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum();
        let offset = match error.is_eof() {
            true => text.len(),
            // The column of a line's end is that of the next line's beginning.
            false => (line + error.column()).saturating_sub(1),
        };
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message);
        let why = Why::Syntax(expected(message));
        self.refusal = Some((offset_of(text, self.text) + offset, why));
    }

    fn refuse<E: Error>(&mut self, offset: usize, why: Why) -> E {
        self.refusal = Some((offset, why));
        E::custom(REFUSED)
    }

    /// The key that a text with quotes and escapes stands for.
    fn key(&mut self, text: &'t str) -> Option<Arc<str>> {
        match text.contains('\\') {
            false => Some(self.share(text.trim_matches('"'))),
            true => match serde_json::from_str::<String>(text) {
                Ok(key) => Some(self.share(&key)),
                Err(error) => {
                    self.refuse_syntax(&error, text);
                    None
                }
            },
        }
    }

    fn share(&mut self, text: &str) -> Arc<str> {
        if text.len() > SHARED_LENGTH {
            return Arc::from(text);
        }
        if let Some(shared) = self.strings.get(text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text);
        self.strings.insert(Arc::clone(&shared));
        shared
    }

    /// The position of the value behind a key.
    fn value_start(&self, key_end: usize) -> usize {
        skip_space(self.text, skip_space(self.text, key_end) + 1)
    }

    /// The position of the item behind another one.
    fn next_item(&self, end: usize) -> Option<usize> {
        let comma = skip_space(self.text, end);
        (self.text.as_bytes().get(comma) == Some(&b',')).then_some(comma + 1)
    }

    fn diagnose(self, file: Arc<str>) -> Diagnostic {
        let root = Origin::file(file);
        let (offset, why) = self.refusal.unwrap_or((0, Why::Depth));
        let origin = self.path.iter().rev();
        let origin = origin.fold(root.clone(), |origin, segment| origin.child(segment));
        let origin = origin.at_offset(offset);
        match why {
            Why::Syntax(expected) => {
                let rest = self.text.get(offset..).unwrap_or_default();
                let found = match rest.chars().next() {
                    Some(quote @ ('"' | '\'' | '\\')) => format!("`{quote}`"),
                    Some(character) => format!("`{}`", character.escape_debug()),
                    None => "the end of the file".to_owned(),
                };
                let message = format!("{expected}, found {found}");
                Diagnostic::error(codes::JSON_SYNTAX, message, origin)
            }
            Why::Depth => {
                // The pointer would be as long as the nesting is deep.
                let message = format!("arrays and objects are nested more than {DEPTH_LIMIT} deep");
                Diagnostic::error(codes::JSON_DEPTH, message, root.at_offset(offset))
            }
            Why::DuplicateKey(key) => {
                let key = key.escape_debug();
                let message = format!("the key `{key}` is in this object already");
                Diagnostic::error(codes::DUPLICATE_KEY, message, origin)
                    .help("remove one of the two")
            }
        }
    }
}

/// A message of serde_json, reworded to say what was expected.
fn expected(message: &str) -> String {
    let expected = match message {
        "EOF while parsing a list" => "`,` or `]`",
        "EOF while parsing an object" => "the rest of an object",
        "EOF while parsing a string" => "the closing `\"` of a string",
        "EOF while parsing a value" | "expected value" => "a JSON value",
        "expected ident" => "`true`, `false` or `null`",
        "invalid escape" => "one of the escapes `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`",
        "key must be a string" => "a key in double quotes",
        "trailing characters" => "the end of the file",
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            "a surrogate pair of two `\\u` escapes"
        }
        message if message.starts_with("control character") => {
            "an escape such as `\\n` for a control character"
        }
        message => return message.to_owned(),
    };
    format!("expected {expected}")
}

fn is_number(first: Option<&u8>) -> bool {
    matches!(first, Some(b'-' | b'0'..=b'9'))
}

/// A value to be read that is not a number.
struct Value<'r, 't> {
    reading: &'r mut Reading<'t>,
    /// Where it begins.
    start: usize,
    depth: usize,
}

impl<'t> DeserializeSeed<'t> for Value<'_, 't> {
    type Value = Node;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Value<'_, 't> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::String(self.reading.share(text)))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Node, A::Error> {
        let (reading, depth) = (self.reading, self.depth + 1);
        if depth > DEPTH_LIMIT {
            return Err(reading.refuse(self.start, Why::Depth));
        }
        let mut object = Object::new();
        while let Some(text) = map.next_key::<&'t RawValue>()? {
            let text = text.get();
            let place = offset_of(text, reading.text);
            let start = reading.value_start(place + text.len());
            let Some(key) = reading.key(text) else {
                return Err(A::Error::custom(REFUSED));
            };
            let is_apart = is_number(reading.text.as_bytes().get(start))
                || depth.is_multiple_of(DEPTH_OF_A_RUN);
            let value = match is_apart {
                true => reading.apart(map.next_value(), Some(start), depth),
                false => map.next_value_seed(Value {
                    reading,
                    start,
                    depth,
                }),
            };
            let value = value.inspect_err(|_| reading.path.push(Arc::clone(&key)))?;
            if object.insert(Arc::clone(&key), value).is_some() {
                reading.path.push(Arc::clone(&key));
                return Err(reading.refuse(place, Why::DuplicateKey(key)));
            }
        }
        Ok(Node::Object(object))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<Node, A::Error> {
        let (reading, depth) = (self.reading, self.depth + 1);
        if depth > DEPTH_LIMIT {
            return Err(reading.refuse(self.start, Why::Depth));
        }
        let mut list = Vec::new();
        // Where the next item begins, if there is one.
        let mut start = Some(self.start + 1);
        while let Some(text) = items.next_element::<&'t RawValue>().transpose() {
            let end = text.as_ref().ok().map(|text| {
                let text = text.get();
                offset_of(text, reading.text) + text.len()
            });
            let item = reading.apart(text, start, depth);
            list.push(item.inspect_err(|_| {
                if reading.refusal.is_some() {
                    reading.path.push(list.len().to_string().into());
                }
            })?);
            start = end.and_then(|end| reading.next_item(end));
        }
        Ok(Node::Array(list))
    }
}
