//! Values as expressions see them: a shape or a document comes in, one of the types of JSON goes out.

use std::borrow::Cow;
use std::rc::Rc;

use aws_smithy_types::{Document, Number as DocumentNumber};

use super::expression::Literal;
use super::number::Number;
use crate::shape::{Structure, Value};

/// A value. Arrays and objects are shared or borrowed, so that cloning is cheap.
#[derive(Clone, Debug)]
pub enum Json<'a> {
    /// `null`, or nothing at all.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number. A timestamp is one, in seconds since 1970.
    Number(Number),
    /// A string. A blob is one, in Base64.
    String(Cow<'a, str>),
    /// An array that an expression made.
    Array(Rc<[Json<'a>]>),
    /// An object that an expression made, with each key once.
    Object(Entries<'a>),
    /// A structure, a list or a map of the shapes, or an array or object of a document; never another value.
    Shape(Value<'a>),
}

/// The types of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// A boolean.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }
}

/// The entries of an object.
pub(super) type Entries<'a> = Rc<[(Cow<'a, str>, Json<'a>)]>;

impl<'a> Json<'a> {
    /// The structure of an input or output.
    pub fn structure(structure: &'a dyn Structure) -> Json<'a> {
        Json::Shape(Value::Structure(structure))
    }

    /// An object of these entries. The last one of several with one key counts.
    pub fn object(entries: impl IntoIterator<Item = (Cow<'a, str>, Json<'a>)>) -> Json<'a> {
        let mut object: Vec<(Cow<'a, str>, Json<'a>)> = Vec::new();
        for (key, value) in entries {
            match object.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => *known = value,
                None => object.push((key, value)),
            }
        }
        Json::Object(object.into())
    }

    /// Its type.
    pub fn kind(&self) -> Kind {
        match self {
            Json::Null => Kind::Null,
            Json::Boolean(_) => Kind::Boolean,
            Json::Number(_) => Kind::Number,
            Json::String(_) => Kind::String,
            Json::Array(_) | Json::Shape(Value::List(_) | Value::Document(Document::Array(_))) => {
                Kind::Array
            }
            Json::Object(_) | Json::Shape(_) => Kind::Object,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of a number.
    pub fn as_number(&self) -> Option<Number> {
        match self {
            Json::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The items of an array.
    pub fn items(&self) -> Option<Rc<[Json<'a>]>> {
        match self {
            Json::Array(items) => Some(Rc::clone(items)),
            Json::Shape(Value::List(list)) => {
                let items = (0..list.len()).map(|index| Json::from(list.get(index)));
                Some(items.collect())
            }
            Json::Shape(Value::Document(Document::Array(items))) => {
                Some(items.iter().map(Json::from).collect())
            }
            _ => None,
        }
    }

    /// The entries of an object: members of a structure in the order of the model, where they are set; entries of a
    /// map or document by key, since these have no order of their own.
    pub fn entries(&self) -> Option<Entries<'a>> {
        match self {
            Json::Object(entries) => Some(Rc::clone(entries)),
            Json::Shape(Value::Structure(structure)) => {
                let members = structure.table().members.iter().enumerate();
                let set = members.filter_map(|(index, member)| {
                    let value = structure.get(index)?;
                    Some((Cow::Borrowed(member.name), Json::from(Some(value))))
                });
                Some(set.collect())
            }
            Json::Shape(Value::Map(map)) => {
                let mut entries = Vec::with_capacity(map.len());
                map.each(&mut |key, value| {
                    entries.push((Cow::Borrowed(key), Json::from(value)));
                    true
                });
                Some(sorted(entries))
            }
            Json::Shape(Value::Document(Document::Object(object))) => {
                let entries = object.iter();
                let entries =
                    entries.map(|(key, value)| (Cow::Borrowed(key.as_str()), Json::from(value)));
                Some(sorted(entries.collect()))
            }
            _ => None,
        }
    }

    /// The member of an object; null if it has none of that name, or is no object.
    pub fn field(&self, name: &str) -> Json<'a> {
        match self {
            Json::Object(entries) => {
                let found = entries.iter().find(|(key, _)| key == name);
                found.map_or(Json::Null, |(_, value)| value.clone())
            }
            Json::Shape(Value::Structure(structure)) => Json::from(structure.named(name)),
            Json::Shape(Value::Map(map)) => {
                let mut found = Json::Null;
                map.each(&mut |key, value| {
                    let is_it = key == name;
                    if is_it {
                        found = Json::from(value);
                    }
                    !is_it
                });
                found
            }
            Json::Shape(Value::Document(Document::Object(object))) => {
                object.get(name).map_or(Json::Null, Json::from)
            }
            _ => Json::Null,
        }
    }

    /// Whether it counts as true: neither null nor false nor an empty string, array or object.
    pub fn is_true(&self) -> bool {
        match self {
            Json::Null => false,
            Json::Boolean(value) => *value,
            Json::Number(_) => true,
            Json::String(text) => !text.is_empty(),
            other => other.length() != Some(0),
        }
    }

    /// The number of Unicode scalar values of a string, items of an array, or entries of an object.
    pub fn length(&self) -> Option<usize> {
        match self {
            Json::Null | Json::Boolean(_) | Json::Number(_) => None,
            Json::String(text) => Some(text.chars().count()),
            Json::Array(items) => Some(items.len()),
            Json::Object(entries) => Some(entries.len()),
            Json::Shape(Value::List(list)) => Some(list.len()),
            Json::Shape(Value::Map(map)) => Some(map.len()),
            other => match other.items() {
                Some(items) => Some(items.len()),
                None => other.entries().map(|entries| entries.len()),
            },
        }
    }
}

fn sorted<'a>(mut entries: Vec<(Cow<'a, str>, Json<'a>)>) -> Entries<'a> {
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    entries.into()
}

impl<'a> From<Option<Value<'a>>> for Json<'a> {
    fn from(value: Option<Value<'a>>) -> Self {
        let Some(value) = value else {
            return Json::Null;
        };
        let integer = |value: i64| Json::Number(Number::Integer(value.into()));
        match value {
            Value::String(text) => Json::String(Cow::Borrowed(text)),
            Value::Enum(value) => Json::String(Cow::Borrowed(value.as_str())),
            Value::Boolean(value) => Json::Boolean(value),
            Value::Byte(value) => integer(value.into()),
            Value::Short(value) => integer(value.into()),
            Value::Integer(value) => integer(value.into()),
            Value::Long(value) => integer(value),
            Value::Float(value) => Json::Number(Number::Float(value.into())),
            Value::Double(value) => Json::Number(Number::Float(value)),
            Value::BigInteger(value) => big(value.as_ref()),
            Value::BigDecimal(value) => big(value.as_ref()),
            Value::Timestamp(value) if value.subsec_nanos() == 0 => integer(value.secs()),
            Value::Timestamp(value) => Json::Number(Number::Float(value.as_secs_f64())),
            Value::Blob(value) => {
                Json::String(Cow::Owned(aws_smithy_types::base64::encode(value.as_ref())))
            }
            Value::Document(document) => Json::from(document),
            Value::Structure(_) | Value::List(_) | Value::Map(_) => Json::Shape(value),
        }
    }
}

/// A number of any size, as far as expressions can hold it.
fn big<'a>(text: &str) -> Json<'a> {
    Number::parse(text).map_or(Json::Null, Json::Number)
}

impl<'a> From<&'a Document> for Json<'a> {
    fn from(document: &'a Document) -> Self {
        match document {
            Document::Null => Json::Null,
            Document::Bool(value) => Json::Boolean(*value),
            Document::String(text) => Json::String(Cow::Borrowed(text)),
            Document::Number(number) => Json::Number(match *number {
                DocumentNumber::PosInt(value) => Number::Integer(value.into()),
                DocumentNumber::NegInt(value) => Number::Integer(value.into()),
                DocumentNumber::Float(value) => Number::Float(value),
            }),
            Document::Array(_) | Document::Object(_) => Json::Shape(Value::Document(document)),
        }
    }
}

impl From<Literal> for Json<'_> {
    fn from(literal: Literal) -> Self {
        match literal {
            Literal::Null => Json::Null,
            Literal::Boolean(value) => Json::Boolean(value),
            Literal::Integer(value) => Json::Number(Number::Integer(value.into())),
            Literal::Float(value) => Json::Number(Number::Float(value)),
            Literal::String(text) => Json::String(Cow::Borrowed(text)),
            Literal::Array(items) => Json::Array(items.iter().copied().map(Json::from).collect()),
            Literal::Object(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| (Cow::Borrowed(*key), Json::from(*value)));
                Json::object(entries)
            }
        }
    }
}

/// Equal are values of the same type and content, whether shapes or made by an expression; the order of keys makes no
/// difference.
impl PartialEq for Json<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Json::Null, Json::Null) => true,
            (Json::Boolean(one), Json::Boolean(other)) => one == other,
            (Json::Number(one), Json::Number(other)) => one == other,
            (Json::String(one), Json::String(other)) => one == other,
            (one, other) => match (one.kind(), other.kind()) {
                (Kind::Array, Kind::Array) => one.items() == other.items(),
                (Kind::Object, Kind::Object) => one.has_entries_of(other),
                _ => false,
            },
        }
    }
}

impl Json<'_> {
    fn has_entries_of(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (self.entries(), other.entries()) else {
            return false;
        };
        let has = |(key, value): &(Cow<'_, str>, Json<'_>)| {
            let mut others = other.iter();
            others.any(|(other_key, other)| key == other_key && value == other)
        };
        one.len() == other.len() && one.iter().all(has)
    }
}
