//! Documents: values that no shape describes.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};

use super::number::{push_double, NumberText};
use super::reader::Reader;
use super::text::push_string;
use crate::codec::Error;

/// How deep a document may be nested, as in the published clients.
const DEPTH: usize = 256;

/// Reads a text that is a document and nothing else.
pub(crate) fn read(text: &[u8]) -> Result<Document, Error> {
    let mut reader = Reader::new(text)?;
    let document = read_document(&mut reader, 0)?;
    reader.end()?;
    Ok(document)
}

/// Reads a value as a document.
pub(super) fn read_document(reader: &mut Reader<'_>, depth: usize) -> Result<Document, Error> {
    if depth >= DEPTH {
        return Err(reader.fail("the document is nested too deeply"));
    }
    match reader.peek() {
        Some(b'{') => read_object(reader, depth),
        Some(b'[') => read_array(reader, depth),
        Some(b'"') => Ok(Document::String(reader.string()?.into_owned())),
        Some(b't' | b'f') => Ok(Document::Bool(reader.boolean()?)),
        Some(b'n') => reader.null().map(|_| Document::Null),
        Some(b'-' | b'0'..=b'9') => read_number(reader),
        _ => Err(reader.expected("a value")),
    }
}

fn read_object(reader: &mut Reader<'_>, depth: usize) -> Result<Document, Error> {
    let mut object = HashMap::new();
    let mut first = reader.take(b'{');
    while reader.more(b'}', first)? {
        first = false;
        let key = reader.key()?.into_owned();
        object.insert(key, read_document(reader, depth + 1)?);
    }
    Ok(Document::Object(object))
}

fn read_array(reader: &mut Reader<'_>, depth: usize) -> Result<Document, Error> {
    let mut array = Vec::new();
    let mut first = reader.take(b'[');
    while reader.more(b']', first)? {
        first = false;
        array.push(read_document(reader, depth + 1)?);
    }
    Ok(Document::Array(array))
}

/// A number as the published clients classify it: whole ones by their sign, all else as a double.
/// One that no double can hold is refused like one of a double member; they would make it infinite,
/// which a document cannot be sent with.
fn read_number(reader: &mut Reader<'_>) -> Result<Document, Error> {
    reader.peek();
    let place = reader.position();
    let number = reader.number()?;
    Ok(Document::Number(match classify(number) {
        Some(number) => number,
        None => return Err(Error::new(place, "the number is too great for a double")),
    }))
}

fn classify(number: NumberText<'_>) -> Option<Number> {
    let whole = match (number.integral, number.text.starts_with('-')) {
        (false, _) => None,
        (true, true) => number.text.parse().ok().map(Number::NegInt),
        (true, false) => number.text.parse().ok().map(Number::PosInt),
    };
    whole.or_else(|| number.to_f64().map(Number::Float))
}

/// Appends a document.
pub(super) fn push_document(out: &mut String, value: &Document) {
    match value {
        Document::Null => out.push_str("null"),
        Document::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Document::Number(Number::PosInt(value)) => out.push_str(&value.to_string()),
        Document::Number(Number::NegInt(value)) => out.push_str(&value.to_string()),
        Document::Number(Number::Float(value)) => push_double(out, *value),
        Document::String(value) => push_string(out, value),
        Document::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_document(out, item);
            }
            out.push(']');
        }
        Document::Object(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                push_string(out, key);
                out.push(':');
                push_document(out, value);
            }
            out.push('}');
        }
    }
}
