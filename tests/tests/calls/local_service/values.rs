//! Values by the model: every kind of shape read from JSON, checked, and written again.

use ::local_service::{read, to_json, violations, Api, StructureSchema};
use serde_json::{json, Value as Json};
use smithy_model::SourceFile;

/// The input of an operation with a member of each kind.
fn schema() -> &'static StructureSchema {
    let member = |target: &str| json!({ "target": format!("smithy.api#{target}") });
    let of = |target: &str| json!({ "target": format!("a#{target}") });
    let shapes = json!({
        "a#Service": {
            "type": "service", "version": "1", "operations": [of("Do")],
            "traits": { "aws.protocols#awsJson1_1": {}, "aws.auth#sigv4": { "name": "signs" } },
        },
        "a#Do": { "type": "operation", "input": of("Input"), "output": { "target": "smithy.api#Unit" } },
        "a#Input": { "type": "structure", "members": {
            "String": member("String"), "Boolean": member("Boolean"), "Byte": member("Byte"),
            "Short": member("Short"), "Integer": member("Integer"), "Long": member("Long"),
            "Float": member("Float"), "Double": member("Double"), "Blob": member("Blob"),
            "BigInteger": member("BigInteger"), "BigDecimal": member("BigDecimal"),
            "Document": member("Document"), "Epoch": member("Timestamp"),
            "Http": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#timestampFormat": "http-date" } },
            "Dates": of("Dates"), "Suit": of("Suit"), "Rank": of("Rank"), "Choice": of("Choice"),
            "Sparse": of("Sparse"), "Numbers": of("Numbers"), "Again": of("Input"),
            "Twenty": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": 20 } },
        } },
        "a#Dates": { "type": "list", "member": {
            "target": "smithy.api#Timestamp", "traits": { "smithy.api#timestampFormat": "date-time" } } },
        "a#Sparse": { "type": "list", "member": member("String"), "traits": { "smithy.api#sparse": {} } },
        "a#Numbers": { "type": "map", "key": member("String"), "value": of("Ranks") },
        "a#Ranks": { "type": "list", "member": of("Rank"), "traits": { "smithy.api#uniqueItems": {} } },
        "a#Suit": { "type": "enum", "members": {
            "HEARTS": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "hearts" } },
            "SPADES": { "target": "smithy.api#Unit" } } },
        "a#Rank": { "type": "intEnum", "members": {
            "TWO": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 2 } },
            "ACE": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 14 } } } },
        "a#Choice": { "type": "union", "members": { "Text": member("String"), "Nested": of("Input") } },
    });
    let text = json!({ "smithy": "2.0", "shapes": shapes }).to_string();
    let model = smithy_model::load(&[SourceFile::new("kinds.json", text)]).unwrap();
    let api = Api::new(&model).unwrap();
    assert_eq!(
        (api.signing_name.as_str(), api.json_version),
        ("signs", "1.1")
    );
    api.operations["Do"].input
}

fn everything() -> Json {
    json!({
        "String": "Größe \u{1F980}", "Boolean": true, "Byte": -128, "Short": 32767, "Integer": -7,
        "Long": 9_007_199_254_740_993_i64, "Float": 0.5, "Double": "-Infinity", "Blob": "aGVsbG8=",
        "BigInteger": 12345678901234567890_u64, "BigDecimal": 1.5,
        "Document": { "a": [1, -2, 2.5, null, true, "x"] }, "Epoch": 1_767_323_045,
        "Http": "Fri, 02 Jan 2026 03:04:05 GMT",
        "Dates": ["2026-01-02T03:04:05Z", "1969-12-31T23:59:59.25Z"],
        "Suit": "hearts", "Rank": 14, "Choice": { "Text": "t" }, "Sparse": ["x", null],
        "Numbers": { "one": [2, 14], "two": [] }, "Again": { "Choice": { "Nested": { "Twenty": 1 } },
        "Twenty": 3 }, "Twenty": 21,
    })
}

#[test]
fn every_kind_comes_back_as_it_was() {
    let value = read(schema(), &everything()).unwrap();
    assert_eq!(violations(&value).unwrap(), []);
    assert_eq!(to_json(&value), everything());
}

#[test]
fn defaults_stand_in_for_absent_members() {
    let value = read(schema(), &json!({ "Again": {} })).unwrap();
    assert_eq!(
        to_json(&value),
        json!({ "Again": { "Twenty": 20 }, "Twenty": 20 })
    );
}

#[test]
fn wrong_types_are_told_with_their_place() {
    let cases = [
        (
            json!({ "Boolean": "true" }),
            "expected a boolean at Boolean",
        ),
        (json!({ "Byte": 128 }), "expected an 8-bit integer at Byte"),
        (
            json!({ "Short": 1.5 }),
            "expected a 16-bit integer at Short",
        ),
        (json!({ "Double": "nan" }), "expected a number at Double"),
        (json!({ "Blob": "%" }), "expected base64 text at Blob"),
        (
            json!({ "Dates": ["2026-01-02T03:04:05Z", 5] }),
            "expected a date-time at Dates/1",
        ),
        (
            json!({ "Epoch": "2026-01-02T03:04:05Z" }),
            "expected epoch seconds at Epoch",
        ),
        (
            json!({ "Numbers": { "k": null } }),
            "expected a value that is not null at Numbers/k",
        ),
        (
            json!({ "Again": { "Again": [] } }),
            "expected an object at Again/Again",
        ),
        (
            json!({ "Choice": { "Text": "t", "Nested": {} } }),
            "expected one member of a union at Choice",
        ),
    ];
    for (json, expected) in cases {
        assert_eq!(
            read(schema(), &json).unwrap_err().to_string(),
            expected,
            "{json}"
        );
    }
}

#[test]
fn constraints_reach_into_every_place() {
    let json = json!({
        "Suit": "clubs", "Rank": 3, "Choice": { "Nested": { "Suit": "HEARTS" } },
        "Numbers": { "z": [2, 2], "a": [14, 9] }, "Again": { "Choice": {} },
    });
    let value = read(schema(), &json).unwrap();
    let found = violations(&value).unwrap();
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    let expected = [
        "Suit: must be one of hearts, SPADES",
        "Rank: must be one of 2, 14",
        "Choice.Nested.Suit: must be one of hearts, SPADES",
        "Numbers[\"a\"][1]: must be one of 2, 14",
        "Numbers[\"z\"][1]: repeats an earlier item",
        "Again.Choice: must have exactly one member set",
    ];
    assert_eq!(told, expected);
}
