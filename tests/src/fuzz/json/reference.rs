//! The reference: the same bodies read by serde_json, level by level, and interpreted by a schema
//! of its own.
//!
//! serde_json decides what is a JSON text, what a string says and where a value ends; numbers
//! are written out without exponents and interpreted digit by digit, times in strings by the library that has the type. What the two sides are
//! meant to agree on beyond that is written down here a second time, as plainly as possible.

mod scalar;

use std::collections::BTreeMap;

use aws_smithy_types::BigDecimal;
use serde_json::value::RawValue;

use super::plain::Plain;
use scalar::{base64, big_integer, big_text, float, time, whole};

/// What a value has to be.
#[derive(Debug)]
pub enum Kind {
    /// A string or enum.
    Text,
    /// A boolean.
    Boolean,
    /// A whole number in these bounds.
    Whole(i64, i64),
    /// A float, else a double.
    Float(bool),
    /// A big integer.
    BigInteger,
    /// A big decimal.
    BigDecimal,
    /// A timestamp.
    Time,
    /// A blob.
    Blob,
    /// A document.
    Document,
    /// Anything: the value of a union's variant that has none.
    Unit,
    /// A structure by its members.
    Structure(&'static [Field]),
    /// A union by its members.
    Union(&'static [Field]),
    /// A list of these.
    List(&'static Kind),
    /// A list of these with nulls.
    SparseList(&'static Kind),
    /// A map of these.
    Map(&'static Kind),
    /// A map of these with nulls.
    SparseMap(&'static Kind),
}

/// A member.
#[derive(Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it has to be.
    pub kind: &'static Kind,
    /// What stands for it when it is missing.
    pub missing: Missing,
}

impl Field {
    /// What stands for these members while all are missing.
    pub fn missing(fields: &[Self]) -> BTreeMap<String, Plain> {
        let mut members = BTreeMap::new();
        for field in fields {
            let missing = match field.missing {
                Missing::Absent => continue,
                Missing::Text(text) => Plain::Text(text.to_owned()),
                Missing::Empty => Plain::Object(BTreeMap::new()),
                Missing::Whole(value) => Plain::Whole(value),
            };
            members.insert(field.name.to_owned(), missing);
        }
        members
    }
}

/// What stands for a missing member.
#[derive(Debug, Clone, Copy)]
pub enum Missing {
    /// Nothing.
    Absent,
    /// This text.
    Text(&'static str),
    /// A structure without members.
    Empty,
    /// This number.
    Whole(i64),
}

/// Why a text is refused; what is wrong with it is not compared.
#[derive(Debug)]
pub struct Refused;

impl<E: std::error::Error> From<E> for Refused {
    fn from(_: E) -> Self {
        Refused
    }
}

/// Reads a body; an empty one is an empty object.
pub fn read(body: &[u8], kind: &Kind) -> Result<Plain, Refused> {
    let body = if body.is_empty() { b"{}" } else { body };
    let raw: &RawValue = serde_json::from_slice(body)?;
    interpret(kind, raw, 0)
}

fn entries(raw: &RawValue) -> Result<Vec<(String, &RawValue)>, Refused> {
    struct Entries;
    impl<'de> serde::de::Visitor<'de> for Entries {
        type Value = Vec<(String, &'de RawValue)>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<M: serde::de::MapAccess<'de>>(
            self,
            mut map: M,
        ) -> Result<Self::Value, M::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(raw.get());
    Ok(serde::Deserializer::deserialize_map(
        &mut deserializer,
        Entries,
    )?)
}

fn items(raw: &RawValue) -> Result<Vec<&RawValue>, Refused> {
    Ok(serde_json::from_str(raw.get())?)
}

fn text(raw: &RawValue) -> Result<String, Refused> {
    Ok(serde_json::from_str(raw.get())?)
}

fn is_null(raw: &RawValue) -> bool {
    raw.get() == "null"
}

fn is_text(raw: &RawValue) -> bool {
    raw.get().starts_with('"')
}

fn number(raw: &RawValue) -> Result<&str, Refused> {
    if raw
        .get()
        .starts_with(|first: char| first == '-' || first.is_ascii_digit())
    {
        Ok(raw.get())
    } else {
        Err(Refused)
    }
}

/// Refuses what is deeper than this.
pub fn limit(depth: usize, deepest: usize) -> Result<(), Refused> {
    if depth <= deepest {
        Ok(())
    } else {
        Err(Refused)
    }
}

fn interpret(kind: &Kind, raw: &RawValue, depth: usize) -> Result<Plain, Refused> {
    Ok(match kind {
        Kind::Text => Plain::Text(text(raw)?),
        Kind::Boolean => Plain::Boolean(serde_json::from_str(raw.get())?),
        Kind::Whole(least, greatest) => whole(number(raw)?, *least, *greatest)?,
        Kind::Float(is_single) => float(raw, *is_single)?,
        Kind::BigInteger => big_integer(raw)?,
        Kind::BigDecimal => Plain::Big(big_text(raw)?.parse::<BigDecimal>()?.as_ref().to_owned()),
        Kind::Time => time(raw)?,
        Kind::Blob => Plain::Bytes(base64(&text(raw)?)?),
        Kind::Document => document(raw, 0)?,
        Kind::Unit => {
            skip(raw, 0)?;
            Plain::Object(BTreeMap::new())
        }
        Kind::Structure(fields) => structure(fields, raw, depth)?,
        Kind::Union(fields) => union(fields, raw, depth)?,
        Kind::List(item) => list(item, false, raw, depth)?,
        Kind::SparseList(item) => list(item, true, raw, depth)?,
        Kind::Map(value) => map(value, false, raw, depth)?,
        Kind::SparseMap(value) => map(value, true, raw, depth)?,
    })
}

fn structure(fields: &[Field], raw: &RawValue, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut members = Field::missing(fields);
    for (key, value) in entries(raw)? {
        match fields.iter().find(|field| field.name == key) {
            _ if is_null(value) => {}
            // The last one that is not null counts.
            Some(field) => drop(members.insert(key, interpret(field.kind, value, depth + 1)?)),
            None => skip(value, 0)?,
        }
    }
    Ok(Plain::Object(members))
}

fn union(fields: &[Field], raw: &RawValue, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut members = BTreeMap::new();
    let mut count = 0;
    for (key, value) in entries(raw)? {
        match fields.iter().find(|field| field.name == key) {
            _ if is_null(value) => continue,
            Some(field) => drop(members.insert(key, interpret(field.kind, value, depth + 1)?)),
            None if key == "__type" => {
                skip(value, 0)?;
                continue;
            }
            None => skip(value, 0)?,
        }
        count += 1;
    }
    if count == 1 {
        Ok(Plain::Object(members))
    } else {
        Err(Refused)
    }
}

fn list(item: &Kind, is_sparse: bool, raw: &RawValue, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut list = Vec::new();
    for value in items(raw)? {
        if !is_null(value) || matches!(item, Kind::Document) {
            list.push(interpret(item, value, depth + 1)?);
        } else if is_sparse {
            list.push(Plain::Null);
        } else {
            return Err(Refused);
        }
    }
    Ok(Plain::List(list))
}

fn map(kind: &Kind, is_sparse: bool, raw: &RawValue, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 127)?;
    let mut map = BTreeMap::new();
    for (key, value) in entries(raw)? {
        if !is_null(value) {
            map.insert(key, interpret(kind, value, depth + 1)?);
        } else if is_sparse {
            map.insert(key, Plain::Null);
        } else {
            return Err(Refused);
        }
    }
    Ok(Plain::Object(map))
}

/// Checks a value that nobody reads: the strings in it have to be strings, and it has its limit.
fn skip(raw: &RawValue, depth: usize) -> Result<(), Refused> {
    match raw.get().as_bytes().first() {
        Some(b'"') => drop(text(raw)?),
        Some(b'[') => {
            limit(depth, 511)?;
            for item in items(raw)? {
                skip(item, depth + 1)?;
            }
        }
        Some(b'{') => {
            limit(depth, 511)?;
            for (_, value) in entries(raw)? {
                skip(value, depth + 1)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn document(raw: &RawValue, depth: usize) -> Result<Plain, Refused> {
    limit(depth, 255)?;
    Ok(match raw.get().as_bytes().first() {
        Some(b'n') => Plain::Null,
        Some(b't' | b'f') => Plain::Boolean(serde_json::from_str(raw.get())?),
        Some(b'"') => Plain::Text(text(raw)?),
        Some(b'[') => {
            let items = items(raw)?.into_iter();
            Plain::List(
                items
                    .map(|item| document(item, depth + 1))
                    .collect::<Result<_, _>>()?,
            )
        }
        Some(b'{') => {
            let mut object = BTreeMap::new();
            for (key, value) in entries(raw)? {
                object.insert(key, document(value, depth + 1)?);
            }
            Plain::Object(object)
        }
        _ => {
            let text = number(raw)?;
            let fits = if text.starts_with('-') {
                text.parse::<i64>().is_ok()
            } else {
                text.parse::<u64>().is_ok()
            };
            match fits {
                true => Plain::Big(text.to_owned()),
                false => float(raw, false)?,
            }
        }
    })
}
