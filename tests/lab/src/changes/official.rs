//! The events of `diff` beside those of the official comparison of models (`smithy diff`): pairs of models come in; what the
//! official comparison finds and `diff` does not goes out, counted.
//!
//! What `diff` leaves out on purpose is listed with its reason in `tests/changes/official.toml`.

mod covering;
mod outcome;

use std::path::{Path, PathBuf};

use super::pairs::{Pair, Source};
use crate::official::{events, folder, Event, Exceptions, Tools};
use crate::tools::{write, Outcome, Problem};
use covering::Ours;
pub(super) use outcome::Report;

/// How many bytes of models one run of the official comparison reads; it keeps all of them in memory.
const AT_ONCE: usize = 40 << 20;

/// The namespace that all cases have. Pairs are compared together, so each gets one of its own.
const SHARED: &str = "example#";

/// Compares the events of pairs. `are_all` says whether they are all cases, which need every entry of the list.
pub(super) fn compare(pairs: Vec<Source>, are_all: bool) -> Outcome<Report> {
    let exceptions = Exceptions::open("tests/changes/official.toml")?;
    let tools = match Tools::fetch()? {
        Ok(tools) => tools,
        Err(reason) => return Ok(Report::skipped(pairs.len(), reason)),
    };
    let mut report = Report::default();
    let mut batch = Batch::new(&tools)?;
    for pair in pairs {
        let Some(pair) = pair.read()? else {
            continue;
        };
        batch.add(pair)?;
        if batch.bytes > AT_ONCE {
            batch.finish(&mut report)?;
            batch = Batch::new(&tools)?;
        }
    }
    batch.finish(&mut report)?;
    report.list(&exceptions, are_all);
    Ok(report)
}

/// Pairs that one run of the official comparison reads, as two folders of models.
struct Batch<'t> {
    tools: &'t Tools,
    folder: PathBuf,
    /// Their names, and what `diff` finds in them.
    ours: Vec<(String, Ours)>,
    bytes: usize,
}

impl Batch<'_> {
    fn new(tools: &Tools) -> Outcome<Batch<'_>> {
        let folder = folder().join("changes");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)
                .map_err(|error| Problem::file("remove", &folder, error))?;
        }
        for side in ["old", "new"] {
            copy(tools.jars(), &folder.join(side).join("traits"))?;
        }
        Ok(Batch {
            tools,
            folder,
            ours: Vec::new(),
            bytes: 0,
        })
    }

    fn add(&mut self, pair: Pair) -> Outcome<()> {
        let own = own_namespace(self.ours.len());
        for (side, state) in [("old", &pair.old), ("new", &pair.new)] {
            let text = state.document()?.replace(SHARED, &own);
            self.bytes += text.len();
            let name = format!("{}.json", pair.name);
            write(&self.folder.join(side).join(name), &text)?;
        }
        let ours = Ours::new(&pair.old.side()?, &pair.new.side()?);
        self.ours.push((pair.name, ours));
        Ok(())
    }

    /// Runs the official comparison, and reports what it finds.
    fn finish(self, report: &mut Report) -> Outcome<()> {
        if self.ours.is_empty() {
            return Ok(());
        }
        let arguments = ["old", "new"]
            .into_iter()
            .flat_map(|side| [format!("--{side}").into(), self.folder.join(side)]);
        let output = self.tools.run("diff", "NOTE", arguments)?;
        let said = String::from_utf8_lossy(&output.stderr);
        // The last line says what became of it, unless it gave up.
        if !said.contains("Validated ") {
            return Err(Problem(format!("the official comparison gave up:\n{said}")));
        }
        let mut left = events(&output.stdout)?;
        for (index, (name, ours)) in self.ours.iter().enumerate() {
            let (theirs, others) = left.into_iter().partition(|event| event.model == *name);
            left = others;
            let theirs: Vec<Event> = theirs;
            let theirs = theirs.into_iter().map(|event| shared(event, index));
            report.add(name, ours, theirs.collect());
        }
        // Only what is wrong with the models is of none of them.
        match left.first() {
            Some(event) => Err(Problem(format!("{}: {}", event.model, event.message))),
            None => Ok(()),
        }
    }
}

fn own_namespace(index: usize) -> String {
    format!("pair{index}#")
}

/// The event with the namespace that all cases have.
fn shared(event: Event, index: usize) -> Event {
    let own = own_namespace(index);
    Event {
        rule: event.rule.replace(&own, SHARED),
        shape: event.shape.replace(&own, SHARED),
        message: event.message.replace(&own, SHARED),
        ..event
    }
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    std::fs::create_dir_all(to).map_err(|error| Problem::file("create", to, error))?;
    let failed = |error| Problem::file("copy", from, error);
    for entry in std::fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        std::fs::copy(entry.path(), to.join(entry.file_name())).map_err(failed)?;
    }
    Ok(())
}
