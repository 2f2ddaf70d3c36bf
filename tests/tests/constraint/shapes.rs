//! Shapes with a constraint of each kind in each place.

use std::collections::HashMap;

use aws_smithy_types::{BigDecimal, BigInteger, Blob};
use smithy_client_runtime::shape::{Member, Trait};
use smithy_client_runtime::{string_enum, structure, union};

pub const SUITS: [&str; 3] = ["HEARTS", "SPADES", "CLUBS"];
pub const NAME_PATTERN: &str = "^[a-z\u{1F980}-\u{1F990}]+$";
pub const KEY_PATTERN: &str = "^k[0-9]$";

#[derive(Debug, Clone, PartialEq)]
pub struct Suit(pub String);

impl From<&str> for Suit {
    fn from(value: &str) -> Self {
        Suit(value.to_owned())
    }
}

impl Suit {
    fn as_str(&self) -> &str {
        &self.0
    }
}

impl Eq for Suit {}

impl std::hash::Hash for Suit {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

string_enum!(Suit);

/// A structure whose members carry everything that the random test compares.
#[derive(Clone, Default, PartialEq)]
pub struct Card {
    pub name: Option<String>,
    pub suit: Option<Suit>,
    pub rank: Option<i32>,
    pub tags: Option<Vec<String>>,
    pub notes: Option<HashMap<String, String>>,
    pub parent: Option<Box<Card>>,
    pub choice: Option<Choice>,
}

impl Card {
    const TAG: Member = Member::new("member").traits(&[Trait::Length {
        min: Some(1),
        max: Some(3),
    }]);
    const NOTE_KEY: Member = Member::new("key").traits(&[Trait::Pattern(KEY_PATTERN)]);
    const NOTE: Member = Member::new("value").traits(&[Trait::EnumValues(&SUITS)]);
}

structure! {
    Card "Card",
    0 => name "Name" REQUIRED; [Length { min: Some(2), max: Some(4) }, Pattern(NAME_PATTERN)],
    1 => suit "Suit"; [EnumValues(&SUITS)],
    2 => rank "Rank"; [Range { min: Some("-3"), max: Some("9") }, IntEnumValues(&[-5, 1, 2, 12])],
    3 => tags "Tags" UNIQUE_ITEMS; [Length { min: None, max: Some(2) }, Item(&Self::TAG)],
    4 => notes "Notes"; [Length { min: Some(1), max: Some(2) }, Key(&Self::NOTE_KEY), MapValue(&Self::NOTE)],
    5 => parent "Parent",
    6 => choice "Choice",
}

/// A union with a constraint inside, and a variant that the model does not know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Choice {
    Card(Box<Card>),
    Text(String),
    Nothing,
    Unknown,
}

union! {
    Choice "Choice",
    0 => Card "Card",
    1 => Text "Text"; [Length { min: Some(1), max: None }],
    2 => Nothing unit "Nothing",
}

/// A number of each kind in one range, and blobs.
#[derive(Default)]
pub struct Numbers {
    pub byte: Option<i8>,
    pub short: Option<i16>,
    pub integer: Option<i32>,
    pub long: Option<i64>,
    pub float: Option<f32>,
    pub double: Option<f64>,
    pub big_integer: Option<BigInteger>,
    pub big_decimal: Option<BigDecimal>,
    pub blob: Option<Blob>,
    pub blobs: Option<Vec<Blob>>,
    pub lists: Option<Vec<Vec<i32>>>,
    pub sparse: Option<Vec<Option<String>>>,
}

const RANGE: Trait = Trait::Range {
    min: Some("-1.5"),
    max: Some("1e2"),
};
const SPARSE_ITEM: Member = Member::new("member").traits(&[Trait::Length {
    min: Some(1),
    max: None,
}]);

structure! {
    Numbers "Numbers",
    0 => byte "Byte"; [RANGE],
    1 => short "Short"; [RANGE],
    2 => integer "Integer"; [RANGE],
    3 => long "Long"; [RANGE],
    4 => float "Float"; [RANGE],
    5 => double "Double"; [RANGE],
    6 => big_integer "BigInteger"; [RANGE],
    7 => big_decimal "BigDecimal"; [RANGE],
    8 => blob "Blob"; [Length { min: None, max: Some(3) }],
    9 => blobs "Blobs" UNIQUE_ITEMS,
    10 => lists "Lists" UNIQUE_ITEMS,
    11 => sparse "Sparse" UNIQUE_ITEMS; [Item(&SPARSE_ITEM)],
}
