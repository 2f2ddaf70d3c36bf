//! Changes of a small model and the events that they give: `tests/changes` has a model, and cases with what the old and the
//! new one have in its place. The laboratory compiles programs against the crates of the same cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use smithy_model::SourceFile;

use super::{diff, kinds, Api, Difference, Event, Side};
use crate::{Options, PackageName, PackageVersion, RuntimeSource};

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/changes"))
}

fn read(path: PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(&path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Puts values in the place of others, and takes away what is null (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let target = target.as_object_mut().unwrap();
    for (key, value) in patch {
        match value {
            Value::Null => {
                target.remove(key);
            }
            value => merge(target.entry(key.clone()).or_insert(Value::Null), value),
        }
    }
}

fn side(name: &str, patch: &Value) -> Side {
    let mut model = read(folder().join("base.json"));
    for (shape, patch) in patch.as_object().into_iter().flatten() {
        let shapes = model["shapes"].as_object_mut().unwrap();
        let id = format!("example#{shape}");
        match patch {
            Value::Null => {
                shapes.remove(&id);
            }
            patch => merge(shapes.entry(id).or_insert(Value::Null), patch),
        }
    }
    let file = SourceFile::new(name, serde_json::to_string_pretty(&model).unwrap());
    let options = Options {
        service: None,
        operations: Vec::new(),
        protocol: None,
        package: PackageName::new("harbor").unwrap(),
        version: PackageVersion::new("0.1.0").unwrap(),
        runtime: RuntimeSource::Path("runtime".to_owned()),
    };
    let model = smithy_model::load(&[file]).unwrap_or_else(|found| panic!("{found}"));
    Side::new(model, &options).unwrap_or_else(|found| panic!("{found}"))
}

fn cases() -> Vec<(String, Difference, Vec<String>)> {
    let mut all = Vec::new();
    for topic in ["behavior", "members", "operations", "types", "wire"] {
        for case in read(folder().join(format!("{topic}.json")))
            .as_array()
            .unwrap()
        {
            let about = format!("{topic}: {}", case["about"].as_str().unwrap());
            let (old, new) = (
                side("old.json", &case["old"]),
                side("new.json", &case["new"]),
            );
            let expected = case["events"].as_array().unwrap();
            let expected = expected
                .iter()
                .map(|event| event.as_str().unwrap().to_owned());
            all.push((about, diff(&old, &new), expected.collect()));
        }
    }
    all
}

fn line(event: &Event) -> String {
    let mut text = format!("{} {}", event.kind.code, event.item.path);
    if let Some(replacement) = &event.replacement {
        let doubt = if replacement.is_certain { "" } else { "?" };
        text.push_str(&format!(" -> {}{doubt}", replacement.path));
    }
    text
}

#[test]
fn each_change_gives_its_events() {
    let mut wrong = Vec::new();
    for (about, difference, expected) in cases() {
        let found: BTreeSet<String> = difference.events.iter().map(line).collect();
        let wanted: BTreeSet<String> = expected.into_iter().collect();
        if found != wanted {
            let more: Vec<String> = found
                .difference(&wanted)
                .map(|one| format!("  + {one}"))
                .collect();
            let less: Vec<String> = wanted
                .difference(&found)
                .map(|one| format!("  - {one}"))
                .collect();
            wrong.push(format!("{about}\n{}", [more, less].concat().join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_event_says_what_a_reader_needs() {
    let mut seen = BTreeSet::new();
    for (about, difference, _) in cases() {
        for event in &difference.events {
            seen.insert(event.kind.code);
            let is_major = event.kind.api == Api::Major;
            assert_eq!(event.hint.is_some(), is_major, "{about}: {}", line(event));
            let places = event.cause.old.is_some() || event.cause.new.is_some();
            assert!(
                places || *event.kind == *kinds::DOCUMENTATION_CHANGED,
                "{about}: {}",
                line(event)
            );
        }
    }
    // It takes shapes that are nested too deeply for a small model.
    seen.insert(kinds::RECURSION_LIMIT.code);
    let missing = kinds::ALL.iter().filter(|kind| !seen.contains(kind.code));
    let missing: Vec<&str> = missing.map(|kind| kind.code).collect();
    assert_eq!(missing, [""; 0]);
}
