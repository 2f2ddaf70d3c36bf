//! The cases of `tests/changes`: a model, and what changes in it. Out: pairs of models with the events that are expected.

use std::path::PathBuf;

use serde_json::{Map, Value};

use crate::tools::{read, repository, Outcome, Problem};

/// The files with cases, by topic.
const TOPICS: [&str; 6] = [
    "behavior",
    "members",
    "operations",
    "types",
    "unfelt",
    "wire",
];

/// A change of the model.
#[derive(Clone, Debug)]
pub struct Case {
    /// The topic, and what changes.
    pub name: String,
    /// The text of the old model.
    pub old: String,
    /// The text of the new one.
    pub new: String,
    /// The events that are expected: code and item, and for one that is gone what takes its place.
    pub events: Vec<String>,
}

/// All cases.
///
/// # Errors
///
/// A file that is missing or has another form.
pub fn all() -> Outcome<Vec<Case>> {
    let base = document("base")?;
    let mut cases = Vec::new();
    for topic in TOPICS {
        let document = document(topic)?;
        let list = document.as_array();
        for case in list.ok_or_else(|| Problem(format!("{topic}.json is no list")))? {
            let texts = case["events"].as_array().into_iter().flatten();
            let about = case["about"].as_str().unwrap_or_default();
            cases.push(Case {
                name: format!("{topic}: {about}"),
                old: changed(&base, &case["old"]),
                new: changed(&base, &case["new"]),
                events: texts.filter_map(Value::as_str).map(str::to_owned).collect(),
            });
        }
    }
    Ok(cases)
}

fn document(name: &str) -> Outcome<Value> {
    let path: PathBuf = repository().join(format!("tests/changes/{name}.json"));
    serde_json::from_str(&read(&path)?).map_err(|error| Problem::file("read", &path, error))
}

/// The model with other shapes, which are named without their namespace.
fn changed(base: &Value, patch: &Value) -> String {
    let mut model = base.clone();
    let shapes = patch.as_object().into_iter().flatten();
    let shapes = shapes.map(|(name, patch)| (format!("example#{name}"), patch.clone()));
    let shapes: Map<String, Value> = shapes.collect();
    merge(&mut model["shapes"], &Value::Object(shapes));
    format!("{model:#}")
}

/// Puts values in the place of others, and takes away what is null. Source: RFC 7396.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else {
        return;
    };
    for (key, value) in patch {
        match value {
            Value::Null => {
                target.remove(key);
            }
            value => merge(target.entry(key.clone()).or_insert(Value::Null), value),
        }
    }
}
