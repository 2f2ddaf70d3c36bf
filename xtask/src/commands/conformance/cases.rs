//! The suite `smithy-protocol`: programs that run cases come in, what became of each case goes out.
//!
//! Which cases there are is counted from the model, so that a case which a program passes over fails.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::compile::Build;
use super::exceptions::Exceptions;
use super::local_name;
use super::models::{CaseId, Loaded, Service};
use super::suite::{Name, Suite};

/// What a program says: the reason of each failure by the name of the case, none for one that passed.
type Said = BTreeMap<String, Option<String>>;

/// Runs the client cases of every service.
pub(super) fn run(loaded: &[Loaded], build: &Build, exceptions: &Exceptions) -> Suite {
    let mut suite = Suite::new(Name::SmithyProtocol);
    for file in loaded {
        for service in &file.services {
            run_service(&file.path, service, build, exceptions, &mut suite);
        }
    }
    suite
}

fn run_service(
    model: &Path,
    service: &Service,
    build: &Build,
    exceptions: &Exceptions,
    suite: &mut Suite,
) {
    let mut wanted: Vec<&CaseId> = Vec::new();
    for case in service.cases.iter().filter(|case| !case.for_servers) {
        if Some(case.protocol.as_str()) != service.protocol {
            let protocol = local_name(&case.protocol);
            suite.skip(
                1,
                format!("the protocol {protocol} is not supported, or not the client's"),
            );
        } else if let Some(reason) = exceptions.case(&case.shape, &case.id) {
            suite.skip(1, format!("{}: {reason}", case.id));
        } else {
            wanted.push(case);
        }
    }
    if wanted.is_empty() {
        return;
    }
    let said = said(model, service, build);
    for case in wanted {
        let name = format!("{} {} {}", case.shape, case.kind, case.id);
        let outcome = match &said {
            Ok(said) => match said.get(&name) {
                Some(None) => Ok(()),
                Some(Some(why)) => Err(why.clone()),
                None => Err("the program passed over it".to_owned()),
            },
            Err(why) => Err(why.clone()),
        };
        suite.ran(&name, outcome);
    }
}

/// Runs the program of a service.
fn said(model: &Path, service: &Service, build: &Build) -> Result<Said, String> {
    let output = Command::new(build.program(service)?)
        .arg(model)
        .arg(service.protocol.unwrap_or_default())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cannot start the program of the cases: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the program of the cases failed: {said}"));
    }
    let report: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("the program of the cases printed no JSON: {error}"))?;
    let cases = report["cases"].as_array().into_iter().flatten();
    let said = cases.map(|case| {
        let id = case["id"].as_str().unwrap_or_default();
        (id.to_owned(), case["why"].as_str().map(str::to_owned))
    });
    Ok(said.collect())
}
