//! One case for each kind of value and constraint, and how violations read.

use std::str::FromStr;

use aws_smithy_types::{BigDecimal, BigInteger, Blob};
use smithy_client_runtime::constraint::{Checker, Constraint, PathSegment, Subject};
use smithy_client_runtime::shape::Structure;
use smithy_client_runtime::structure;

use super::shapes::{Card, Choice, Numbers, Suit};

fn told(value: &dyn Structure) -> Vec<String> {
    let violations = Checker::new().violations(value).unwrap();
    violations.iter().map(ToString::to_string).collect()
}

fn card(name: &str) -> Card {
    Card {
        name: Some(name.to_owned()),
        ..Card::default()
    }
}

#[test]
fn length_counts_scalar_values() {
    // Four crabs are four, although they are eight code units of UTF-16 and sixteen bytes.
    assert_eq!(told(&card("\u{1F980}\u{1F980}\u{1F980}\u{1F980}")), [""; 0]);
    let five = told(&card("\u{1F980}aaaa"));
    assert_eq!(five, ["Name: must have from 2 to 4 characters, has 5"]);
    // A letter and a combining mark are two.
    let marked = told(&card("e\u{301}"));
    assert_eq!(
        marked,
        ["Name: must match the regular expression ^[a-z🦀-🦐]+$"]
    );
}

#[test]
fn every_place_is_checked_and_told_by_its_path() {
    let card = Card {
        suit: Some(Suit("DIAMONDS".to_owned())),
        rank: Some(12),
        tags: Some(vec!["a".to_owned(), String::new(), "a".to_owned()]),
        notes: Some([("x".to_owned(), "y".to_owned())].into()),
        parent: Some(Box::new(card("ab"))),
        choice: Some(Choice::Card(Box::default())),
        ..Card::default()
    };
    let expected = [
        "Name: is required",
        "Suit: must be one of HEARTS, SPADES, CLUBS",
        "Rank: must be from -3 to 9",
        "Tags: must have at most 2 items, has 3",
        "Tags[1]: must have from 1 to 3 characters, has 0",
        "Tags[2]: repeats an earlier item",
        "Notes[\"x\"]: must match the regular expression ^k[0-9]$",
        "Notes[\"x\"]: must be one of HEARTS, SPADES, CLUBS",
        "Choice.Card.Name: is required",
    ];
    assert_eq!(told(&card), expected);
}

#[test]
fn a_violation_is_data() {
    let value = Card {
        tags: Some(vec!["a".to_owned(), "long".to_owned()]),
        ..card("ab")
    };
    let violations = Checker::new().violations(&value).unwrap();
    let [violation] = &violations[..] else {
        panic!("{violations:?}")
    };
    let path = [PathSegment::Member("Tags"), PathSegment::Item(1)];
    assert_eq!(violation.path.segments(), path);
    let expected = Constraint::Length {
        subject: Subject::Characters,
        length: 4,
        min: Some(1),
        max: Some(3),
    };
    assert_eq!(violation.constraint, expected);
}

#[test]
fn a_union_has_exactly_one_member() {
    let with = |choice| {
        told(&Card {
            choice: Some(choice),
            ..card("ab")
        })
    };
    assert_eq!(with(Choice::Nothing), [""; 0]);
    assert_eq!(with(Choice::Text("t".to_owned())), [""; 0]);
    let empty = with(Choice::Text(String::new()));
    assert_eq!(
        empty,
        ["Choice.Text: must have at least 1 characters, has 0"]
    );
    assert_eq!(
        with(Choice::Unknown),
        ["Choice: must have exactly one member set"]
    );
}

#[test]
fn ranges_are_exact_for_every_number() {
    let big = |text: &str| {
        told(&Numbers {
            big_decimal: Some(BigDecimal::from_str(text).unwrap()),
            ..Numbers::default()
        })
        .is_empty()
    };
    for within in [
        "-1.5", "-1.50", "100", "100.000", "1e2", "0.1E3", "1000e-1", "0", "-0", "99.9",
    ] {
        assert!(big(within), "{within}");
    }
    let beyond = [
        "-1.50000000000000000000000001",
        "100.00000000000000000000000000000001",
        "-2",
        "1e3",
        "-1e99",
    ];
    for beyond in beyond {
        assert!(!big(beyond), "{beyond}");
    }
    let integer = |text: &str| {
        told(&Numbers {
            big_integer: Some(BigInteger::from_str(text).unwrap()),
            ..Numbers::default()
        })
        .is_empty()
    };
    assert!(integer("100") && integer("-1") && integer("0"));
    assert!(!integer("101") && !integer("-2") && !integer("100000000000000000000000000"));

    let at_the_edge = Numbers {
        byte: Some(100),
        short: Some(-1),
        integer: Some(100),
        long: Some(0),
        float: Some(-1.5),
        double: Some(100.0),
        ..Numbers::default()
    };
    assert_eq!(told(&at_the_edge), [""; 0]);
    let beyond = Numbers {
        byte: Some(101),
        short: Some(-2),
        integer: Some(i32::MIN),
        long: Some(i64::MAX),
        float: Some(-1.500_000_2),
        double: Some(f64::NAN),
        ..Numbers::default()
    };
    let told = told(&beyond);
    let names = ["Byte", "Short", "Integer", "Long", "Float", "Double"];
    let expected = names.map(|name| format!("{name}: must be from -1.5 to 1e2"));
    assert_eq!(told, expected);
}

#[test]
fn items_are_unique_by_value() {
    let blob = |bytes: &[u8]| Blob::new(bytes.to_vec());
    let value = Numbers {
        blob: Some(blob(b"1234")),
        blobs: Some(vec![
            blob(b"12"),
            blob(b"1"),
            blob(b"2"),
            blob(b""),
            blob(b"12"),
        ]),
        // Not the same items in another arrangement.
        lists: Some(vec![
            vec![1, 2],
            vec![1],
            vec![2],
            vec![],
            vec![2, 1],
            vec![1, 2],
        ]),
        sparse: Some(vec![None, Some("a".to_owned()), None, Some(String::new())]),
        ..Numbers::default()
    };
    let expected = [
        "Blob: must have at most 3 bytes, has 4",
        "Blobs[4]: repeats an earlier item",
        "Lists[5]: repeats an earlier item",
        "Sparse[2]: repeats an earlier item",
        "Sparse[3]: must have at least 1 characters, has 0",
    ];
    assert_eq!(told(&value), expected);
}

#[derive(Default)]
struct Odd {
    text: Option<String>,
}

structure! {
    Odd "Odd",
    0 => text "Text"; [Pattern("^(?i)x$")],
}

#[test]
fn a_pattern_that_cannot_be_checked_lets_nothing_through() {
    let checker = Checker::new();
    let unsupported = checker.prepare("^(?i)x$").unwrap_err();
    assert_eq!(unsupported.pattern, "^(?i)x$");
    let value = Odd {
        text: Some("x".to_owned()),
    };
    assert_eq!(checker.violations(&value).unwrap_err(), unsupported);
    assert_eq!(checker.violations(&Odd::default()), Ok(Vec::new()));
}
