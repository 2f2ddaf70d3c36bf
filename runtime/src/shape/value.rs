//! The closed set of value kinds, for writing ([`Slot`]) and for reading ([`Value`]).
//!
//! There is no kind for an option or a box: [`Field`](super::Field) dissolves both, so an
//! interpreter's `match` has one arm for each kind that the Smithy type system has.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{List, Map, Member, MemberFlags, StringEnum, Structure};

/// A present value, opened for writing.
///
/// Opening has effects: an optional field becomes present, a union takes the variant. So a reader
/// opens a slot only when it has seen that the value is neither absent nor null.
#[derive(Debug)]
pub enum Slot<'a> {
    /// A `string`.
    String(&'a mut String),
    /// An `enum`, or a string with the older `enum` trait.
    Enum(&'a mut dyn StringEnum),
    /// A `boolean`.
    Boolean(&'a mut bool),
    /// A `byte`.
    Byte(&'a mut i8),
    /// A `short`.
    Short(&'a mut i16),
    /// An `integer` or an `intEnum`.
    Integer(&'a mut i32),
    /// A `long`.
    Long(&'a mut i64),
    /// A `float`.
    Float(&'a mut f32),
    /// A `double`.
    Double(&'a mut f64),
    /// A `bigInteger`.
    BigInteger(&'a mut BigInteger),
    /// A `bigDecimal`.
    BigDecimal(&'a mut BigDecimal),
    /// A `timestamp`.
    Timestamp(&'a mut DateTime),
    /// A `blob`.
    Blob(&'a mut Blob),
    /// A `document`.
    Document(&'a mut Document),
    /// A `structure` or a `union`; the table tells which.
    Structure(&'a mut dyn Structure),
    /// A `list`.
    List(&'a mut dyn List),
    /// A `map`.
    Map(&'a mut dyn Map),
}

/// A present value, read.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// A `string`.
    String(&'a str),
    /// An `enum`, or a string with the older `enum` trait.
    Enum(&'a dyn StringEnum),
    /// A `boolean`.
    Boolean(bool),
    /// A `byte`.
    Byte(i8),
    /// A `short`.
    Short(i16),
    /// An `integer` or an `intEnum`.
    Integer(i32),
    /// A `long`.
    Long(i64),
    /// A `float`.
    Float(f32),
    /// A `double`.
    Double(f64),
    /// A `bigInteger`.
    BigInteger(&'a BigInteger),
    /// A `bigDecimal`.
    BigDecimal(&'a BigDecimal),
    /// A `timestamp`.
    Timestamp(&'a DateTime),
    /// A `blob`.
    Blob(&'a Blob),
    /// A `document`.
    Document(&'a Document),
    /// A `structure` or a `union`; the table tells which.
    Structure(&'a dyn Structure),
    /// A `list`.
    List(&'a dyn List),
    /// A `map`.
    Map(&'a dyn Map),
}

impl<'a> Value<'a> {
    /// Whether this is the number zero, or false.
    pub fn is_zero(self) -> bool {
        match self {
            Value::Boolean(value) => !value,
            Value::Byte(value) => value == 0,
            Value::Short(value) => value == 0,
            Value::Integer(value) => value == 0,
            Value::Long(value) => value == 0,
            Value::Float(value) => value == 0.0,
            Value::Double(value) => value == 0.0,
            _ => false,
        }
    }

    /// Whether this value of a member counts as absent.
    #[inline]
    pub(crate) fn is_unset(self, member: &Member) -> bool {
        member.flags.contains(MemberFlags::UNSET_AT_ZERO) && self.is_zero()
    }

    /// The text of a string or of the value of an enum.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Value::String(text) => Some(text),
            Value::Enum(value) => Some(value.as_str()),
            _ => None,
        }
    }
}
