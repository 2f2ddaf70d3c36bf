//! Shapes that together have every kind of value, written as a generated crate would have them.

use std::collections::HashMap;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use smithy_client_runtime::primitives::UnknownVariantValue;
use smithy_client_runtime::shape::{Member, TimestampFormat, Trait};
use smithy_client_runtime::{string_enum, structure, union};

/// A structure with a member of every kind.
#[derive(Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Everything {
    pub text: Option<String>,
    pub color: Option<Color>,
    pub boolean: Option<bool>,
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub integer: Option<i32>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub epoch: Option<DateTime>,
    pub date_time: Option<DateTime>,
    pub http_date: Option<DateTime>,
    pub blob: Option<Blob>,
    pub document: Option<Document>,
    pub nested: Option<Box<Everything>>,
    pub choice: Option<Choice>,
    pub list: Option<Vec<String>>,
    pub sparse_list: Option<Vec<Option<i32>>>,
    pub structures: Option<Vec<Inner>>,
    pub times: Option<Vec<DateTime>>,
    pub documents: Option<Vec<Document>>,
    pub map: Option<HashMap<String, String>>,
    pub sparse_map: Option<HashMap<String, Option<Inner>>>,
    pub times_by_color: Option<HashMap<Color, Vec<DateTime>>>,
    pub required: String,
    pub required_color: Color,
    pub required_inner: Inner,
    pub defaulted: i32,
}

const DATE_TIME: Trait = Trait::TimestampFormat(TimestampFormat::DateTime);
const HTTP_DATE: Trait = Trait::TimestampFormat(TimestampFormat::HttpDate);
const DATE_TIME_ITEM: Trait = Trait::Item(&Member::new("member").traits(&[DATE_TIME]));
const HTTP_DATE_ITEM: Trait = Trait::Item(&Member::new("member").traits(&[HTTP_DATE]));
const HTTP_DATES_VALUE: Trait = Trait::MapValue(&Member::new("value").traits(&[HTTP_DATE_ITEM]));

structure! {
    Everything "Everything",
    0 => text "Text",
    1 => color "Color",
    2 => boolean "Boolean",
    3 => byte "Byte",
    4 => short "Short",
    5 => integer "Integer",
    6 => long "Long",
    7 => float "Float",
    8 => double "Double",
    9 => big_integer "BigInteger",
    10 => big_decimal "BigDecimal",
    11 => epoch "Epoch",
    12 => date_time "DateTime"; [DATE_TIME],
    13 => http_date "HttpDate"; [HTTP_DATE],
    14 => blob "Blob",
    15 => document "Document",
    16 => nested "Nested",
    17 => choice "Choice",
    18 => list "List",
    19 => sparse_list "SparseList",
    20 => structures "Structures",
    21 => times "Times"; [DATE_TIME_ITEM],
    22 => documents "Documents",
    23 => map "Map",
    24 => sparse_map "SparseMap",
    25 => times_by_color "TimesByColor"; [HTTP_DATES_VALUE],
    26 => required "Required" PRESENT,
    27 => required_color "RequiredColor" PRESENT,
    28 => required_inner "RequiredInner" PRESENT,
    29 => defaulted "Defaulted" PRESENT = 7,
}

/// A structure in the structure.
#[derive(Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Inner {
    pub name: Option<String>,
    pub count: Option<i32>,
}

structure! {
    Inner "Inner",
    0 => name "Name",
    1 => count "Count",
}

/// A union with and without values, and with itself.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Choice {
    Text(String),
    Inner(Inner),
    Time(DateTime),
    Nothing,
    Choices(Vec<Choice>),
    Unknown,
}

union! {
    Choice "Choice",
    0 => Text "Text",
    1 => Inner "Inner",
    2 => Time "Time"; [DATE_TIME],
    3 => Nothing unit "Nothing",
    4 => Choices "Choices",
}

/// An enum of strings.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Color {
    Red,
    Blue,
    Unknown(UnknownVariantValue),
}

impl Color {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "RED",
            Self::Blue => "BLUE",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl From<&str> for Color {
    fn from(value: &str) -> Self {
        match value {
            "RED" => Self::Red,
            "BLUE" => Self::Blue,
            other => Self::Unknown(UnknownVariantValue::new(other)),
        }
    }
}

string_enum!(Color);
