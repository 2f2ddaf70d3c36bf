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
    let modules = examples.iter().enumerate();
    let modules = modules.map(|(number, example)| example.module(number));
    let (text, items) = program(entries, &modules.collect::<String>());
    Ok(ProbeResult {
        side: side.name,
        items,
        examples: examples.len(),
        complaint: complaint(workspace, &text)?,
    })
}

/// The program that uses each entry, with more items before that, and how many items of its own it has.
pub(crate) fn program(entries: &[&Entry], before: &str) -> (String, usize) {
    let mut by_item: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in entries {
        if let Some(probe) = &entry.probe {
            by_item.entry(probe).or_default().push(&entry.line);
        }
    }
    let mut text = format!("#![allow(deprecated, unused)]\n{before}");
    for (probe, lines) in &by_item {
        text.push_str(&format!(
            "// {}\n{probe}\n",
            lines.join("; ").replace('\n', " ")
        ));
    }
    (text, by_item.len())
}

/// What the compiler has against a program in a workspace; `None` if it compiles.
pub(crate) fn complaint(workspace: &Workspace, text: &str) -> Outcome<Option<String>> {
    write(&workspace.folder().join("lib.rs"), text)?;
    // As for rustdoc: build scripts look at this variable, and another value compiles all dependencies again.
    let output = workspace
        .cargo(&["check", "--quiet"])
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .map_err(|error| Problem(format!("cannot start cargo check: {error}")))?;
    Ok((!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned()))
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
