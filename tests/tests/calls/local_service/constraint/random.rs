//! Random values against a check of the same shapes in plain Rust, which knows no table.

use std::collections::HashMap;

use ::local_service::{read, violations, Constraint};
use regex::Regex;
use serde_json::{json, Map, Value as Json};

use super::shapes::{schema, KEY_PATTERN, NAME_PATTERN, SUITS};

/// How many values are compared.
const VALUES: u64 = 20_000;

/// A value of the shape `Card`.
#[derive(Debug, Default)]
struct Card {
    name: Option<String>,
    suit: Option<String>,
    rank: Option<i32>,
    tags: Option<Vec<String>>,
    notes: Option<HashMap<String, String>>,
    parent: Option<Box<Card>>,
    choice: Option<Choice>,
}

/// One of the shape `Choice`.
#[derive(Debug)]
enum Choice {
    Card(Box<Card>),
    Text(String),
    Nothing,
    Unknown,
}

impl Card {
    fn json(&self) -> Json {
        let members = [
            ("Name", self.name.as_ref().map(|name| json!(name))),
            ("Suit", self.suit.as_ref().map(|suit| json!(suit))),
            ("Rank", self.rank.map(|rank| json!(rank))),
            ("Tags", self.tags.as_ref().map(|tags| json!(tags))),
            ("Notes", self.notes.as_ref().map(|notes| json!(notes))),
            ("Parent", self.parent.as_ref().map(|parent| parent.json())),
            ("Choice", self.choice.as_ref().map(Choice::json)),
        ];
        let members = members.into_iter();
        let set = members.filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Json::Object(set.collect::<Map<_, _>>())
    }
}

impl Choice {
    fn json(&self) -> Json {
        match self {
            Choice::Card(card) => json!({ "Card": card.json() }),
            Choice::Text(text) => json!({ "Text": text }),
            Choice::Nothing => json!({ "Nothing": {} }),
            Choice::Unknown => json!({ "Unknown": {} }),
        }
    }
}

/// A generator of a few lines (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// Mostly lower case, now and then a crab, another character beyond the first plane, a mark.
    fn text(&mut self, longest: u64) -> String {
        (0..self.below(longest + 1))
            .map(|_| match self.below(12) {
                0 => '\u{1F980}',
                1 => '\u{1D7D8}',
                2 if self.one_in(3) => '\u{301}',
                3 if self.one_in(3) => '\n',
                letter => char::from(b'a' + u8::try_from(letter).unwrap()),
            })
            .collect()
    }

    fn suit(&mut self) -> String {
        match self.below(4) {
            0 => self.text(5),
            known => SUITS[usize::try_from(known - 1).unwrap()].to_owned(),
        }
    }

    fn card(&mut self, depth: u64) -> Card {
        let nested = depth > 0;
        Card {
            name: (!self.one_in(5)).then(|| self.text(6)),
            suit: self.one_in(2).then(|| self.suit()),
            rank: self
                .one_in(2)
                .then(|| i32::try_from(self.below(20)).unwrap() - 6),
            tags: self.one_in(2).then(|| self.tags()),
            notes: self.one_in(2).then(|| self.notes()),
            parent: (nested && self.one_in(3)).then(|| Box::new(self.card(depth - 1))),
            choice: (nested && self.one_in(2)).then(|| self.choice(depth - 1)),
        }
    }

    fn tags(&mut self) -> Vec<String> {
        (0..self.below(4)).map(|_| self.text(4)).collect()
    }

    fn choice(&mut self, depth: u64) -> Choice {
        match self.below(4) {
            0 => Choice::Card(Box::new(self.card(depth))),
            1 => Choice::Text(self.text(2)),
            2 => Choice::Nothing,
            _ => Choice::Unknown,
        }
    }

    fn notes(&mut self) -> HashMap<String, String> {
        (0..self.below(4))
            .map(|_| {
                let key = match self.below(3) {
                    0 => self.text(3),
                    _ => format!("k{}", self.below(12)),
                };
                (key, self.suit())
            })
            .collect()
    }
}

