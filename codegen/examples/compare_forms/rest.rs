//! The rest after cutting and taking over, which must be equal.

use super::{Pair, Totals};
use serde_json::Value;
use std::collections::BTreeSet;

/// Lists all differences as unexplained.
pub fn compare(pair: &Pair, totals: &mut Totals) {
    let mut found = Vec::new();
    differences(&pair.smithy["shapes"], &pair.c2j["shapes"], "", &mut found);
    totals.unexplained.extend(
        found
            .into_iter()
            .map(|line| format!("{}: {line}", pair.name)),
    );
}

fn differences(one: &Value, two: &Value, path: &str, found: &mut Vec<String>) {
    match (one, two) {
        (Value::Object(ones), Value::Object(twos)) => {
            let keys: BTreeSet<&String> = ones.keys().chain(twos.keys()).collect();
            for key in keys {
                let path = format!("{path}/{key}");
                match (ones.get(key), twos.get(key)) {
                    (Some(one), Some(two)) => differences(one, two, &path, found),
                    (Some(one), None) => found.push(format!("{path}: only Smithy: {}", short(one))),
                    (None, Some(two)) => found.push(format!("{path}: only C2J: {}", short(two))),
                    (None, None) => {}
                }
            }
        }
        (one, two) if one == two => {}
        (one, two) => found.push(format!("{path}: {} / {}", short(one), short(two))),
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(120).collect()
}
