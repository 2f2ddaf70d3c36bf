//! Typed traits: each reads a well-formed value and refuses malformed ones with a diagnostic at the misfit.

use crate::support::{lines, refused};
use serde_json::{json, Value};
use smithy_model::diagnostic::codes;
use smithy_model::traits::{is_typed, typed_ids};
use smithy_model::{load, Diagnostics, Model, SourceFile};
use std::collections::BTreeSet;

/// A row of the table of values.
struct Row {
    id: &'static str,
    holder: &'static str,
    value: &'static str,
    /// The pointer to the misfit and what is said of it; nothing for a well-formed value.
    misfit: Option<[&'static str; 2]>,
}

fn rows() -> Vec<Row> {
    let table = include_str!("../../cases/model/trait_values.txt");
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
    let expected: BTreeSet<&str> = typed_ids().collect();
    assert_eq!(expected.len(), typed_ids().count(), "an id has two structs");
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
fn unknown_traits_are_kept_as_they_are() {
    let text = r#""a#A": { "type": "string", "traits": { "b#c": [ 1.50, { "d": null } ] } }"#;
    let model = crate::support::model(text);
    let traits = &model.shape("a#A").unwrap().traits;
    assert!(!is_typed("b#c"));
    assert_eq!(
        traits.raw("b#c").unwrap().to_string(),
        r#"[1.50,{"d":null}]"#
    );
}

#[test]
fn a_trait_where_it_cannot_be_is_refused() {
    let findings = refused(
        r#""a#A": { "type": "string", "traits": { "smithy.api#http": { "method": "GET", "uri": "/" } } },
        "a#B": { "type": "union", "members": { "c": { "target": "smithy.api#String",
            "traits": { "smithy.api#required": {} } } } },
        "a#D": { "type": "structure", "members": { "e": { "target": "smithy.api#String",
            "traits": { "smithy.api#timestampFormat": "date-time" } } } }"#,
    );
    insta::assert_snapshot!(lines(&findings), @r"
    M027 /shapes/a#A/traits/smithy.api#http `smithy.api#http` cannot be applied to a shape of type string
    M027 /shapes/a#B/members/c/traits/smithy.api#required `smithy.api#required` cannot be applied to a member of a union that targets a string
    M027 /shapes/a#D/members/e/traits/smithy.api#timestampFormat `smithy.api#timestampFormat` cannot be applied to a member of a structure that targets a string
    ");
}

#[test]
fn a_key_that_looks_misspelt_is_a_warning_and_others_are_left_alone() {
    let file = crate::support::file(
        r#""a#A": { "type": "string", "traits": { "smithy.api#length": { "max": 1, "mim": 0, "note": "" } } }"#,
    );
    let model = load(&[file]).unwrap();
    assert_eq!(
        lines(model.warnings()),
        "M017 /shapes/a#A/traits/smithy.api#length/mim `smithy.api#length` has no key `mim`"
    );
    let help = model.warnings().iter().next().unwrap().help.as_deref();
    assert_eq!(help, Some("did you mean `min`?"));
}
