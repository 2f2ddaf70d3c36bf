//! Models that are large, recursive or broken: what can be generated is, the rest is refused with its place.

use std::fmt::Write;
use std::time::{Duration, Instant};

use serde_json::{json, Value};

use super::support::{assert_well_placed, generate, lower, own_model, print, skeletons};

/// Generous for a debug build on a busy machine; anything that grows faster than the input takes minutes.
const LIMIT: Duration = Duration::from_secs(60);

/// A service with one operation, which takes and gives the shape `a#In`, and these shapes.
fn model(shapes: Value) -> Value {
    let mut model = json!({ "smithy": "2.0", "shapes": {
        "a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Do" }],
                 "traits": { "aws.protocols#awsJson1_0": {} } },
        "a#Do": { "type": "operation", "input": { "target": "a#In" }, "output": { "target": "a#In" } },
    }});
    for (id, shape) in shapes.as_object().unwrap() {
        model["shapes"][id] = shape.clone();
    }
    model
}

fn structure(target: &str) -> Value {
    json!({ "type": "structure", "members": { "m": { "target": target } } })
}

#[test]
fn recursive_shapes_are_generated() {
    let files = generate(&own_model("shapes")).unwrap();
    let all: String = skeletons(&files)
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    // What is as large as itself is behind a pointer, and what is in a list or map needs none.
    assert!(all.contains("next : Option < Box < crate : : types : : Direct"));
    assert!(!all.contains("Vec < Box"));
}

/// A chain of structures, each the member of the one before.
fn chain(length: usize) -> String {
    let mut shapes = serde_json::Map::new();
    for index in 0..length {
        let id = |index: usize| match index {
            0 => "a#In".to_owned(),
            index if index == length => "smithy.api#String".to_owned(),
            index => format!("a#Level{index}"),
        };
        shapes.insert(id(index), structure(&id(index + 1)));
    }
    model(Value::Object(shapes)).to_string()
}

#[test]
fn the_compiler_is_told_of_types_that_are_deeper_than_it_looks() {
    // The string at the end counts as well.
    for (length, limit) in [(23, None), (24, Some(260)), (300, Some(4 * 301 + 32 + 128))] {
        let krate = lower(&chain(length)).unwrap();
        assert_eq!(krate.recursion_limit, limit, "{length}");
    }
    let files = generate(&own_model("deep")).unwrap();
    let (_, root) = files
        .iter()
        .find(|(path, _)| path.to_string() == "src/lib.rs")
        .unwrap();
    assert!(root.contains("#![recursion_limit = \""), "{root}");
}

#[test]
fn thousands_of_members_values_and_shapes() {
    let start = Instant::now();
    let mut members = String::new();
    let mut values = String::new();
    let mut shapes = String::new();
    for index in 0..1500 {
        write!(
            members,
            r#""member{index}": {{ "target": "a#Shape{index}" }},"#
        )
        .unwrap();
        write!(
            values,
            r#""VALUE_{index}": {{ "target": "smithy.api#Unit" }},"#
        )
        .unwrap();
        write!(
            shapes,
            r#""a#Shape{index}": {{ "type": "list", "member": {{ "target": "a#Letter" }} }},"#
        )
        .unwrap();
    }
    let text = format!(
        r##"{{ "smithy": "2.0", "shapes": {{
            "a#S": {{ "type": "service", "version": "1", "operations": [{{ "target": "a#Do" }}],
                      "traits": {{ "aws.protocols#awsJson1_0": {{}} }} }},
            "a#Do": {{ "type": "operation", "input": {{ "target": "a#In" }}, "output": {{ "target": "a#In" }} }},
            {shapes}
            "a#In": {{ "type": "structure", "members": {{ {} }} }},
            "a#Letter": {{ "type": "enum", "members": {{ {} }} }}
        }} }}"##,
        members.trim_end_matches(','),
        values.trim_end_matches(','),
    );
    let krate = lower(&text).unwrap();
    assert_eq!(krate.operations[0].input.fields.len(), 1500);
    assert_eq!(krate.enumerations[0].path.name.as_str(), "Letter");
    smithy_codegen::render::krate(&krate);
    assert!(start.elapsed() < LIMIT, "took {:?}", start.elapsed());
}

#[test]
fn long_chains_of_shapes() {
    let start = Instant::now();
    let mut shapes = serde_json::Map::new();
    for index in 0..3000 {
        let id = if index == 0 {
            "a#In".to_owned()
        } else {
            format!("a#Shape{index}")
        };
        shapes.insert(id, structure(&format!("a#Shape{}", index + 1)));
    }
    shapes.insert("a#Shape3000".to_owned(), structure("a#In"));
    let text = model(Value::Object(shapes)).to_string();
    match lower(&text) {
        Ok(krate) => assert_eq!(krate.structures.len(), 3001),
        Err(findings) => assert_well_placed(&findings, &text),
    }
    let mut lists = serde_json::Map::new();
    lists.insert("a#In".to_owned(), structure("a#List0"));
    for index in 0..3000 {
        let next = json!({ "target": format!("a#List{}", index + 1) });
        lists.insert(
            format!("a#List{index}"),
            json!({ "type": "list", "member": next }),
        );
    }
    lists.insert("a#List3000".to_owned(), json!({ "type": "string" }));
    let text = model(Value::Object(lists)).to_string();
    assert_well_placed(&lower(&text).unwrap_err(), &text);
    assert!(start.elapsed() < LIMIT, "took {:?}", start.elapsed());
}

