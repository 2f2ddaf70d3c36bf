//! Each typed trait reads a well-formed value, and refuses malformed ones with a diagnostic at the misfit.

use super::{typed_names, UriPattern, UriSegment};
use crate::diagnostic::{codes, Diagnostics};
use crate::{load, Model, SourceFile};
use serde_json::{json, Value};
use std::collections::BTreeSet;

fn ids() -> impl Iterator<Item = &'static str> {
    typed_names().map(|(id, _)| id)
}

/// A row of the table of values.
struct Row {
    id: &'static str,
    holder: &'static str,
    value: &'static str,
    /// The pointer to the misfit and what is said of it; nothing for a well-formed value.
    misfit: Option<[&'static str; 2]>,
}

fn rows() -> Vec<Row> {
    let table = include_str!("tests/values.txt");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(row).collect()
}

fn row(line: &'static str) -> Row {
    let cells: Vec<&str> = line.split(" |").map(str::trim).collect();
    match cells[..] {
        [id, holder, value, "ok"] => Row {
            id,
            holder,
            value,
            misfit: None,
        },
        [id, holder, value, pointer, message] => Row {
            id,
            holder,
            value,
            misfit: Some([pointer, message]),
        },
        _ => panic!("not a row: {line}"),
    }
}

/// A model with every type of shape, and one trait applied to one of them.
fn with_trait(row: &Row) -> Result<Model, Diagnostics> {
    let target = |name: &str| json!({ "target": name });
    let mut document = json!({ "smithy": "2.0", "shapes": {
        "example#Service": { "type": "service", "version": "1",
            "operations": [target("example#Operation")], "resources": [target("example#Resource")] },
        "example#Resource": { "type": "resource" },
        "example#Operation": { "type": "operation" },
        "example#Lone": { "type": "structure", "members": {} },
        "example#Inner": { "type": "structure", "members": {} },
        "example#Bytes": { "type": "blob" },
        "example#Text": { "type": "string" },
        "example#Items": { "type": "list", "member": target("smithy.api#String") },
        "example#Map": { "type": "map", "key": target("smithy.api#String"), "value": target("smithy.api#String") },
        "example#Choice": { "type": "enum", "members": { "ONE": target("smithy.api#Unit") } },
        "example#All": { "type": "structure", "members": {
            "text": target("smithy.api#String"),
            "needed": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } },
            "number": target("smithy.api#Integer"),
            "time": target("smithy.api#Timestamp"),
            "bytes": target("example#Bytes"),
            "items": target("example#Items"),
            "map": target("example#Map"),
            "lone": target("example#Inner"),
        } },
    } });
    let holder = document
        .pointer_mut(&format!("/shapes/example#{}", row.holder))
        .unwrap();
    let value: Value = serde_json::from_str(row.value).unwrap();
    holder["traits"][row.id] = value;
    load(&[SourceFile::new("model.json", document.to_string())])
}

#[test]
fn well_formed_values_are_read() {
    for row in rows().iter().filter(|row| row.misfit.is_none()) {
        let model =
            with_trait(row).unwrap_or_else(|found| panic!("{} {}: {found}", row.id, row.value));
        assert!(
            model.warnings().is_empty(),
            "{}: {}",
            row.id,
            model.warnings()
        );
    }
}

#[test]
fn malformed_values_are_diagnostics_at_the_misfit() {
    for row in rows() {
        let Some([pointer, message]) = row.misfit else {
            continue;
        };
        let findings = with_trait(&row).expect_err(row.value);
        let first = findings.iter().next().unwrap();
        let context = format!("{} {}", row.id, row.value);
        assert_eq!(first.code, codes::MALFORMED_TRAIT, "{context}");
        let place = format!("/shapes/example#{}/traits/{}{pointer}", row.holder, row.id);
        assert_eq!(first.origin.pointer.as_str(), place, "{context}");
        assert!(
            first.message.contains(message),
            "{context}: {}",
            first.message
        );
    }
}

#[test]
fn every_typed_trait_has_both_kinds_of_values() {
    let expected: BTreeSet<&str> = ids().collect();
    assert_eq!(expected.len(), ids().count(), "an id has two structs");
    let rows = rows();
    for well_formed in [true, false] {
        let rows = rows
            .iter()
            .filter(|row| row.misfit.is_none() == well_formed);
        let found: BTreeSet<&str> = rows.map(|row| row.id).collect();
        assert_eq!(found, expected, "well-formed: {well_formed}");
    }
}

#[test]
fn a_path_is_taken_apart() {
    let pattern = UriPattern::parse("/a/{b}/{c+}/?d=e&f").unwrap();
    let labels: Vec<&str> = pattern.labels().map(|label| &**label).collect();
    assert_eq!(labels, ["b", "c"]);
    assert_eq!(pattern.segments.len(), 3);
    assert_eq!(pattern.segments[2], UriSegment::GreedyLabel("c".into()));
    assert!(pattern.trailing_slash);
    let query: Vec<[&str; 2]> = pattern
        .query
        .iter()
        .map(|one| [&*one.key, &*one.value])
        .collect();
    assert_eq!(query, [["d", "e"], ["f", ""]]);
    let root = UriPattern::parse("/").unwrap();
    assert!(root.segments.is_empty() && !root.trailing_slash);
}
