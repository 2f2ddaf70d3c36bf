//! The test cases that come with the rules: every one, through lowering and the interpreters.

use std::path::Path;

use crate::cases::{self, Service};
use crate::leak;
use crate::outcome::{expected, resolve};
use crate::rules::lower;

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
