//! The suites that need no client, `endpoint-rules`, `rules-engine` and `jmespath`: the folder of the data comes
//! in, what became of each case goes out.
//!
//! The cases are run by `tests/rules`, since the commands know neither rules nor the runtime. Which cases there are
//! is counted here, so that a case which the program passes over fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::filter::Filter;
use super::models::entries;
use super::said::{outcome_of, said};
use super::suite::{Name, Suite};
use crate::tools::process;
use crate::tools::{finish, repository, Outcome, Problem};

/// How long a suite may take; all of them together take seconds.
const LIMIT: Duration = Duration::from_secs(600);

/// A suite that the program knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct RulesSuite {
    pub(super) name: Name,
    /// What the program calls it.
    id: &'static str,
    /// Its folder in the data.
    folder: &'static str,
    count: fn(&Path) -> Result<usize, String>,
}

pub(super) const SUITES: [RulesSuite; 3] = [
    RulesSuite {
        name: Name::EndpointRules,
        id: "endpoint-rules",
        folder: "endpoint-rules",
        count: in_endpoint_tests,
    },
    RulesSuite {
        name: Name::RulesEngine,
        id: "rules-engine",
        folder: "ast/smithy-rules-engine-tests",
        count: in_model,
    },
    RulesSuite {
        name: Name::Jmespath,
        id: "jmespath",
        folder: "jmespath",
        count: in_expressions,
    },
];

/// Runs suites that have data.
pub(super) fn run(suites: &[RulesSuite], data: &Path, filter: &Filter) -> Outcome<Vec<Suite>> {
    let mut program = None;
    let mut done = Vec::new();
    for one in suites {
        let start = Instant::now();
        let mut suite = Suite::new(one.name);
        let names = wanted(one, data, filter, &mut suite)?;
        if !names.is_empty() {
            let program = match &program {
                Some(program) => program,
                None => program.insert(build()?),
            };
            run_one(one, program, data, &names, &mut suite);
        }
        suite.duration = start.elapsed();
        done.push(suite);
    }
    Ok(done)
}

/// The files or folders of a suite with their cases; those that cannot be read have failed.
fn wanted(
    one: &RulesSuite,
    data: &Path,
    filter: &Filter,
    suite: &mut Suite,
) -> Outcome<Vec<(String, usize)>> {
    let mut names = Vec::new();
    for path in entries(&data.join(one.folder))? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if !filter.admits_service(&name, &name) {
            continue;
        }
        match (one.count)(&path) {
            Ok(count) if count > 0 => names.push((name.into_owned(), count)),
            Ok(_) => {}
            Err(why) => suite.ran(&name, Err(why)),
        }
    }
    Ok(names)
}

fn run_one(
    one: &RulesSuite,
    program: &Path,
    data: &Path,
    names: &[(String, usize)],
    suite: &mut Suite,
) {
    let mut command = Command::new(program);
    command.arg(one.id).arg(data);
    command.args(names.iter().map(|(name, _)| name));
    let output = process::output(&mut command, LIMIT);
    let output = output.map_err(|why| format!("the program of the cases {why}"));
    let said = output.and_then(|output| said(&output));
    for (name, count) in names {
        for index in 0..*count {
            let id = format!("{name} {index}");
            suite.ran(&id, outcome_of(&said, &id));
        }
    }
}

/// Compiles `tests/rules`; its program comes back.
fn build() -> Outcome<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet", "--package", "rules-harness"])
        .args(["--message-format=json", "--manifest-path"])
        .arg(repository().join("Cargo.toml"))
        .stdin(Stdio::null());
    let output = finish(&mut command, "cargo build --package rules-harness")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let messages = said
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| {
        let program = message["executable"].as_str().map(PathBuf::from);
        program.filter(|_| message["target"]["name"] == "rules-harness")
    });
    let program = programs.next();
    program.ok_or_else(|| Problem("cargo names no program of rules-harness".to_owned()))
}

fn read(path: &Path) -> Result<Value, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    serde_json::from_slice(&bytes).map_err(|error| error.to_string())
}

fn in_endpoint_tests(folder: &Path) -> Result<usize, String> {
    let tests = folder.join("endpoint-tests-1.json");
    if !tests.is_file() {
        return Ok(0);
    }
    let cases = read(&tests)?["testCases"].as_array().map(Vec::len);
    cases.ok_or_else(|| "the tests have no `testCases`".to_owned())
}

fn in_model(file: &Path) -> Result<usize, String> {
    if file.extension().is_none_or(|extension| extension != "json") {
        return Ok(0);
    }
    let model = read(file)?;
    let shapes = model["shapes"]
        .as_object()
        .ok_or("the model has no shapes")?;
    let cases = shapes.values().map(|shape| {
        let cases = &shape["traits"]["smithy.rules#endpointTests"]["testCases"];
        cases.as_array().map_or(0, Vec::len)
    });
    Ok(cases.sum())
}

fn in_expressions(file: &Path) -> Result<usize, String> {
    if file.extension().is_none_or(|extension| extension != "json") {
        return Ok(0);
    }
    let groups = read(file)?;
    let groups = groups.as_array().ok_or("not a list of values with cases")?;
    let cases = groups
        .iter()
        .map(|group| group["cases"].as_array().map_or(0, Vec::len));
    Ok(cases.sum())
}
