//! Where parameters come from: the cases that say with which configuration and input an operation
//! is called, through the bindings that the generator makes of the model's traits.

use std::fs;
use std::path::Path;

use rules_harness::binding;
use serde_json::{json, Value};
use smithy_codegen::lower::endpoint as lower;
use smithy_model::{Diagnostics, SourceFile};

use super::cases::{self, TREE};
use super::leak;
use super::outcome::expected;
use tests::conformance;

/// Runs the calls of a model's cases; how many there were.
fn run(file: &Path) -> usize {
    let text = fs::read_to_string(file).unwrap();
    if !text.contains("operationInputs") {
        return 0;
    }
    let json: Value = serde_json::from_str(&text).unwrap();
    let model = smithy_model::load(&[SourceFile::new("model.json", text)]);
    let model = model.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut ran = 0;
    for service in model.services() {
        let mut diagnostics = Diagnostics::new();
        let endpoint = lower::service(&service, &mut diagnostics).unwrap();
        let rules = leak::rules(&endpoint);
        let traits = &json["shapes"][service.shape.id.as_str()]["traits"];
        let cases = &traits["smithy.rules#endpointTests"]["testCases"];
        for case in cases.as_array().into_iter().flatten() {
            for call in case["operationInputs"].as_array().into_iter().flatten() {
                let call = (&traits[TREE], call);
                let found = binding::call(&model, &service, &endpoint, rules, call);
                assert_eq!(found, expected(&case["expect"]), "{case}");
                ran += 1;
            }
        }
    }
    ran
}

#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn every_call_of_the_cases() {
    let what = "calls of endpoint cases";
    let models = conformance::path("aws-smithy-models");
    let mut folders = cases::entries(&models.with_file_name("ast"));
    folders.push(models);
    let files = folders.iter().flat_map(|folder| cases::entries(folder));
    conformance::ran(what, files.map(|file| run(&file)).sum());
}

/// Every operation of every model: its traits are understood, and as many bindings come out as
/// the JSON has.
#[test]
#[cfg_attr(
    not(data = "models"),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA"
)]
fn every_binding_of_the_models() {
    let what = "endpoint parameters of operations";
    let models = conformance::path("aws-smithy-models");
    let mut found = 0;
    for file in cases::entries(&models) {
        let text = fs::read_to_string(&file).unwrap();
        if !["ontextParam"].iter().any(|word| text.contains(word)) {
            continue;
        }
        let json: Value = serde_json::from_str(&text).unwrap();
        let model = smithy_model::load(&[SourceFile::new("model.json", text)]).unwrap();
        let service = model.services().next().unwrap();
        let mut diagnostics = Diagnostics::new();
        let endpoint = lower::service(&service, &mut diagnostics).unwrap();
        for operation in service.operations() {
            let bound = lower::operation(&operation, &endpoint, &mut diagnostics);
            let bound = bound.unwrap_or_else(|| panic!("{diagnostics}"));
            let traits = &json["shapes"][operation.shape.id.as_str()]["traits"];
            let count = |id: &str| traits[id].as_object().map_or(0, |object| object.len());
            assert_eq!(
                bound.static_parameters.len(),
                count("smithy.rules#staticContextParams")
            );
            let input = &json["shapes"][operation.input().id.as_str()]["members"];
            let members = input.as_object().into_iter().flatten();
            let of_members = members
                .filter(|(_, member)| member["traits"].get("smithy.rules#contextParam").is_some());
            let expected = of_members.count() + count("smithy.rules#operationContextParams");
            assert_eq!(
                bound.context_parameters.len(),
                expected,
                "{}",
                operation.shape.id
            );
            found += expected + bound.static_parameters.len();
        }
    }
    conformance::ran(what, found);
}

/// Paths into an input that cannot be followed, and parameters that do not exist.
#[test]
fn malformed_bindings() {
    let found = |operation: Value| {
        let model = json!({ "smithy": "2.0", "shapes": {
            "example#Service": {
                "type": "service", "version": "1",
                "operations": [{ "target": "example#Operation" }],
                "traits": { TREE: {
                    "version": "1.0",
                    "parameters": { "Names": { "type": "stringArray", "documentation": "" } },
                    "rules": [{ "type": "error", "conditions": [], "error": "none" }]
                } }
            },
            "example#Operation": {
                "type": "operation", "traits": operation, "input": { "target": "example#OperationInput" }
            },
            "example#OperationInput": { "type": "structure", "members": {
                "A": { "target": "smithy.api#Document" },
                "Text": { "target": "smithy.api#String" }
            } }
        } });
        let model = smithy_model::load(&[SourceFile::new("model.json", model.to_string())]);
        let messages = |diagnostics: Diagnostics| -> String {
            diagnostics.iter().map(|one| one.message.clone()).collect()
        };
        let model = match model {
            Ok(model) => model,
            Err(diagnostics) => return messages(diagnostics),
        };
        let service = model.service("example#Service").unwrap();
        let mut diagnostics = Diagnostics::new();
        let endpoint = lower::service(&service, &mut diagnostics).unwrap();
        let operation = service.operation("Operation").unwrap();
        match lower::operation(&operation, &endpoint, &mut diagnostics) {
            Some(bound) => format!("{:?}", bound.context_parameters[0].path),
            None => messages(diagnostics),
        }
    };
    let path = |path: &str| {
        found(json!({ "smithy.rules#operationContextParams": { "Names": { "path": path } } }))
    };
    let results = [
        path("A.B[*].C"),
        path("keys(A.\"b c\")"),
        path("A[].[B, C.D][]"),
        path("A.*.B"),
        path(""),
        path("A."),
        path("A[0]"),
        path("A[?b]"),
        path("A.[B"),
        path("length(A)"),
        path("Text"),
        path("text"),
        path("\"A"),
        path("A B"),
        path(&"A.[".repeat(20)),
        found(json!({ "smithy.rules#operationContextParams": { "Nam": { "path": "A" } } })),
        found(json!({ "smithy.rules#staticContextParams": { "Names": { "value": "x" } } })),
        found(json!({ "smithy.rules#staticContextParams": { "Names": {} } })),
    ];
    insta::assert_snapshot!(results.join("\n"));
}
