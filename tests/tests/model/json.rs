//! The JSON reader against serde_json: the same texts are refused, the others have the same values.

use serde_json::Value;
use smithy_model::{read, Node, SourceFile};
use tests::fuzz::{mutate, Random};

const TEXT: &str = r#"{ "a": [1, -2.5e3, 0, 1E+2], "b": { "c": null, "d": true, "e": false }, "f": "x\u00e9\n\ud83d\ude00",
 "g": [[], {}], "h": 12345678901234567890, "i": -0, "j": "\"\\\/\b\f\r\t" }"#;

const DICTIONARY: &[&str] = &[
    "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "0", "01", "-", ".",
    "e", "+", "1.", ".5", "1e5", "nul", "true", "\u{0}", "\u{1f}", "\u{7f}", "\u{a0}", "\n", "\t",
    "/**/", "'", "NaN",
];

fn parse(text: &str) -> Option<Node> {
    read::json(&SourceFile::new("text.json", text)).ok()
}

#[test]
fn the_same_texts_are_refused_and_the_same_values_found() {
    let mut random = Random::new(3);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let text = mutate(TEXT, DICTIONARY, &mut random);
        let expected: Result<Value, serde_json::Error> = serde_json::from_str(&text);
        match (parse(&text), expected) {
            (None, Err(_)) => {}
            (Some(node), Ok(value)) => {
                accepted += 1;
                let printed: Value = serde_json::from_str(&node.to_string()).unwrap();
                assert_eq!(printed, value, "{text:?}");
            }
            // A repeated key is an error here, and the last value wins there.
            (None, Ok(_)) => assert!(has_repeated_key(&text), "refused: {text:?}"),
            // Numbers have no bounds here, and those of a double there.
            (Some(_), Err(error)) => {
                let message = error.to_string();
                assert!(
                    message.contains("number out of range"),
                    "accepted: {text:?}, {message}"
                );
            }
        }
    }
    assert!(accepted > 1_000, "only {accepted} texts are JSON");
}

fn has_repeated_key(text: &str) -> bool {
    let error = read::json(&SourceFile::new("text.json", text)).unwrap_err();
    error.code == smithy_model::diagnostic::codes::DUPLICATE_KEY
}
