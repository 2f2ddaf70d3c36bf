//! Checks: programs that print `ok NAME` and `failed NAME: why` come in; the report goes out.

use std::process::Command;

use serde_json::{json, Value};

/// The outcomes of the checks.
#[derive(Debug, Default)]
pub(super) struct Checks {
    passed: Vec<String>,
    failures: Vec<(String, String)>,
}

impl Checks {
    /// Runs a program and reads its lines. A program that stops early is a failure under the name of the party.
    pub(super) fn run(&mut self, party: &str, command: &mut Command) {
        let output = match command.output() {
            Ok(output) => output,
            Err(error) => {
                let why = format!("cannot be started: {error}");
                self.failures.push((party.to_owned(), why));
                return;
            }
        };
        let before = (self.passed.len(), self.failures.len());
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            self.line(line);
        }
        let failed = self.failures.len() > before.1;
        let did_nothing = (self.passed.len(), self.failures.len()) == before;
        if did_nothing || output.status.success() == failed {
            let said = String::from_utf8_lossy(&output.stderr);
            let why = format!("ended with {}: {}", output.status, said.trim_end());
            self.failures.push((party.to_owned(), why));
        }
    }

    fn line(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("ok ") {
            self.passed.push(name.to_owned());
        } else if let Some((name, why)) = line
            .strip_prefix("failed ")
            .and_then(|it| it.split_once(": "))
        {
            // Names have a colon too: the reason is behind the second one.
            let (name, why) = match why.split_once(": ") {
                Some((rest, why)) => (format!("{name}: {rest}"), why.to_owned()),
                None => (name.to_owned(), why.to_owned()),
            };
            self.failures.push((name, why));
        }
    }

    /// How many failed.
    pub(super) fn failed(&self) -> usize {
        self.failures.len()
    }

    /// The report for people.
    pub(super) fn text(&self) -> String {
        let mut lines: Vec<String> = self
            .passed
            .iter()
            .map(|name| format!("ok      {name}"))
            .collect();
        lines.extend(
            self.failures
                .iter()
                .map(|(name, why)| format!("FAILED  {name}: {why}")),
        );
        let (passed, failed) = (self.passed.len(), self.failures.len());
        lines.push(format!(
            "end to end: {} ran, {passed} passed, {failed} failed",
            passed + failed
        ));
        lines.join("\n")
    }

    /// The report for programs.
    pub(super) fn json(&self) -> Value {
        let failures = self.failures.iter();
        let failures: Vec<Value> = failures
            .map(|(id, why)| json!({ "id": id, "why": why }))
            .collect();
        json!({
            "state": "ran",
            "ran": self.passed.len() + self.failures.len(),
            "passed": self.passed.len(),
            "failed": self.failures.len(),
            "failures": failures,
        })
    }
}