/// What is wrong, as path and the name of the constraint.
fn plain(
    card: &Card,
    at: &str,
    name: &Regex,
    key: &Regex,
    found: &mut Vec<(String, &'static str)>,
) {
    let mut wrong = |path: String, what: &'static str, is_wrong: bool| {
        if is_wrong {
            found.push((format!("{at}{path}"), what));
        }
    };
    match &card.name {
        None => wrong("Name".into(), "required", true),
        Some(text) => {
            let length = text.chars().count();
            wrong("Name".into(), "length", !(2..=4).contains(&length));
            wrong("Name".into(), "pattern", !name.is_match(text));
        }
    }
    let suit = card.suit.as_ref();
    wrong(
        "Suit".into(),
        "enum",
        suit.is_some_and(|suit| !SUITS.contains(&suit.as_str())),
    );
    let rank = card.rank.unwrap_or(1);
    wrong("Rank".into(), "range", !(-3..=9).contains(&rank));
    wrong("Rank".into(), "intEnum", ![-5, 1, 2, 12].contains(&rank));
    if let Some(tags) = &card.tags {
        wrong("Tags".into(), "length", tags.len() > 2);
        for (index, tag) in tags.iter().enumerate() {
            let length = tag.chars().count();
            wrong(
                format!("Tags[{index}]"),
                "length",
                !(1..=3).contains(&length),
            );
            wrong(
                format!("Tags[{index}]"),
                "unique",
                tags[..index].contains(tag),
            );
        }
    }
    if let Some(notes) = &card.notes {
        wrong("Notes".into(), "length", !(1..=2).contains(&notes.len()));
        for (note_key, note) in notes {
            wrong(
                format!("Notes[{note_key:?}]"),
                "pattern",
                !key.is_match(note_key),
            );
            wrong(
                format!("Notes[{note_key:?}]"),
                "enum",
                !SUITS.contains(&note.as_str()),
            );
        }
    }
    let inner = match &card.choice {
        Some(Choice::Card(inner)) => Some(inner),
        Some(Choice::Text(text)) => {
            wrong("Choice.Text".into(), "length", text.is_empty());
            None
        }
        Some(Choice::Unknown) => {
            wrong("Choice".into(), "oneOf", true);
            None
        }
        _ => None,
    };
    if let Some(parent) = &card.parent {
        plain(parent, &format!("{at}Parent."), name, key, found);
    }
    if let Some(inner) = inner {
        plain(inner, &format!("{at}Choice.Card."), name, key, found);
    }
}

fn kind(constraint: &Constraint) -> &'static str {
    match constraint {
        Constraint::Required => "required",
        Constraint::Length { .. } => "length",
        Constraint::Range { .. } => "range",
        Constraint::Pattern(_) => "pattern",
        Constraint::Enum(_) => "enum",
        Constraint::IntEnum(_) => "intEnum",
        Constraint::UniqueItems => "unique",
        Constraint::OneOf => "oneOf",
        other => panic!("{other:?}"),
    }
}

#[test]
fn random_values_have_the_violations_that_plain_code_finds() {
    let (schema, _) = schema("Card");
    let name = Regex::new(NAME_PATTERN).unwrap();
    let key = Regex::new(KEY_PATTERN).unwrap();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (mut valid, mut broken) = (0, 0);
    for _ in 0..VALUES {
        let card = random.card(3);
        let mut expected = Vec::new();
        plain(&card, "", &name, &key, &mut expected);
        let value = read(schema, &card.json()).unwrap();
        let mut found: Vec<(String, &str)> = violations(&value)
            .unwrap()
            .iter()
            .map(|violation| (violation.path.to_string(), kind(&violation.constraint)))
            .collect();
        valid += u64::from(expected.is_empty());
        broken += expected.len();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{card:?}");
    }
    assert!(
        valid > VALUES / 100 && valid < VALUES,
        "{valid} valid values tell too little"
    );
    println!("{VALUES} values, {valid} of them valid, {broken} violations agreed on");
}