#[test]
fn broken_models_are_refused_with_the_place() {
    let member = json!({ "target": "a#In" });
    for (name, shapes) in [
        ("missing target", json!({ "a#In": structure("a#Nowhere") })),
        (
            "target of a kind that has no values",
            json!({ "a#In": structure("a#Do") }),
        ),
        (
            "unit where a value is needed",
            json!({ "a#In": structure("smithy.api#Unit") }),
        ),
        (
            "target that is a member",
            json!({ "a#In": structure("a#In$m") }),
        ),
        ("missing input", json!({})),
        (
            "list of itself",
            json!({ "a#In": structure("a#L"), "a#L": { "type": "list", "member": { "target": "a#L" } } }),
        ),
        (
            "maps in a ring",
            json!({
                "a#In": structure("a#M"),
                "a#M": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "a#N" } },
                "a#N": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "a#M" } },
            }),
        ),
        (
            "map with keys that are no strings",
            json!({
                "a#In": structure("a#M"),
                "a#M": { "type": "map", "key": { "target": "smithy.api#Integer" }, "value": member.clone() },
            }),
        ),
        (
            "required member of its own type",
            json!({
                "a#In": { "type": "structure", "members": { "m": { "target": "a#In", "traits": { "smithy.api#required": {} } } } },
            }),
        ),
        (
            "union that has only itself",
            json!({
                "a#In": structure("a#U"),
                "a#U": { "type": "union", "members": { "again": { "target": "a#U" } } },
            }),
        ),
        (
            "mixins in a ring",
            json!({
                "a#In": { "type": "structure", "mixins": [{ "target": "a#A" }], "members": {} },
                "a#A": { "type": "structure", "mixins": [{ "target": "a#B" }], "members": {}, "traits": { "smithy.api#mixin": {} } },
                "a#B": { "type": "structure", "mixins": [{ "target": "a#A" }], "members": {}, "traits": { "smithy.api#mixin": {} } },
            }),
        ),
        (
            "mixin of itself",
            json!({
                "a#In": { "type": "structure", "mixins": [{ "target": "a#In" }], "members": {}, "traits": { "smithy.api#mixin": {} } },
            }),
        ),
        (
            "mixin that is none",
            json!({
                "a#In": { "type": "structure", "mixins": [{ "target": "a#Plain" }], "members": {} },
                "a#Plain": structure("smithy.api#String"),
            }),
        ),
        (
            "error that is none",
            json!({
                "a#In": structure("smithy.api#String"),
                "a#Do": { "type": "operation", "input": member.clone(), "output": member.clone(), "errors": [member.clone()] },
            }),
        ),
        (
            "default of another type",
            json!({
                "a#In": { "type": "structure", "members": { "m": { "target": "smithy.api#Integer", "traits": { "smithy.api#default": "1" } } } },
            }),
        ),
        (
            "default that does not fit",
            json!({
                "a#In": { "type": "structure", "members": { "m": { "target": "smithy.api#Byte", "traits": { "smithy.api#default": 300 } } } },
            }),
        ),
        (
            "shape of an unknown type",
            json!({ "a#In": { "type": "striped" } }),
        ),
        (
            "protocol that is unknown",
            json!({
                "a#In": structure("smithy.api#String"),
                "a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Do" }], "traits": { "a#protocol": {} } },
            }),
        ),
        (
            "service without a protocol",
            json!({
                "a#In": structure("smithy.api#String"),
                "a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#Do" }] },
            }),
        ),
        (
            "two services",
            json!({
                "a#In": structure("smithy.api#String"),
                "a#T": { "type": "service", "version": "1" },
            }),
        ),
        (
            "resources in a ring",
            json!({
                "a#In": structure("smithy.api#String"),
                "a#S": { "type": "service", "version": "1", "resources": [{ "target": "a#R" }], "traits": { "aws.protocols#awsJson1_0": {} } },
                "a#R": { "type": "resource", "resources": [{ "target": "a#R" }] },
            }),
        ),
        (
            "paginated by what is not there",
            json!({
                "a#In": structure("smithy.api#String"),
                "a#Do": { "type": "operation", "input": member.clone(), "output": member,
                          "traits": { "smithy.api#paginated": { "inputToken": "x", "outputToken": "m.n" } } },
            }),
        ),
    ] {
        let text = model(shapes).to_string();
        match lower(&text) {
            Err(findings) => assert_well_placed(&findings, &text),
            // A ring that ends somewhere can be generated; then it must print too.
            Ok(krate) => {
                assert!(
                    ["resources in a ring", "union that has only itself"].contains(&name),
                    "{name} is accepted"
                );
                print(&krate);
            }
        }
    }
}
