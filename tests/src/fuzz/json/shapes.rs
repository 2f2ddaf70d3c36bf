//! Shapes that together have every kind of value, written as a generated crate would have them.

use std::collections::HashMap;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use smithy_client_runtime::primitives::UnknownVariantValue;
use smithy_client_runtime::shape::{Member, Shape, Table, TableFlags, TimestampFormat, Trait};
use smithy_client_runtime::{string_enum, structure, union};

/// A structure with a member of every kind.
#[derive(Debug, Clone, PartialEq)]
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

impl Shape for Everything {
    const TABLE: Table = Table::new(
        "Everything",
        &[
            Member::new("Text"),
            Member::new("Color"),
            Member::new("Boolean"),
            Member::new("Byte"),
            Member::new("Short"),
            Member::new("Integer"),
            Member::new("Long"),
            Member::new("Float"),
            Member::new("Double"),
            Member::new("BigInteger"),
            Member::new("BigDecimal"),
            Member::new("Epoch"),
            Member::new("DateTime").traits(&[DATE_TIME]),
            Member::new("HttpDate").traits(&[HTTP_DATE]),
            Member::new("Blob"),
            Member::new("Document"),
            Member::new("Nested"),
            Member::new("Choice"),
            Member::new("List"),
            Member::new("SparseList"),
            Member::new("Structures"),
            Member::new("Times").traits(&[DATE_TIME_ITEM]),
            Member::new("Documents"),
            Member::new("Map"),
            Member::new("SparseMap"),
            Member::new("TimesByColor").traits(&[HTTP_DATES_VALUE]),
            Member::new("Required").required(),
            Member::new("RequiredColor").required(),
            Member::new("RequiredInner").required(),
            Member::new("Defaulted"),
        ],
    );
}

structure!(Everything {
    0 => text,
    1 => color,
    2 => boolean,
    3 => byte,
    4 => short,
    5 => integer,
    6 => long,
    7 => float,
    8 => double,
    9 => big_integer,
    10 => big_decimal,
    11 => epoch,
    12 => date_time,
    13 => http_date,
    14 => blob,
    15 => document,
    16 => nested,
    17 => choice,
    18 => list,
    19 => sparse_list,
    20 => structures,
    21 => times,
    22 => documents,
    23 => map,
    24 => sparse_map,
    25 => times_by_color,
    26 => required,
    27 => required_color,
    28 => required_inner,
    29 => defaulted = 7,
});

/// A structure in the structure.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Inner {
    pub name: Option<String>,
    pub count: Option<i32>,
}

impl Shape for Inner {
    const TABLE: Table = Table::new("Inner", &[Member::new("Name"), Member::new("Count")]);
}

structure!(Inner { 0 => name, 1 => count });

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

impl Shape for Choice {
    const TABLE: Table = Table::new(
        "Choice",
        &[
            Member::new("Text"),
            Member::new("Inner"),
            Member::new("Time").traits(&[DATE_TIME]),
            Member::new("Nothing"),
            Member::new("Choices"),
        ],
    )
    .with(TableFlags::UNION);
}

union!(Choice { 0 => Text, 1 => Inner, 2 => Time, 3 => Nothing unit, 4 => Choices });

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
