//! A protocol suite of botocore as files: its JSON and some of its cases come in; a C2J model and the cases for the harness go
//! to disk.

use std::path::PathBuf;

use serde_json::{json, Map, Value};

use crate::conformance::generate;
use crate::tools::{write, Outcome};

/// The values that botocore assumes where a suite leaves them out.
const METADATA: [(&str, &str); 3] = [
    ("jsonVersion", "1.0"),
    ("apiVersion", "2014-01-01"),
    ("targetPrefix", "Service"),
];

/// A model and its cases on disk.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) model: PathBuf,
    pub(super) cases: PathBuf,
}

/// The name of the operation of a case.
pub(super) fn operation_name(case: &Value) -> &str {
    case["given"]["name"].as_str().unwrap_or("OperationName")
}

/// Writes the model of a suite and these of its cases.
pub(super) fn write_suite(
    name: &str,
    suite: &Value,
    cases: &[(String, &Value)],
) -> Outcome<Written> {
    let mut metadata = suite["metadata"].as_object().cloned().unwrap_or_default();
    for (key, value) in METADATA {
        metadata.entry(key).or_insert_with(|| value.into());
    }
    let mut operations = Map::new();
    let mut stated = Vec::new();
    for (id, case) in cases {
        let mut given = case["given"].clone();
        if let Some(given) = given.as_object_mut() {
            let name = operation_name(case);
            given.entry("name").or_insert_with(|| name.into());
            let http = json!({ "method": "POST", "requestUri": "/" });
            given.entry("http").or_insert(http);
            let stated = given.get("errors").and_then(Value::as_array);
            let stated = stated.cloned().unwrap_or_default();
            given.insert("errors".to_owned(), errors(suite, stated).into());
        }
        operations.insert(operation_name(case).to_owned(), given);
        let mut case = (*case).clone();
        if let Some(case) = case.as_object_mut() {
            case.insert("id".to_owned(), id.as_str().into());
        }
        stated.push(case);
    }
    let model = json!({
        "version": "2.0", "metadata": metadata, "operations": operations, "shapes": shapes(suite),
    });
    let cases = json!({ "clientEndpoint": suite["clientEndpoint"], "cases": stated });
    let folder = generate::root()
        .join("suites")
        .join(name.replace(['/', ' '], "-"));
    let written = Written {
        model: folder.join("service-2.json"),
        cases: folder.join("cases.json"),
    };
    write(&written.model, &format!("{model:#}\n"))?;
    write(&written.cases, &format!("{cases:#}\n"))?;
    Ok(written)
}

/// The shapes of a suite, with what botocore sees where legacy suites say it elsewhere than models of services: a member has
/// the location of its target, and a shape the payload of what refers to it. A member that becomes a label of the host is
/// required, as in every model of a service.
fn shapes(suite: &Value) -> Value {
    let mut shapes = suite["shapes"].clone();
    payloads(suite, &mut shapes);
    locations(&mut shapes);
    for shape in shapes.as_object_mut().into_iter().flat_map(Map::values_mut) {
        let members = shape["members"].as_object().into_iter().flatten();
        let labels = members.filter(|(_, member)| member["hostLabel"] == true);
        let labels: Vec<Value> = labels.map(|(name, _)| name.as_str().into()).collect();
        if let (Some(shape), false) = (shape.as_object_mut(), labels.is_empty()) {
            let required = shape.entry("required").or_insert_with(|| json!([]));
            if let Some(required) = required.as_array_mut() {
                let new = labels.into_iter().filter(|label| !required.contains(label));
                let new: Vec<Value> = new.collect();
                required.extend(new);
            }
        }
    }
    shapes
}

fn payloads(suite: &Value, shapes: &mut Value) {
    for case in suite["cases"].as_array().into_iter().flatten() {
        for part in ["input", "output"] {
            let reference = &case["given"][part];
            let shape = reference["shape"].as_str().unwrap_or_default();
            let shape = shapes.get_mut(shape).and_then(Value::as_object_mut);
            if let (Some(shape), Some(payload)) = (shape, reference.get("payload")) {
                shape.insert("payload".to_owned(), payload.clone());
            }
        }
    }
}

fn locations(shapes: &mut Value) {
    let located = shapes.as_object().into_iter().flatten();
    let located: Vec<(String, Value)> = located
        .filter_map(|(name, shape)| Some((name.clone(), shape.get("location")?.clone())))
        .collect();
    for shape in shapes.as_object_mut().into_iter().flat_map(Map::values_mut) {
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        let members = members.into_iter().flat_map(Map::values_mut);
        for member in members.filter_map(Value::as_object_mut) {
            let target = member.get("shape").and_then(Value::as_str);
            let location = located
                .iter()
                .find(|(name, _)| Some(name.as_str()) == target);
            if let Some((_, location)) = location {
                member.entry("location").or_insert_with(|| location.clone());
            }
        }
    }
}

/// The errors of an operation: botocore looks for the code of an error among all errors of a service.
fn errors(suite: &Value, mut stated: Vec<Value>) -> Vec<Value> {
    let shapes = suite["shapes"].as_object().into_iter().flatten();
    for (name, shape) in shapes {
        let error = json!({ "shape": name });
        if shape["exception"] == true && !stated.contains(&error) {
            stated.push(error);
        }
    }
    stated
}
