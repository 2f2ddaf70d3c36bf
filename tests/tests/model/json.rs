//! The reader of JSON against serde_json: the same texts are refused, the others have the same values.

use serde_json::Value;
use smithy_model::diagnostic::codes::{DUPLICATE_KEY, JSON_DEPTH, JSON_SYNTAX};
use smithy_model::{load, Node, Object, SourceFile};
use tests::fuzz::{mutate, Random};

const TEXT: &str = r#"{ "a": [1, -2.5e3, 0, 1E+2], "b": { "c": null, "d": true, "e": false }, "f": "x\u00e9\n\ud83d\ude00",
 "g": [[], {}], "h": 12345678901234567890, "i": -0, "j": "\"\\\/\b\f\r\t" }"#;

const DICTIONARY: &[&str] = &[
    "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "0", "01", "-", ".",
    "e", "+", "1.", ".5", "1e5", "nul", "true", "\u{0}", "\u{1f}", "\u{7f}", "\u{a0}", "\n", "\t",
    "/**/", "'", "NaN",
];

/// What a model with a text as its metadata gives: the metadata, or why the file is not JSON that can be read.
enum Outcome {
    Metadata(Object),
    NotJson,
    RepeatedKey,
    NotAModel,
}

fn read(text: &str) -> Outcome {
    match load(&[SourceFile::new("model.json", text)]) {
        Ok(model) => Outcome::Metadata(model.metadata().clone()),
        Err(found) => match found.iter().next().map(|one| one.code) {
            Some(DUPLICATE_KEY) => Outcome::RepeatedKey,
            Some(JSON_SYNTAX | JSON_DEPTH) => Outcome::NotJson,
            _ => Outcome::NotAModel,
        },
    }
}

#[test]
fn the_same_texts_are_refused_and_the_same_values_found() {
    let mut random = Random::new(3);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let metadata = mutate(TEXT, DICTIONARY, &mut random);
        let text = format!("{{ \"smithy\": \"2.0\", \"metadata\": {metadata} }}");
        let expected: Result<Value, serde_json::Error> = serde_json::from_str(&text);
        match (read(&text), expected) {
            (Outcome::NotJson, Err(_)) => {}
            (Outcome::Metadata(object), Ok(value)) => {
                accepted += 1;
                let printed = Node::Object(object).to_string();
                let printed: Value = serde_json::from_str(&printed).unwrap();
                assert_eq!(printed, value["metadata"], "{text:?}");
            }
            (Outcome::NotAModel, Ok(value)) => {
                assert!(!value["metadata"].is_object(), "refused: {text:?}");
            }
            // A repeated key is an error here, and the last value wins there.
            (Outcome::RepeatedKey, _) => {}
            (Outcome::NotJson, Ok(_)) => panic!("refused: {text:?}"),
            // Numbers have no bounds here, and those of a double there.
            (_, Err(error)) => {
                let message = error.to_string();
                let is_bound = message.contains("number out of range");
                assert!(is_bound, "accepted: {text:?}, {message}");
            }
        }
    }
    assert!(accepted > 1_000, "only {accepted} texts are JSON");
}
