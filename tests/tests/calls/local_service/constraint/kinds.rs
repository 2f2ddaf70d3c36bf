//! One case for each kind of value and constraint, and how violations read.

use ::local_service::{Constraint, PathSegment, Subject};
use serde_json::{json, Value as Json};

use super::shapes::{found, schema};

fn told(name: &str, json: &Json) -> Vec<String> {
    found(name, json).iter().map(ToString::to_string).collect()
}

fn card(json: Json) -> Vec<String> {
    told("Card", &json)
}

fn numbers(json: Json) -> Vec<String> {
    told("Numbers", &json)
}

#[test]
fn length_counts_scalar_values() {
    // Four crabs are four, although they are eight code units of UTF-16 and sixteen bytes.
    let four = card(json!({ "Name": "\u{1F980}\u{1F980}\u{1F980}\u{1F980}" }));
    assert_eq!(four, [""; 0]);
    let five = card(json!({ "Name": "\u{1F980}aaaa" }));
    assert_eq!(five, ["Name: must have from 2 to 4 characters, has 5"]);
    // A letter and a combining mark are two.
    let marked = card(json!({ "Name": "e\u{301}" }));
    assert_eq!(
        marked,
        ["Name: must match the regular expression ^[a-z🦀-🦐]+$"]
    );
}

#[test]
fn every_place_is_checked_and_told_by_its_path() {
    let told = card(json!({
        "Suit": "DIAMONDS", "Rank": 13, "Tags": ["a", "", "a"], "Notes": { "x": "y" },
        "Parent": { "Name": "ab" }, "Choice": { "Card": {} },
    }));
    let expected = [
        "Name: is required",
        "Suit: must be one of HEARTS, SPADES, CLUBS",
        "Rank: must be from -3 to 9",
        "Rank: must be one of -5, 1, 2, 12",
        "Tags: must have at most 2 items, has 3",
        "Tags[1]: must have from 1 to 3 characters, has 0",
        "Tags[2]: repeats an earlier item",
        "Notes[\"x\"]: must match the regular expression ^k[0-9]$",
        "Notes[\"x\"]: must be one of HEARTS, SPADES, CLUBS",
        "Choice.Card.Name: is required",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_violation_is_data() {
    let violations = found("Card", &json!({ "Name": "ab", "Tags": ["a", "long"] }));
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
    let with = |choice: Json| card(json!({ "Name": "ab", "Choice": choice }));
    assert_eq!(with(json!({ "Nothing": {} })), [""; 0]);
    assert_eq!(with(json!({ "Text": "t" })), [""; 0]);
    let empty = with(json!({ "Text": "" }));
    assert_eq!(
        empty,
        ["Choice.Text: must have at least 1 characters, has 0"]
    );
    assert_eq!(
        with(json!({ "Unknown": 1 })),
        ["Choice: must have exactly one member set"]
    );
}

/// A number as the document spells it.
fn spelled(member: &str, number: &str) -> bool {
    let json: Json = serde_json::from_str(&format!(r#"{{"{member}":{number}}}"#)).unwrap();
    numbers(json).is_empty()
}

#[test]
fn ranges_are_exact_for_every_number() {
    for within in ["-1.5", "100", "0", "99.9", "-1.25"] {
        assert!(spelled("BigDecimal", within), "{within}");
    }
    for beyond in ["-1.5000001", "100.00001", "-2", "1000"] {
        assert!(!spelled("BigDecimal", beyond), "{beyond}");
    }
    for within in ["100", "-1", "0"] {
        assert!(spelled("BigInteger", within), "{within}");
    }
    for beyond in ["101", "-2", "18446744073709551615"] {
        assert!(!spelled("BigInteger", beyond), "{beyond}");
    }
    let at_the_edge = numbers(json!({
        "Byte": 100, "Short": -1, "Integer": 100, "Long": 0, "Float": -1.5, "Double": 100.0,
    }));
    assert_eq!(at_the_edge, [""; 0]);
    let beyond = numbers(json!({
        "Byte": 101, "Short": -2, "Integer": i32::MIN, "Long": i64::MAX, "Float": -1.500_000_2, "Double": "NaN",
    }));
    let names = ["Byte", "Short", "Integer", "Long", "Float", "Double"];
    let expected = names.map(|name| format!("{name}: must be from -1.5 to 100"));
    assert_eq!(beyond, expected);
}

#[test]
fn items_are_unique_by_value() {
    let told = numbers(json!({
        // The bytes `1234`; then `12`, `1`, `2`, none, and `12` again.
        "Blob": "MTIzNA==",
        "Blobs": ["MTI=", "MQ==", "Mg==", "", "MTI="],
        // Not the same items in another arrangement.
        "Lists": [[1, 2], [1], [2], [], [2, 1], [1, 2]],
        "Sparse": [null, "a", null, ""],
    }));
    let expected = [
        "Blob: must have at most 3 bytes, has 4",
        "Blobs[4]: repeats an earlier item",
        "Lists[5]: repeats an earlier item",
        "Sparse[2]: repeats an earlier item",
        "Sparse[3]: must have at least 1 characters, has 0",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_pattern_that_cannot_be_checked_is_told_when_the_service_starts() {
    let (_, errors) = schema("Odd");
    let [error] = &errors[..] else {
        panic!("{errors:?}")
    };
    assert!(
        error.starts_with("a#Odd$Text: the pattern `^(?i)x$` cannot be checked"),
        "{error}"
    );
    assert_eq!(schema("Card").1, [""; 0]);
}
