//! Equality of values, for `smithy.api#uniqueItems`. In: a value of any kind. Out: bytes that are the
//! same for two values exactly when the values are equal.

use aws_smithy_types::{Document, Number};

use crate::shapes::{Dynamic, DynamicStructure};

/// The bytes that stand for `value`; `None` is the null of a sparse list.
pub(super) fn fingerprint(value: Option<&Dynamic>) -> Vec<u8> {
    let mut bytes = Vec::new();
    append(value, &mut bytes);
    bytes
}

/// Each kind starts with a byte of its own, and whatever has no fixed length states it, so that two
/// different values never run together into the same bytes.
fn append(value: Option<&Dynamic>, bytes: &mut Vec<u8>) {
    let Some(value) = value else {
        bytes.push(0);
        return;
    };
    match value {
        Dynamic::String(text) | Dynamic::Enum(text) => counted(1, text.as_bytes(), bytes),
        Dynamic::Boolean(truth) => bytes.extend([2, u8::from(*truth)]),
        Dynamic::Byte(number) => integer((*number).into(), bytes),
        Dynamic::Short(number) => integer((*number).into(), bytes),
        Dynamic::Integer(number) => integer((*number).into(), bytes),
        Dynamic::Long(number) => integer(*number, bytes),
        Dynamic::Float(number) => float((*number).into(), bytes),
        Dynamic::Double(number) => float(*number, bytes),
        Dynamic::BigInteger(number) => counted(5, number.as_ref().as_bytes(), bytes),
        Dynamic::BigDecimal(number) => counted(6, number.as_ref().as_bytes(), bytes),
        Dynamic::Timestamp(moment) => {
            bytes.push(7);
            bytes.extend(moment.secs().to_be_bytes());
            bytes.extend(moment.subsec_nanos().to_be_bytes());
        }
        Dynamic::Blob(blob) => counted(8, blob.as_ref(), bytes),
        Dynamic::Document(document) => append_document(document, bytes),
        Dynamic::Structure(structure) => append_structure(structure, bytes),
        Dynamic::List(items) => {
            counted(10, &[], bytes);
            bytes.extend(items.len().to_be_bytes());
            for item in items {
                append(item.as_ref(), bytes);
            }
        }
        Dynamic::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| (key.clone(), fingerprint(value.as_ref())));
            append_entries(entries.collect(), bytes);
        }
    }
}

fn append_structure(structure: &DynamicStructure, bytes: &mut Vec<u8>) {
    bytes.push(9);
    for member in structure.values() {
        append(member, bytes);
    }
}

fn append_document(document: &Document, bytes: &mut Vec<u8>) {
    bytes.push(11);
    match document {
        Document::Null => bytes.push(0),
        Document::Bool(truth) => bytes.extend([2, u8::from(*truth)]),
        Document::String(text) => counted(1, text.as_bytes(), bytes),
        Document::Number(number) => {
            bytes.push(3);
            match *number {
                // A document has numbers, not kinds of numbers.
                Number::PosInt(number) => counted(3, number.to_string().as_bytes(), bytes),
                Number::NegInt(number) => counted(3, number.to_string().as_bytes(), bytes),
                Number::Float(number) => counted(3, number.to_string().as_bytes(), bytes),
            }
        }
        Document::Array(items) => {
            bytes.push(10);
            bytes.extend(items.len().to_be_bytes());
            for item in items {
                append_document(item, bytes);
            }
        }
        Document::Object(members) => {
            let entries = members.iter().map(|(key, value)| {
                let mut inner = Vec::new();
                append_document(value, &mut inner);
                (key.clone(), inner)
            });
            append_entries(entries.collect(), bytes);
        }
    }
}

/// Entries in the order of their keys, since a map has no order of its own.
fn append_entries(mut entries: Vec<(String, Vec<u8>)>, bytes: &mut Vec<u8>) {
    entries.sort_unstable();
    bytes.push(12);
    bytes.extend(entries.len().to_be_bytes());
    for (key, value) in entries {
        counted(1, key.as_bytes(), bytes);
        bytes.extend(value);
    }
}

fn counted(kind: u8, content: &[u8], bytes: &mut Vec<u8>) {
    bytes.push(kind);
    bytes.extend(content.len().to_be_bytes());
    bytes.extend(content);
}

fn integer(number: i64, bytes: &mut Vec<u8>) {
    bytes.push(3);
    bytes.extend(number.to_be_bytes());
}

fn float(number: f64, bytes: &mut Vec<u8>) {
    bytes.push(4);
    // Adding zero turns negative zero, which equals zero, into zero.
    bytes.extend((number + 0.0).to_bits().to_be_bytes());
}
