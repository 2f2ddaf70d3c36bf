//! The services of the conformance data that have endpoint rules.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{json, Map, Value};

/// A rules trait of a service, with its test cases.
#[derive(Debug)]
pub struct Service {
    /// Its shape id, or its name in botocore.
    pub name: String,
    /// The trait's id.
    pub id: &'static str,
    /// The trait's value.
    pub rules: Value,
    /// Its test cases.
    pub cases: Vec<Case>,
}

/// A test case of endpoint rules.
#[derive(Debug)]
pub struct Case {
    /// What it is about.
    pub documentation: String,
    /// The parameters that the rules are given.
    pub params: Map<String, Value>,
    /// Calls that lead to the same endpoint: `operationInputs`.
    pub calls: Vec<Value>,
    /// The endpoint, or the text of the error.
    pub expect: Value,
}

/// The trait with a tree of rules.
pub const TREE: &str = "smithy.rules#endpointRuleSet";
/// The trait with a decision diagram.
pub const DIAGRAM: &str = "smithy.rules#endpointBdd";

/// Rule sets and cases in the form that botocore has them: a folder for each service.
///
/// # Panics
///
/// A file is not what it should be.
pub fn of_botocore(data: &Path) -> Vec<Service> {
    let folders = entries(&data.join("endpoint-rules"));
    folders
        .iter()
        .filter_map(|folder| botocore_service(folder))
        .collect()
}

/// The rule set and cases in one of botocore's folders, if it has any.
///
/// # Panics
///
/// A file is not what it should be.
pub fn botocore_service(folder: &Path) -> Option<Service> {
    let rules = folder.join("endpoint-rule-set-1.json");
    let cases = folder.join("endpoint-tests-1.json");
    rules.exists().then(|| Service {
        name: folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        id: TREE,
        rules: read(&rules),
        cases: match cases.exists() {
            true => cases_of(&read(&cases)),
            false => Vec::new(),
        },
    })
}

/// Rules traits and cases of the service shapes in the models of a folder.
///
/// # Panics
///
/// A file is not what it should be.
pub fn of_models(folder: &Path) -> Vec<Service> {
    let mut services = Vec::new();
    for file in entries(folder) {
        // Parsing all of a model to find out that it has no rules takes most of the time.
        let text = fs::read_to_string(&file).unwrap();
        if text.contains("smithy.rules#endpoint") {
            services.extend(of_model(&serde_json::from_str(&text).unwrap()));
        }
    }
    services
}

/// Rules traits and cases of the service shapes of a model.
///
/// # Panics
///
/// The model has no shapes.
pub fn of_model(model: &Value) -> Vec<Service> {
    let mut services = Vec::new();
    for (name, shape) in model["shapes"].as_object().unwrap() {
        let cases = match &shape["traits"]["smithy.rules#endpointTests"] {
            Value::Null => json!({ "testCases": [] }),
            cases => cases.clone(),
        };
        for id in [TREE, DIAGRAM] {
            if let Some(rules) = shape["traits"].get(id) {
                services.push(Service {
                    name: name.clone(),
                    id,
                    rules: rules.clone(),
                    cases: cases_of(&cases),
                });
            }
        }
    }
    services
}

fn cases_of(tests: &Value) -> Vec<Case> {
    let cases = tests["testCases"].as_array().unwrap().iter();
    cases
        .map(|case| Case {
            documentation: case["documentation"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            params: match &case["params"] {
                Value::Object(params) => params.clone(),
                _ => Map::new(),
            },
            calls: case["operationInputs"]
                .as_array()
                .cloned()
                .unwrap_or_default(),
            expect: case["expect"].clone(),
        })
        .collect()
}

/// What is in a folder, sorted; nothing when there is no folder.
///
/// # Panics
///
/// The folder cannot be read.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A file of JSON.
///
/// # Panics
///
/// There is none.
pub fn read(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}
