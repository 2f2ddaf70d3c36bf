//! Names of a model that mean something in Rust, in its prelude, or in the generated code itself.
//!
//! That the clients of `names.json` and `long.json` compile is checked by `cargo xtask conformance`.

use std::collections::BTreeSet;

use serde_json::{json, Value};

use super::support::{assert_well_placed, generate, lower, own_model, print, skeletons};

#[test]
fn keywords_and_prelude_names_become_types_and_fields() {
    let model: Value = serde_json::from_str(&own_model("names")).unwrap();
    let files = generate(&model.to_string()).unwrap();
    let skeletons = skeletons(&files);
    let all: String = skeletons.iter().map(|(_, text)| text.as_str()).collect();
    let shapes = model["shapes"].as_object().unwrap();
    let mut names = BTreeSet::new();
    for (id, shape) in shapes {
        let is_mixin = !shape["traits"]["smithy.api#mixin"].is_null();
        let is_type = matches!(shape["type"].as_str(), Some("structure" | "union" | "enum"));
        let name = id.split_once('#').unwrap().1;
        if is_type && !is_mixin && !["Request", "Response"].contains(&name) {
            names.insert(name);
        }
    }
    assert!(names.len() > 70, "{names:?}");
    // One type for each shape, each once, in the modules of types.
    let types = skeletons
        .iter()
        .filter(|(path, _)| path.starts_with("src/types/"));
    let mut defined = BTreeSet::new();
    for (path, text) in types {
        for keyword in ["pub struct ", "pub enum "] {
            for (at, _) in text.match_indices(keyword) {
                let name = text[at + keyword.len()..].split(' ').next().unwrap();
                assert!(
                    defined.insert(name.to_owned()),
                    "{name} twice, last in {path}"
                );
            }
        }
    }
    defined.retain(|name| !name.ends_with("Builder") || names.contains(name.as_str()));
    assert_eq!(defined.len(), names.len() + 1, "{defined:?} {names:?}");
    // The members of each are all there.
    let words = shapes["hostile.names#Words"]["members"]
        .as_object()
        .unwrap();
    let (_, entries) = all.split_once("structure ! { Words ").unwrap();
    let (entries, _) = entries.split_once('}').unwrap();
    assert_eq!(entries.matches(" = > ").count(), words.len(), "{entries}");
}

#[test]
fn shapes_that_differ_by_case_alone() {
    let members = |names: &[&str]| -> Value {
        let members = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({ "target": "smithy.api#String" })));
        Value::Object(members.collect())
    };
    let structure = |names: &[&str]| json!({ "type": "structure", "members": members(names) });
    let model = json!({ "smithy": "2.0", "shapes": {
        "a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Do" }, { "target": "a#do_" }],
                 "traits": { "aws.protocols#awsJson1_0": {} } },
        "a#Do": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#In" } },
        "a#do_": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#In" } },
        "a#In": structure(&["aB", "a_b", "AB_"]),
    }});
    let text = model.to_string();
    match lower(&text) {
        Ok(krate) => drop(skeletons(&print(&krate))),
        Err(findings) => assert_well_placed(&findings, &text),
    }
    let mut twice = model.clone();
    twice["shapes"]["a#IN"] = structure(&["x"]);
    twice["shapes"]["a#In"]["members"]["in"] = json!({ "target": "a#IN" });
    let text = twice.to_string();
    assert_well_placed(&lower(&text).unwrap_err(), &text);
}

/// A file system has names of 255 bytes; a model has no such limit.
#[test]
fn names_that_are_too_long_for_a_file_are_shortened() {
    let long = own_model("long");
    let lengthened = long.replace("ANameThat", &format!("A{}NameThat", "Very".repeat(30)));
    let files = generate(&lengthened).unwrap();
    assert_eq!(files, generate(&lengthened).unwrap(), "not the same always");
    let shapes = generate(&long).unwrap();
    assert_eq!(
        files.len(),
        shapes.len(),
        "two names have one file, or one has none"
    );
    for (path, _) in files.iter().chain(shapes.iter()) {
        // The journal puts a new file beside its place.
        let longest = path.as_str().split('/').map(str::len).max().unwrap();
        assert!(longest + ".smithy-codegen-new.".len() < 255, "{path}");
    }
    // Every module has its file, and the API its names.
    for (path, text) in files
        .iter()
        .filter(|(path, _)| path.as_str().ends_with(".rs"))
    {
        let folder = match path.as_str() {
            "src/lib.rs" => "src",
            path => path.strip_suffix(".rs").unwrap(),
        };
        for item in syn::parse_file(text).unwrap().items {
            if let syn::Item::Mod(syn::ItemMod {
                ident,
                content: None,
                ..
            }) = item
            {
                assert!(
                    files.contains(&format!("{folder}/{ident}.rs")),
                    "{path}: {ident}"
                );
            }
        }
    }
    let operations = files.get("src/operation.rs").unwrap();
    let public = operations
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod a_very_"));
    let names: BTreeSet<&str> = public.filter_map(|line| line.strip_suffix(" {")).collect();
    assert_eq!(names.len(), 2, "{operations}");
    assert!(names.iter().all(|name| name.len() > 300), "{names:?}");
}
