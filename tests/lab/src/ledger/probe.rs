//! The probe: what a side shall have, and the examples, come in; the compiler's verdict on the program that uses all of it
//! goes out.

use std::collections::BTreeMap;

use super::examples::Example;
use super::surface::Entry;
use super::Side;
use crate::tools::{write, Outcome, Problem, Workspace};

/// The verdict of the compiler on the probe of one side.
pub(super) struct ProbeResult {
    pub(super) side: &'static str,
    pub(super) items: usize,
    pub(super) examples: usize,
    pub(super) complaint: Option<String>,
}

/// Compiles the probe against one side.
pub(super) fn probe(
    side: &Side,
    workspace: &Workspace,
    entries: &[&Entry],
    examples: &[Example],
) -> Outcome<ProbeResult> {
    let mut by_item: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in entries {
        if let Some(probe) = &entry.probe {
            by_item.entry(probe).or_default().push(&entry.line);
        }
    }
    let mut text = String::from("#![allow(deprecated, unused)]\n");
    for (number, example) in examples.iter().enumerate() {
        text.push_str(&example.module(number));
    }
    for (probe, lines) in &by_item {
        text.push_str(&format!(
            "// {}\n{probe}\n",
            lines.join("; ").replace('\n', " ")
        ));
    }
    write(&workspace.folder().join("lib.rs"), &text)?;
    let output = workspace
        .cargo(&["check", "--quiet"])
        .output()
        .map_err(|error| Problem(format!("cannot start cargo check: {error}")))?;
    let complaint =
        (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned());
    Ok(ProbeResult {
        side: side.name,
        items: by_item.len(),
        examples: examples.len(),
        complaint,
    })
}

impl ProbeResult {
    /// The verdict in words.
    pub(super) fn text(&self) -> String {
        let verdict = if self.complaint.is_none() {
            "compile"
        } else {
            "do NOT compile"
        };
        format!(
            "{} items and {} examples {verdict} against {}",
            self.items, self.examples, self.side
        )
    }
}
