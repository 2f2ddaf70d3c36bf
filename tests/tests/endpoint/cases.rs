//! The services of the conformance data that have endpoint rules.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{json, Map, Value};

/// A rules trait of a service, with its test cases.
pub struct Service {
    pub name: String,
    /// The trait's id.
    pub id: &'static str,
    /// The trait's value.
    pub rules: Value,
    pub cases: Vec<Case>,
}

pub struct Case {
    pub documentation: String,
    pub params: Map<String, Value>,
    pub expect: Value,
}

pub const TREE: &str = "smithy.rules#endpointRuleSet";
pub const DIAGRAM: &str = "smithy.rules#endpointBdd";

/// The folder of the conformance data; `None`, with a word about it, if there is none.
pub fn data() -> Option<PathBuf> {
    match std::env::var_os("CONFORMANCE_DATA") {
        Some(folder) => Some(PathBuf::from(folder)),
        None => {
            println!("skipped: CONFORMANCE_DATA does not name the folder of the conformance data");
            None
        }
    }
}

/// Rule sets and cases in the form that botocore has them: a folder for each service.
pub fn of_botocore(data: &Path) -> Vec<Service> {
    let mut services = Vec::new();
    for folder in entries(&data.join("endpoint-rules")) {
        let rules = folder.join("endpoint-rule-set-1.json");
        if !rules.exists() {
            continue;
        }
        let cases = folder.join("endpoint-tests-1.json");
        services.push(Service {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            id: TREE,
            rules: read(&rules),
            cases: match cases.exists() {
                true => cases_of(&read(&cases)),
                false => Vec::new(),
            },
        });
    }
    services
}

/// Rules traits and cases of the service shapes in the models of a folder.
pub fn of_models(folder: &Path) -> Vec<Service> {
    let mut services = Vec::new();
    for file in entries(folder) {
        // Parsing all of a model to find out that it has no rules takes most of the time.
        let text = fs::read_to_string(&file).unwrap();
        if !text.contains("smithy.rules#endpoint") {
            continue;
        }
        let model: Value = serde_json::from_str(&text).unwrap();
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
            expect: case["expect"].clone(),
        })
        .collect()
}

pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

pub fn read(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}
