//! Recordings: what the clients of a run sent and read, by case, comes in; a folder of text files goes out, and comes in
//! again.
//!
//! A file has the cases of one client: `SUITE/CLIENT.PROTOCOL.txt`. Before and after a change of the runtime that should
//! change nothing, two recordings have the same bytes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::models::entries;
use super::said::Said;
use crate::tools::{read, write, Outcome, Problem};

/// What begins the lines of a case in a file; its own lines begin with another character.
const CASE: &str = "# ";

/// The lines of cases by the file that they stand in, below the folder, and by the name of the case.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Recordings(pub(super) BTreeMap<PathBuf, BTreeMap<String, String>>);

impl Recordings {
    /// Adds what a program said of the cases of a client, which speaks a protocol of this id.
    pub(super) fn add(&mut self, suite: &str, client: &str, protocol: &str, said: &Said) {
        let client = client.replace(['/', ' '], "-");
        let protocol = smithy_codegen::protocol::local_name(protocol);
        let file = PathBuf::from(suite).join(format!("{client}.{protocol}.txt"));
        let records = said.iter().filter(|(_, told)| !told.record.is_empty());
        let records: BTreeMap<_, _> = records
            .map(|(id, told)| (id.clone(), told.record.clone()))
            .collect();
        if !records.is_empty() {
            self.0.entry(file).or_default().extend(records);
        }
    }

    /// Adds those of another part of the run.
    pub(super) fn extend(&mut self, others: Recordings) {
        for (file, cases) in others.0 {
            self.0.entry(file).or_default().extend(cases);
        }
    }

    /// Writes them into a folder.
    ///
    /// # Errors
    ///
    /// The folder has something in it, or cannot be written.
    pub(super) fn write(&self, folder: &Path) -> Outcome<()> {
        if !entries(folder)?.is_empty() {
            let folder = folder.display();
            return Err(Problem(format!(
                "{folder} has files in it; recordings are written into an empty folder"
            )));
        }
        for (file, cases) in &self.0 {
            let cases = cases
                .iter()
                .map(|(id, lines)| format!("{CASE}{id}\n{lines}\n"));
            write(&folder.join(file), &cases.collect::<String>())?;
        }
        Ok(())
    }

    /// Reads a folder of them.
    ///
    /// # Errors
    ///
    /// It has none, or cannot be read.
    pub(super) fn open(folder: &Path) -> Outcome<Recordings> {
        let mut recordings = Recordings::default();
        for suite in entries(folder)? {
            for path in entries(&suite)? {
                let file = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                recordings.0.insert(file, cases(&read(&path)?));
            }
        }
        match recordings.0.is_empty() {
            true => Err(Problem(format!("{} has no recordings", folder.display()))),
            false => Ok(recordings),
        }
    }

    /// How many cases there are of each suite, in one line.
    pub(super) fn counts(&self) -> String {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (file, cases) in &self.0 {
            let suite = file.parent().unwrap_or(file).display().to_string();
            *counts.entry(suite).or_default() += cases.len();
        }
        let counts = counts
            .iter()
            .map(|(suite, count)| format!("{count} of {suite}"));
        counts.collect::<Vec<_>>().join(", ")
    }
}

/// The cases of a file.
fn cases(text: &str) -> BTreeMap<String, String> {
    let mut cases: BTreeMap<String, String> = BTreeMap::new();
    let mut id = String::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix(CASE) {
            Some(name) => id = name.to_owned(),
            None => {
                let lines = cases.entry(id.clone()).or_default();
                lines.push_str(line);
                lines.push('\n');
            }
        }
    }
    cases
}
