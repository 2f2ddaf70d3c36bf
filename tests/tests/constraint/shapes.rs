//! Shapes with a constraint of each kind in each place.

use std::collections::HashMap;

use aws_smithy_types::{BigDecimal, BigInteger, Blob};
use smithy_client_runtime::shape::{Member, MemberFlags, Shape, Table, TableFlags, Trait};
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
#[derive(Debug, Clone, Default, PartialEq)]
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

impl Shape for Card {
    const TABLE: Table = Table::new(
        "Card",
        &[
            Member::new("Name").required().traits(&[
                Trait::Length {
                    min: Some(2),
                    max: Some(4),
                },
                Trait::Pattern(NAME_PATTERN),
            ]),
            Member::new("Suit").traits(&[Trait::EnumValues(&SUITS)]),
            Member::new("Rank").traits(&[
                Trait::Range {
                    min: Some("-3"),
                    max: Some("9"),
                },
                Trait::IntEnumValues(&[-5, 1, 2, 12]),
            ]),
            Member::new("Tags")
                .with(MemberFlags::UNIQUE_ITEMS)
                .traits(&[
                    Trait::Length {
                        min: None,
                        max: Some(2),
                    },
                    Trait::Item(&Self::TAG),
                ]),
            Member::new("Notes").traits(&[
                Trait::Length {
                    min: Some(1),
                    max: Some(2),
                },
                Trait::Key(&Self::NOTE_KEY),
                Trait::MapValue(&Self::NOTE),
            ]),
            Member::new("Parent"),
            Member::new("Choice"),
        ],
    );
}

structure!(Card {
    0 => name,
    1 => suit,
    2 => rank,
    3 => tags,
    4 => notes,
    5 => parent,
    6 => choice
});

/// A union with a constraint inside, and a variant that the model does not know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Choice {
    Card(Box<Card>),
    Text(String),
    Nothing,
    Unknown,
}

impl Shape for Choice {
    const TABLE: Table = Table::new(
        "Choice",
        &[
            Member::new("Card"),
            Member::new("Text").traits(&[Trait::Length {
                min: Some(1),
                max: None,
            }]),
            Member::new("Nothing"),
        ],
    )
    .with(TableFlags::UNION);
}

union!(Choice { 0 => Card, 1 => Text, 2 => Nothing unit });

/// A number of each kind in one range, and blobs.
#[derive(Debug, Default)]
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

impl Shape for Numbers {
    const TABLE: Table = Table::new(
        "Numbers",
        &[
            Member::new("Byte").traits(&[RANGE]),
            Member::new("Short").traits(&[RANGE]),
            Member::new("Integer").traits(&[RANGE]),
            Member::new("Long").traits(&[RANGE]),
            Member::new("Float").traits(&[RANGE]),
            Member::new("Double").traits(&[RANGE]),
            Member::new("BigInteger").traits(&[RANGE]),
            Member::new("BigDecimal").traits(&[RANGE]),
            Member::new("Blob").traits(&[Trait::Length {
                min: None,
                max: Some(3),
            }]),
            Member::new("Blobs").with(MemberFlags::UNIQUE_ITEMS),
            Member::new("Lists").with(MemberFlags::UNIQUE_ITEMS),
            Member::new("Sparse")
                .with(MemberFlags::UNIQUE_ITEMS)
                .traits(&[Trait::Item(&SPARSE_ITEM)]),
        ],
    );
}

structure!(Numbers {
    0 => byte,
    1 => short,
    2 => integer,
    3 => long,
    4 => float,
    5 => double,
    6 => big_integer,
    7 => big_decimal,
    8 => blob,
    9 => blobs,
    10 => lists,
    11 => sparse,
});
