//! A model with a constraint of each kind in each place.

use ::local_service::{read, violations, DynamicStructure, Schemas, StructureSchema, Violation};
use serde_json::{json, Value as Json};
use smithy_model::SourceFile;

pub const SUITS: [&str; 3] = ["HEARTS", "SPADES", "CLUBS"];
pub const NAME_PATTERN: &str = "^[a-z\u{1F980}-\u{1F990}]+$";
pub const KEY_PATTERN: &str = "^k[0-9]$";

/// The shapes: a card, whose members carry everything that the random test compares; a union with a constraint inside;
/// numbers of each kind in one range, and lists of unique items.
fn shapes() -> Json {
    let of = |target: &str| json!({ "target": target });
    let with = |target: &str, traits: Json| json!({ "target": target, "traits": traits });
    let value = |number: i32| with("smithy.api#Unit", json!({ "smithy.api#enumValue": number }));
    let length = |min: Option<u8>, max: Option<u8>| {
        let mut bounds = json!({});
        for (name, bound) in [("min", min), ("max", max)] {
            if let Some(bound) = bound {
                bounds[name] = bound.into();
            }
        }
        json!({ "smithy.api#length": bounds })
    };
    let range = json!({ "smithy.api#range": { "min": -1.5, "max": 100 } });
    let number = |name: &str| with(&format!("smithy.api#{name}"), range.clone());
    let unique = json!({ "smithy.api#uniqueItems": {} });
    json!({
        "a#Card": { "type": "structure", "members": {
            "Name": with("smithy.api#String", json!({
                "smithy.api#required": {}, "smithy.api#pattern": NAME_PATTERN,
                "smithy.api#length": { "min": 2, "max": 4 },
            })),
            "Suit": of("a#Suit"),
            "Rank": with("a#Rank", json!({ "smithy.api#range": { "min": -3, "max": 9 } })),
            "Tags": with("a#Tags", length(None, Some(2))),
            "Notes": with("a#Notes", length(Some(1), Some(2))),
            "Parent": of("a#Card"),
            "Choice": of("a#Choice"),
        } },
        "a#Suit": { "type": "enum", "members": {
            "HEARTS": of("smithy.api#Unit"), "SPADES": of("smithy.api#Unit"), "CLUBS": of("smithy.api#Unit") } },
        "a#Rank": { "type": "intEnum", "members": {
            "LOW": value(-5), "ACE": value(1), "TWO": value(2), "QUEEN": value(12) } },
        "a#Tags": { "type": "list", "traits": unique, "member": with("smithy.api#String", length(Some(1), Some(3))) },
        "a#Notes": { "type": "map", "value": of("a#Suit"),
            "key": with("smithy.api#String", json!({ "smithy.api#pattern": KEY_PATTERN })) },
        "a#Choice": { "type": "union", "members": {
            "Card": of("a#Card"), "Text": with("smithy.api#String", length(Some(1), None)),
            "Nothing": of("smithy.api#Unit") } },
        "a#Numbers": { "type": "structure", "members": {
            "Byte": number("Byte"), "Short": number("Short"), "Integer": number("Integer"), "Long": number("Long"),
            "Float": number("Float"), "Double": number("Double"), "BigInteger": number("BigInteger"),
            "BigDecimal": number("BigDecimal"), "Blob": with("smithy.api#Blob", length(None, Some(3))),
            "Blobs": of("a#Blobs"), "Lists": of("a#Lists"), "Sparse": of("a#Sparse") } },
        "a#Blobs": { "type": "list", "member": of("smithy.api#Blob"), "traits": unique },
        "a#Lists": { "type": "list", "member": of("a#Integers"), "traits": unique },
        "a#Integers": { "type": "list", "member": of("smithy.api#Integer") },
        "a#Sparse": { "type": "list", "member": with("smithy.api#String", length(Some(1), None)),
            "traits": { "smithy.api#uniqueItems": {}, "smithy.api#sparse": {} } },
        "a#Odd": { "type": "structure", "members": {
            "Text": with("smithy.api#String", json!({ "smithy.api#pattern": "^(?i)x$" })) } },
    })
}

/// The schema of a shape, and what of it cannot be served.
pub fn schema(name: &str) -> (&'static StructureSchema, Vec<String>) {
    let text = json!({ "smithy": "2.0", "shapes": shapes() }).to_string();
    let model = smithy_model::load(&[SourceFile::new("cards.json", text)]).unwrap();
    let mut schemas = Schemas::new(&model);
    let schema = schemas.structure(model.shape(&format!("a#{name}")).unwrap());
    let errors = schemas.errors.iter().map(ToString::to_string).collect();
    (schema, errors)
}

/// A value of a shape.
pub fn value(name: &str, json: &Json) -> DynamicStructure {
    read(schema(name).0, json).unwrap()
}

/// What is wrong with a value.
pub fn found(name: &str, json: &Json) -> Vec<Violation> {
    violations(&value(name, json)).unwrap()
}
