//! What lies beside a model of botocore: a `service-2.json` comes in, with or without its neighbors; the client has them.

use std::io::Write;
use std::path::Path;

use crate::import::truncated;
use crate::project::{Project, CONFIG};

/// A document, packed.
pub fn packed(document: &Path) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&std::fs::read(document).unwrap()).unwrap();
    packer.finish().unwrap()
}

/// A service as botocore has it, which needs what lies beside it.
pub fn beside(name: &str) -> Project {
    let project = Project::new(name);
    project.write(
        "codegen.toml",
        &CONFIG.replace("model.json", "maps/1/service-2.json"),
    );
    project.write(
        "maps/1/service-2.json",
        r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps", "targetPrefix": "Maps",
            "apiVersion": "2026-01-01", "signatureVersion": "v4", "endpointPrefix": "maps" },
        "operations": { "List": { "name": "List", "input": { "shape": "Page" }, "output": { "shape": "Page" } } },
        "shapes": { "Page": { "type": "structure", "members": {
            "token": { "shape": "Text" }, "items": { "shape": "Texts" } } },
            "Text": { "type": "string" }, "Texts": { "type": "list", "member": { "shape": "Text" } } } }"#,
    );
    project.write("maps/1/waiters-2.json", &waiters("ListDone"));
    project.write(
        "maps/1/paginators-1.json",
        r#"{ "pagination": { "List": { "input_token": "token", "output_token": "token", "result_key": "items" } } }"#,
    );
    project.write(
        "maps/1/endpoint-rule-set-1.json",
        r#"{ "version": "1.0", "parameters": {}, "rules": [ { "type": "endpoint", "conditions": [],
            "endpoint": { "url": "https://maps.example.com" } } ] }"#,
    );
    project
}

fn waiters(name: &str) -> String {
    format!(
        r#"{{ "version": 2, "waiters": {{ "{name}": {{ "operation": "List", "delay": 1, "maxAttempts": 2, "acceptors":
            [ {{ "matcher": "status", "expected": 200, "state": "success" }} ] }} }} }}"#
    )
}

/// All files of the generated crate.
fn client(project: &Project) -> Vec<(String, String)> {
    let mut files = project.files();
    files.retain(|(path, _)| path.starts_with("client/"));
    files
}

#[test]
fn what_lies_beside_a_service_is_read_with_it() {
    let project = beside("beside");
    let run = project.codegen(&[]);
    assert_eq!(run.exit, 0, "{}", run.error);
    let whole = client(&project);
    let has =
        |files: &[(String, String)], text: &str| files.iter().any(|(_, file)| file.contains(text));
    for text in [
        "wait_until_list_done",
        "into_paginator",
        "https://maps.example.com",
    ] {
        assert!(has(&whole, text), "{text}");
    }

    // Named or not, it is the same; and so it is from a folder of botocore.
    let names = [
        "service-2.json",
        "waiters-2.json",
        "paginators-1.json",
        "endpoint-rule-set-1.json",
    ];
    let paths = names.map(|name| project.path(&format!("maps/1/{name}")));
    let mut arguments = vec!["--check"];
    arguments.extend(paths.iter().flat_map(|path| ["--model", path.as_str()]));
    let run = project.codegen(&arguments);
    assert_eq!(run.exit, 0, "{}{}", run.out, run.error);
    let (from, out) = (project.path("maps"), project.path("maps.json"));
    let import = ["import", "--from", &from, "maps", "--out", &out];
    assert_eq!(project.product(&import).exit, 0);
    let run = project.codegen(&["--check", "--model", &out]);
    assert_eq!(run.exit, 0, "{}{}", run.out, run.error);

    // It decides whether the crate is up to date.
    let skipped = || {
        let run = project.codegen(&["--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(report["status"], "ok", "{report}");
        report["crates"][0]["skipped"].as_bool().unwrap()
    };
    assert!(skipped());
    project.write("maps/1/waiters-2.json", &waiters("ListOver"));
    assert!(!skipped());
    assert!(has(&client(&project), "wait_until_list_over"));
    // What is named takes the place of what lies there.
    project.write("other/waiters-2.json", &waiters("ListThere"));
    let other = project.path("other/waiters-2.json");
    let run = project.codegen(&["--model", &paths[0], "--model", &other]);
    assert_eq!(run.exit, 0, "{}", run.error);
    let files = client(&project);
    assert!(has(&files, "wait_until_list_there") && !has(&files, "wait_until_list_over"));
}

#[test]
fn what_lies_beside_a_service_and_is_damaged_is_told() {
    let project = beside("beside-damaged");
    std::fs::remove_file(project.folder.join("maps/1/waiters-2.json")).unwrap();
    let path = project.folder.join("maps/1/waiters-2.json.gz");
    std::fs::write(path, truncated(&waiters("ListDone"))).unwrap();
    let failure = project.failure(&[]);
    assert!(failure.contains("waiters-2.json.gz"), "{failure}");
    assert!(failure.contains("fetch it again"), "{failure}");
}

#[test]
fn a_folder_is_no_model() {
    let project = beside("model-folder");
    let config = CONFIG.replace("model.json", "maps");
    project.write("codegen.toml", &config);
    insta::assert_snapshot!(project.failure(&[]), @"
    error[C001]: expected a model file, found a folder
    --> DIR/maps
     |
    help: name a model file, or make one from a botocore: `cargo xtask import --from DIR/maps maps`
    exit code 3
    ");
}
