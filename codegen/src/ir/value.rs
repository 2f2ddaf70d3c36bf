//! The Rust types that values have, and literals of them.

use super::{Path, Stream};

/// The type of a value that is present: no `Option` around it, which is a matter of
/// [`Presence`](super::Presence).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// `bool`
    Boolean,
    /// `i8`
    Byte,
    /// `i16`
    Short,
    /// `i32`; an `intEnum` too.
    Integer,
    /// `i64`
    Long,
    /// `f32`
    Float,
    /// `f64`
    Double,
    /// `String`
    String,
    /// An integer of any size.
    BigInteger,
    /// A decimal number of any size.
    BigDecimal,
    /// A point in time.
    Timestamp,
    /// Bytes.
    Blob,
    /// A value without a schema.
    Document,
    /// An enumeration of the generated crate.
    Enumeration(Path),
    /// A structure of the generated crate.
    Structure(Path),
    /// A union of the generated crate.
    Union(Path),
    /// `Vec` of the items.
    List(Item),
    /// `HashMap` of the values by string or enumeration.
    Map(Box<ValueType>, Item),
    /// A stream.
    Stream(Stream),
}

/// The items of a list, or the values of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Their type.
    pub value: Box<ValueType>,
    /// `smithy.api#sparse`: each may be null, and is an `Option`.
    pub sparse: bool,
}

/// A constant value of a type.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// The type's `Default`: false, zero, the empty string, list or map.
    Zero,
    /// A boolean.
    Boolean(bool),
    /// A whole number in the range of its type.
    Integer(i64),
    /// A number with a fraction, as decimal text.
    Decimal(String),
    /// A string.
    Text(String),
    /// A string that is parsed as an enumeration or a big number.
    Parsed(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A point in time.
    Timestamp {
        /// Seconds since 1970.
        seconds: i64,
        /// Nanoseconds to add.
        nanoseconds: u32,
    },
    /// A value without a schema.
    Document(DocumentLiteral),
}

/// A constant value without a schema.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentLiteral {
    /// Null.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A whole number that is not negative.
    Unsigned(u64),
    /// A negative whole number.
    Negative(i64),
    /// Any other number, as decimal text.
    Decimal(String),
    /// A string.
    Text(String),
    /// An empty array.
    EmptyArray,
    /// An empty object.
    EmptyObject,
}

impl ValueType {
    /// The stream, if this is one.
    pub fn stream(&self) -> Option<&Stream> {
        match self {
            ValueType::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    /// Whether values are copied rather than borrowed by getters.
    pub fn is_copied(&self) -> bool {
        matches!(
            self,
            ValueType::Boolean
                | ValueType::Byte
                | ValueType::Short
                | ValueType::Integer
                | ValueType::Long
                | ValueType::Float
                | ValueType::Double
        )
    }
}
