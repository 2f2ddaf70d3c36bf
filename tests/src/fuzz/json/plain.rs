//! Values as plain trees, in which what the interpreter read and what the reference read can be compared.

use std::collections::BTreeMap;

use aws_smithy_types::{BigDecimal, DateTime, Document, Number};
use smithy_client_runtime::shape::{Structure, Value};

/// A value without its shape.
#[derive(Debug, Clone)]
pub enum Plain {
    /// A null of a sparse list or map, or of a document.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number of any of the shapes with a whole number.
    Whole(i64),
    /// A float or double.
    Float(f64),
    /// A big integer or decimal.
    Big(String),
    /// A string or enum.
    Text(String),
    /// A timestamp.
    Time(DateTime),
    /// A blob.
    Bytes(Vec<u8>),
    /// A list or an array of a document.
    List(Vec<Plain>),
    /// A structure, a union, a map or an object of a document: what is present.
    Object(BTreeMap<String, Plain>),
}

impl Plain {
    /// The tree of a structure, over the access that interpreters have.
    pub fn of_structure(structure: &dyn Structure) -> Self {
        let members = structure.table().members.iter().enumerate();
        let present = members.filter_map(|(index, member)| {
            Some((
                member.name.to_owned(),
                Self::of_value(structure.get(index)?),
            ))
        });
        Self::Object(present.collect())
    }

    fn of_value(value: Value<'_>) -> Self {
        match value {
            Value::String(text) => Self::Text(text.to_owned()),
            Value::Enum(value) => Self::Text(value.as_str().to_owned()),
            Value::Boolean(value) => Self::Boolean(value),
            Value::Byte(value) => Self::Whole(value.into()),
            Value::Short(value) => Self::Whole(value.into()),
            Value::Integer(value) => Self::Whole(value.into()),
            Value::Long(value) => Self::Whole(value),
            Value::Float(value) => Self::Float(value.into()),
            Value::Double(value) => Self::Float(value),
            Value::BigInteger(value) => Self::Big(value.as_ref().to_owned()),
            Value::BigDecimal(value) => Self::Big(value.as_ref().to_owned()),
            Value::Timestamp(value) => Self::Time(*value),
            Value::Blob(value) => Self::Bytes(value.as_ref().to_vec()),
            Value::Document(value) => Self::of_document(value),
            Value::Structure(value) => Self::of_structure(value),
            Value::List(list) => {
                let item = |index| list.get(index).map_or(Self::Null, Self::of_value);
                Self::List((0..list.len()).map(item).collect())
            }
            Value::Map(map) => {
                let mut entries = BTreeMap::new();
                map.each(&mut |key, value| {
                    let value = value.map_or(Self::Null, Self::of_value);
                    entries.insert(key.to_owned(), value);
                    true
                });
                Self::Object(entries)
            }
        }
    }

    fn of_document(document: &Document) -> Self {
        match document {
            Document::Null => Self::Null,
            Document::Bool(value) => Self::Boolean(*value),
            Document::Number(Number::PosInt(value)) => Self::Big(value.to_string()),
            Document::Number(Number::NegInt(value)) => Self::Big(value.to_string()),
            Document::Number(Number::Float(value)) => Self::Float(*value),
            Document::String(text) => Self::Text(text.clone()),
            Document::Array(items) => Self::List(items.iter().map(Self::of_document).collect()),
            Document::Object(entries) => {
                let entry =
                    |(key, value): (&String, &Document)| (key.clone(), Self::of_document(value));
                Self::Object(entries.iter().map(entry).collect())
            }
        }
    }

    /// Whether both are the same value. Times in the members of these names may differ by some nanoseconds.
    pub fn is_same(&self, other: &Self, rounded: &[(&str, i128)]) -> bool {
        self.is_same_within(other, rounded, 0)
    }

    fn is_same_within(&self, other: &Self, rounded: &[(&str, i128)], nanoseconds: i128) -> bool {
        let same = |left: &Self, right: &Self| left.is_same_within(right, rounded, nanoseconds);
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Boolean(left), Self::Boolean(right)) => left == right,
            (Self::Whole(left), Self::Whole(right)) => left == right,
            (Self::Float(left), Self::Float(right)) => {
                left == right || left.is_nan() && right.is_nan()
            }
            (Self::Big(left), Self::Big(right)) => {
                left.parse::<BigDecimal>().ok() == right.parse::<BigDecimal>().ok()
            }
            (Self::Text(left), Self::Text(right)) => left == right,
            (Self::Time(left), Self::Time(right)) => {
                (left.as_nanos() - right.as_nanos()).abs() <= nanoseconds
            }
            (Self::Bytes(left), Self::Bytes(right)) => left == right,
            (Self::List(left), Self::List(right)) => {
                let mut pairs = left.iter().zip(right);
                left.len() == right.len() && pairs.all(|(left, right)| same(left, right))
            }
            (Self::Object(left), Self::Object(right)) => {
                let mut pairs = left.iter().zip(right);
                let is_same =
                    |((name, left), (other_name, right)): ((&String, &Self), (&String, &Self))| {
                        let known = rounded.iter().find(|(rounded, _)| rounded == name);
                        let nanoseconds = known.map_or(nanoseconds, |(_, most)| *most);
                        name == other_name && left.is_same_within(right, rounded, nanoseconds)
                    };
                left.len() == right.len() && pairs.all(is_same)
            }
            _ => false,
        }
    }
}
