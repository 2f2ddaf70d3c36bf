//! A suite of the data: its cases come in, what became of each goes out.

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;

use serde_json::{json, Value};
use smithy_codegen::lower::endpoint;
use smithy_model::{Diagnostics, SourceFile};

use crate::data::{self, Case, Service};
use crate::outcome::{expected, resolve};
use crate::{binding, jmespath, leak, lower};

/// The outcomes of a suite.
struct Report {
    cases: Vec<Value>,
}

/// Runs the suite of this name over the folder of the data: `{ "cases": [ { "id", "why" } ] }`, where `why` is
/// null for a case that passed. A case is called by its service (or file) and its position there, from 0.
///
/// With services named, only theirs.
///
/// # Errors
///
/// There is no suite of this name.
pub fn suite(name: &str, data: &Path, services: &[String]) -> Result<Value, String> {
    let mut report = Report { cases: Vec::new() };
    match name {
        "endpoint-rules" => {
            for folder in data::entries(&data.join("endpoint-rules")) {
                let name = folder.file_name().unwrap_or_default().to_string_lossy();
                if admits(services, &name) && folder.is_dir() {
                    report.of_botocore(&name, &folder);
                }
            }
        }
        "rules-engine" => {
            for file in data::entries(&data.join("ast/smithy-rules-engine-tests")) {
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                if admits(services, &name) {
                    report.of_model(&name, &file);
                }
            }
        }
        "jmespath" => {
            for file in data::entries(&data.join("jmespath")) {
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                if admits(services, &name) {
                    report.of_jmespath(&name, &file);
                }
            }
        }
        other => return Err(format!("there is no suite {other}")),
    }
    Ok(json!({ "cases": report.cases }))
}

fn admits(services: &[String], name: &str) -> bool {
    services.is_empty() || services.iter().any(|one| one == name)
}

impl Report {
    fn add(&mut self, id: String, outcome: Result<(), String>) {
        self.cases.push(json!({ "id": id, "why": outcome.err() }));
    }

    fn of_botocore(&mut self, name: &str, folder: &Path) {
        match guard(|| data::botocore_service(folder)) {
            Ok(Some(service)) => self.of_service(name, &service),
            Ok(None) => {}
            Err(why) => self.add(name.to_owned(), Err(why)),
        }
    }

    /// The cases of a service; its rules are lowered once.
    fn of_service(&mut self, name: &str, service: &Service) {
        let rules = guard(|| lower(service.id, &service.rules));
        let rules = rules.and_then(|lowered| lowered.map_err(|found| found.to_string()));
        let rules = rules.map(|endpoint| leak::rules(&endpoint));
        for (index, case) in service.cases.iter().enumerate() {
            let outcome = rules
                .clone()
                .and_then(|rules| guard(|| same(case, resolve(rules, &case.params)))?);
            self.add(format!("{name} {index}"), outcome);
        }
    }

    /// The cases of a document of expressions, group after group.
    fn of_jmespath(&mut self, name: &str, file: &Path) {
        let outcomes = guard(|| jmespath::run(&data::read(file)));
        match outcomes {
            Ok(outcomes) => {
                for (index, outcome) in outcomes.into_iter().enumerate() {
                    self.add(
                        format!("{name} {index}"),
                        outcome.failure.map_or(Ok(()), Err),
                    );
                }
            }
            Err(why) => self.add(name.to_owned(), Err(why)),
        }
    }

    /// The cases of the services in a model, with the calls of operations that they name.
    fn of_model(&mut self, name: &str, file: &Path) {
        let read = guard(|| -> Result<_, String> {
            let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
            let json: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            let services = data::of_model(&json);
            let model = smithy_model::load(&[SourceFile::new("model.json", text)]);
            Ok((services, model.map_err(|found| found.to_string())?))
        });
        let (services, model) = match read.and_then(|read| read) {
            Ok(read) => read,
            Err(why) => return self.add(name.to_owned(), Err(why)),
        };
        for service in &services {
            let first = self.cases.len();
            self.of_service(name, service);
            for (index, case) in service.cases.iter().enumerate() {
                let outcome = guard(|| calls(&model, service, case)).and_then(|called| called);
                if let (Err(why), Some(said)) = (outcome, self.cases.get_mut(first + index)) {
                    said["why"] = Value::String(why);
                }
            }
        }
    }
}

/// Whether every call of a case leads where the case says.
fn calls(model: &smithy_model::Model, service: &Service, case: &Case) -> Result<(), String> {
    if case.calls.is_empty() {
        return Ok(());
    }
    let of_model = model
        .service(&service.name)
        .ok_or("the model has no such service")?;
    let mut diagnostics = Diagnostics::new();
    let endpoint = endpoint::service(&of_model, &mut diagnostics);
    let endpoint = endpoint.ok_or_else(|| diagnostics.to_string())?;
    let rules = leak::rules(&endpoint);
    for call in &case.calls {
        let call = (&service.rules, call);
        same(
            case,
            binding::call(model, &of_model, &endpoint, rules, call),
        )?;
    }
    Ok(())
}

fn same(case: &Case, found: Value) -> Result<(), String> {
    let expected = expected(&case.expect);
    match found == expected {
        true => Ok(()),
        false => {
            let about = &case.documentation;
            Err(format!("{about}\nexpected {expected}\nfound    {found}"))
        }
    }
}

/// What is not as it should be in a case, or panics in the code that it runs, is its outcome.
pub(crate) fn guard<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        format!("panicked: {}", text.unwrap_or_default())
    })
}
