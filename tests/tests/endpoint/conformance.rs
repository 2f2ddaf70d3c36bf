//! The test cases that come with the rules: every one, through lowering and the interpreters.

use std::path::Path;

use serde_json::json;
use smithy_codegen::{emit, render};

use crate::cases::{self, Service, DIAGRAM, TREE};
use crate::outcome::{expected, resolve};
use crate::random::Random;
use crate::rules::lower;
use crate::{diagram, leak};

/// Runs all cases of all services; the number of those that ran.
fn run(services: &[Service]) -> usize {
    let mut ran = 0;
    let mut failures = Vec::new();
    for service in services {
        let endpoint = lower(service.id, &service.rules)
            .unwrap_or_else(|diagnostics| panic!("{}: {diagnostics}", service.name));
        let rules = leak::rules(&endpoint);
        for case in &service.cases {
            ran += 1;
            let found = resolve(rules, &case.params);
            let expected = expected(&case.expect);
            if found != expected {
                let documentation = &case.documentation;
                failures.push(format!(
                    "{} {documentation}\n  expected {expected}\n  found    {found}",
                    service.name
                ));
            }
        }
    }
    let shown = failures.len().min(20);
    let report = failures[..shown].join("\n");
    assert!(failures.is_empty(), "{} failures\n{report}", failures.len());
    ran
}

fn report(what: &str, services: &[Service], ran: usize) {
    println!("{what}: {ran} cases of {} rule sets passed", services.len());
}

#[test]
fn every_case_of_botocore() {
    let Some(data) = cases::data() else { return };
    let services = cases::of_botocore(&data);
    let ran = run(&services);
    report("botocore", &services, ran);
    assert!(ran > 0 || !Path::new(&data).join("endpoint-rules").exists());
}

#[test]
fn every_case_of_the_models() {
    let Some(data) = cases::data() else { return };
    let mut folders = vec![data.join("aws-smithy-models")];
    folders.extend(cases::entries(&data.join("ast")));
    for folder in folders {
        let services = cases::of_models(&folder);
        let ran = run(&services);
        report(&folder.display().to_string(), &services, ran);
    }
}

/// Every rule set, as a tree and as a diagram, is printed as Rust that parses.
#[test]
fn every_rule_set_is_rendered() {
    let Some(data) = cases::data() else { return };
    let services = cases::of_botocore(&data);
    let mut random = Random::new(5);
    let mut lines = 0;
    for service in &services {
        let diagram = diagram::compile(&service.rules, &mut random);
        for (id, rules) in [(TREE, &service.rules), (DIAGRAM, &diagram)] {
            let endpoint = lower(id, rules).unwrap();
            let rendered = render::endpoint::files(&endpoint, &service.name);
            let files = emit::finish(rendered).unwrap_or_else(|error| panic!("{error}"));
            lines += files.line_count();
        }
    }
    println!(
        "{} rule sets rendered in both forms: {lines} lines",
        services.len()
    );
}

/// Names and texts of a model cannot become code.
#[test]
fn names_and_texts_stay_what_they_are() {
    let hostile = "*/ }\" \n#[cfg] {{x}}\u{202e}";
    let rules = json!({
        "version": "1.0",
        "parameters": {
            "type": { "type": "string", "documentation": hostile },
            "Self": { "type": "boolean", "required": true, "default": true },
            "build": { "type": "stringArray", "deprecated": { "message": hostile } },
            "builder": { "type": "string", "deprecated": {} },
        },
        "rules": [
            { "type": "error", "error": hostile.replace(['{', '}'], ""), "conditions": [
                { "fn": "stringEquals", "argv": [{ "ref": "type" }, "a\"b\\c\n"] }
            ] },
            { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://x", "properties": {
                "a\"b": [{ "name": 1 }, -5, true, { "ref": "type" }]
            } } }
        ]
    });
    let endpoint = lower(TREE, &rules).unwrap();
    let files = emit::finish(render::endpoint::files(&endpoint, hostile)).unwrap();
    let text: Vec<&str> = files.iter().map(|(_, text)| text).collect();
    let methods: Vec<&str> = text[0]
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub fn "))
        .map(|line| line.split('(').next().unwrap())
        .collect();
    insta::assert_snapshot!(methods.join(" "));
    let rules = leak::rules(&endpoint);
    let params = json!({ "type": "a\"b\\c\n", "Self": false, "build": ["x"] });
    let found = resolve(rules, params.as_object().unwrap());
    assert_eq!(found["error"], hostile.replace(['{', '}'], ""));
}
