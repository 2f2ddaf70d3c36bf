//! What became of the comparison: the events of pairs come in, text and JSON go out.

use serde_json::{json, Value};

use super::covering::Ours;
use crate::official::{Event, Exceptions, Unneeded};
use crate::tools::Conclusion;

/// What became of it.
#[derive(Debug, Default)]
pub(in crate::changes) struct Report {
    /// The names of the pairs.
    pairs: Vec<String>,
    skipped: usize,
    reason: String,
    /// How many official events there are.
    events: usize,
    /// Those that none of ours covers.
    uncovered: Vec<Event>,
    /// How many of these are listed.
    listed: usize,
    /// What is neither covered nor listed, and what is listed without need.
    findings: Vec<String>,
}

impl Report {
    /// Nothing could be compared.
    pub(super) fn skipped(pairs: usize, reason: String) -> Report {
        Report {
            skipped: pairs,
            reason,
            ..Report::default()
        }
    }

    /// Adds a pair with our events and the official ones.
    pub(super) fn add(&mut self, name: &str, ours: &Ours, theirs: Vec<Event>) {
        self.pairs.push(name.to_owned());
        self.events += theirs.len();
        let left = theirs.into_iter().filter(|event| !ours.cover(event));
        self.uncovered.extend(left);
    }

    /// Holds what is not covered against the list. All cases need every entry of it, others only those about them.
    pub(super) fn list(&mut self, exceptions: &Exceptions, are_all: bool) {
        let events = &self.uncovered;
        let left = events.iter().filter(|event| !exceptions.has(event));
        self.findings = left.map(shown).collect();
        self.listed = events.len() - self.findings.len();
        let unneeded = exceptions.unneeded(&self.pairs, are_all, events);
        self.findings.extend(
            unneeded.into_iter().map(|Unneeded { model, what }| {
                format!("{model}: {what}: remove it from the list")
            }),
        );
    }
}

impl Conclusion for Report {
    fn has_failed(&self) -> bool {
        !self.findings.is_empty()
    }

    fn text(&self) -> String {
        let why = match self.skipped {
            0 => String::new(),
            _ => format!(" ({})", self.reason),
        };
        let (covered, open) = (self.events - self.uncovered.len(), self.findings.len());
        let mut lines = self.findings.clone();
        lines.push(format!(
            "changes beside the official comparison: {} pairs, {} skipped{why}",
            self.pairs.len(),
            self.skipped
        ));
        lines.push(format!(
            "official events: {}; {covered} covered by ours, {} listed with a reason; {open} findings",
            self.events, self.listed
        ));
        lines.join("\n")
    }

    fn json(&self) -> Value {
        json!({
            "pairs": self.pairs.len(),
            "skipped": self.skipped,
            "reason": self.reason,
            "events": self.events,
            "covered": self.events - self.uncovered.len(),
            "listed": self.listed,
            "findings": self.findings,
        })
    }
}

fn shown(event: &Event) -> String {
    let Event {
        model,
        rule,
        severity,
        shape,
        message,
    } = event;
    format!("{model}: {severity} {rule}: {shape}: {message}")
}
