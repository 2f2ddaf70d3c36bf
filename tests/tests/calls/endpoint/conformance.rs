//! The test cases that come with the rules: every one, through lowering and the interpreters.

use serde_json::json;
use smithy_codegen::ir::Documentation;
use smithy_codegen::{emit, render};

use super::cases::{self, Service, DIAGRAM, TREE};
use super::outcome::{expected, resolve};
use super::random::Random;
use super::{diagram, leak};
use rules_harness::lower;
use tests::conformance;

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

#[test]
#[cfg_attr(
    not(data = "endpoint-rules"),
    ignore = "needs endpoint-rules of CONFORMANCE_DATA"
)]
fn every_case_of_botocore() {
    let what = "endpoint cases of botocore";
    let rules = conformance::path("endpoint-rules");
    let services = cases::of_botocore(rules.parent().unwrap());
    conformance::ran(what, run(&services));
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn every_case_of_the_models() {
    let what = "endpoint cases of the models";
    let models = conformance::path("aws-smithy-models");
    let mut folders = cases::entries(&models.with_file_name("ast"));
    folders.push(models);
    let ran = folders.iter().map(|folder| run(&cases::of_models(folder)));
    conformance::ran(what, ran.sum());
}

/// Every rule set, as a tree and as a diagram, is printed as Rust that parses.
#[test]
#[cfg_attr(
    not(data = "endpoint-rules"),
    ignore = "needs endpoint-rules of CONFORMANCE_DATA"
)]
fn every_rule_set_is_rendered() {
    let what = "rule sets rendered as trees and as diagrams";
    let rules = conformance::path("endpoint-rules");
    let services = cases::of_botocore(rules.parent().unwrap());
    let mut random = Random::new(5);
    let mut lines = 0;
    for service in &services {
        let diagram = diagram::compile(&service.rules, &mut random);
        for (id, rules) in [(TREE, &service.rules), (DIAGRAM, &diagram)] {
            let endpoint = lower(id, rules).unwrap();
            let rendered =
                render::endpoint::files(&endpoint, &Documentation::of_model(&service.name));
            let files = emit::finish(rendered).unwrap_or_else(|error| panic!("{error}"));
            lines += files.line_count();
        }
    }
    conformance::ran(what, services.len());
    println!("{lines} lines");
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
    let files = emit::finish(render::endpoint::files(
        &endpoint,
        &Documentation::of_model(hostile),
    ))
    .unwrap();
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
