//! A model document as JSON: it comes in, its shapes and operations go out.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The shapes of a document.
pub fn shapes(document: &Value) -> &Map<String, Value> {
    static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
    document["shapes"].as_object().unwrap_or(&NONE)
}

/// All operations of a service, those of its resources too.
pub fn operations(document: &Value, service: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![service.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let shape = &document["shapes"][&id];
        for key in ["operations", "collectionOperations"] {
            found.extend(targets(&shape[key]));
        }
        for key in ["create", "put", "read", "update", "delete", "list"] {
            if shape["type"] == "resource" {
                found.extend(shape[key]["target"].as_str().map(str::to_owned));
            }
        }
        open.extend(targets(&shape["resources"]));
    }
    found
}

/// The ids under `target` of an array.
pub fn targets(references: &Value) -> Vec<String> {
    let items = references.as_array().into_iter().flatten();
    items
        .filter_map(|item| item["target"].as_str().map(str::to_owned))
        .collect()
}
