//! The JMESPath compliance suite, through the parser and the interpreter.

use std::fs;

use rules_harness::jmespath;
use serde_json::Value;
use tests::conformance;

#[test]
#[cfg_attr(not(data = "jmespath"), ignore = "needs jmespath of CONFORMANCE_DATA")]
fn every_case_of_the_compliance_suite() {
    let what = "JMESPath compliance cases";
    let folder = conformance::path("jmespath");
    let mut count = 0;
    let mut failures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy();
        let document: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for outcome in jmespath::run(&document) {
            count += 1;
            if let Some(failure) = outcome.failure {
                failures.push(format!("{name}/{}: {failure}", outcome.id));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    conformance::ran(what, count);
}

/// A case that expects something else fails: the harness can tell.
#[test]
fn a_wrong_expectation_fails() {
    let document = serde_json::json!([{ "given": { "a": [1, 2] }, "cases": [
        { "expression": "a[0]", "result": 1.0 },
        { "expression": "a[0]", "result": 2 },
        { "expression": "a[0]", "error": "syntax" },
        { "expression": "a[", "error": "syntax" },
        { "expression": "a[", "error": "invalid-type" },
        { "expression": "length(`1`)", "result": null },
    ] }]);
    let outcomes = jmespath::run(&document);
    let passed: Vec<bool> = outcomes.iter().map(|one| one.failure.is_none()).collect();
    assert_eq!(passed, [true, false, false, true, false, false]);
}
