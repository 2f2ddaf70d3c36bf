//! Values as JSON text, for the function `to_string`.

use std::fmt::Write;

use super::json::Json;
use crate::json::push_string;

/// The text of a value, without white space.
pub(super) fn json_text(value: &Json<'_>) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Json<'_>, text: &mut String) {
    match value {
        Json::Null => text.push_str("null"),
        Json::Boolean(true) => text.push_str("true"),
        Json::Boolean(false) => text.push_str("false"),
        // Writing to a string does not fail.
        Json::Number(number) => drop(write!(text, "{number}")),
        Json::String(string) => push_string(text, string),
        other => match other.items() {
            Some(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, text);
                    write(item, text);
                }
                text.push(']');
            }
            None => {
                text.push('{');
                let entries = other.entries();
                let entries = entries.as_deref().unwrap_or_default();
                for (index, (key, value)) in entries.iter().enumerate() {
                    separate(index, text);
                    push_string(text, key);
                    text.push(':');
                    write(value, text);
                }
                text.push('}');
            }
        },
    }
}

fn separate(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}
