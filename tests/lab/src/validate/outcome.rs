//! What became of a validation: the models and the events come in, text and JSON go out.

use serde_json::{json, Value};

use super::Model;
use crate::official::{Event, Exceptions, Unneeded};
use crate::tools::Conclusion;

/// What became of it.
#[derive(Debug, Default)]
pub(super) struct Report {
    passed: usize,
    failed: Vec<String>,
    skipped: usize,
    reason: String,
    /// The events that no exception explains, and the exceptions that nothing needs.
    findings: Vec<String>,
    /// How many events exceptions explain.
    excepted: usize,
}

impl Report {
    /// Nothing could be validated.
    pub(super) fn skipped(models: usize, reason: String) -> Report {
        Report {
            skipped: models,
            reason,
            ..Report::default()
        }
    }

    pub(super) fn new(models: &[Model], events: Vec<Event>, exceptions: &Exceptions) -> Report {
        let names: Vec<String> = models.iter().map(|model| model.name.clone()).collect();
        let mut report = Report::default();
        let mut fail = |model: &str, finding: String| {
            if !report.failed.iter().any(|failed| failed == model) {
                report.failed.push(model.to_owned());
            }
            report.findings.push(finding);
        };
        for event in events.iter().filter(|event| !exceptions.has(event)) {
            let Event {
                model,
                rule,
                shape,
                message,
                ..
            } = event;
            fail(model, format!("{model}: {rule}: {shape}: {message}"));
        }
        for Unneeded { model, what } in exceptions.unneeded(&names, false, &events) {
            fail(
                &model,
                format!("{model}: {what}: no longer found, remove the exception"),
            );
        }
        report.excepted = events.iter().filter(|event| exceptions.has(event)).count();
        report.passed = names.len().saturating_sub(report.failed.len());
        report
    }
}

impl Conclusion for Report {
    fn has_failed(&self) -> bool {
        !self.findings.is_empty()
    }

    fn text(&self) -> String {
        let mut lines = self.findings.clone();
        let (passed, failed, skipped) = (self.passed, self.failed.len(), self.skipped);
        let why = match skipped {
            0 => String::new(),
            _ => format!(" ({})", self.reason),
        };
        lines.push(format!(
            "models read by the official validator: {passed} passed, {failed} failed, {skipped} skipped{why}"
        ));
        if self.excepted > 0 {
            let excepted = self.excepted;
            lines.push(format!("errors of the data itself, as listed: {excepted}"));
        }
        lines.join("\n")
    }

    fn json(&self) -> Value {
        json!({
            "passed": self.passed,
            "failed": self.failed,
            "skipped": self.skipped,
            "reason": self.reason,
            "excepted": self.excepted,
            "findings": self.findings,
        })
    }
}
