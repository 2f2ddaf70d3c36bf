//! The compiler's verdict: two states of a model come in; whether the program that uses the crate before compiles against the
//! crate after goes out. One folder has the one crate and then the other, so that dependencies are compiled once.

use std::collections::BTreeSet;
use std::path::PathBuf;

use smithy_codegen::emit::{self, FileSystem, Files, Mode};

use super::pairs::State;
use crate::ledger::probe::{complaint, program};
use crate::ledger::rustdoc::Documented;
use crate::ledger::surface::{surface, Entry};
use crate::tools::{read, repository, write, Outcome, Problem, Workspace};

/// The package of the crates.
pub(super) const PACKAGE: &str = "subject";

/// How much of what the compiler says is reported.
const REPORTED: usize = 1500;

/// What the compiler says about a pair.
pub(super) enum Seen {
    /// Both crates have the same files.
    Same,
    /// The program compiles against both.
    Compiles { items: usize },
    /// It compiles against the crate before alone.
    Breaks { items: usize, complaint: String },
}

/// The workspace with the program, and the program that was made last.
pub(super) struct Compiler {
    workspace: Workspace,
    last: Option<Program>,
}

/// A program that uses all of a crate.
struct Program {
    files: Files,
    text: String,
    items: usize,
    features: BTreeSet<String>,
}

impl Compiler {
    pub(super) fn new() -> Outcome<Compiler> {
        let workspace = Workspace::create("changes/program", "ledger/ours.toml")?;
        let manifest = workspace.folder().join("Cargo.toml");
        let path = serde_json::Value::from(subject().display().to_string());
        let runtime = serde_json::Value::from(repository().join("runtime").display().to_string());
        let dependency = format!(
            "{PACKAGE} = {{ path = {path}, default-features = false, features = [\"rt-tokio\", \"test-util\"] }}\n\
             smithy-client-runtime = {{ path = {runtime}, default-features = false }}"
        );
        write(
            &manifest,
            &read(&manifest)?.replace("{dependency}", &dependency),
        )?;
        Ok(Compiler {
            workspace,
            last: None,
        })
    }

    /// Compares two states.
    pub(super) fn compare(&mut self, old: &State, new: &State) -> Outcome<Seen> {
        let (before, after) = (old.files()?, new.files()?);
        if before == after {
            return Ok(Seen::Same);
        }
        let program = match self.last.take() {
            Some(program) if program.files == before => program,
            _ => self.program(before)?,
        };
        put(&after)?;
        let gone: Vec<String> = program
            .features
            .difference(&features(&after))
            .cloned()
            .collect();
        let complaint = match gone.is_empty() {
            true => complaint(&self.workspace, &program.text)?,
            false => Some(format!("without the features {}", gone.join(", "))),
        };
        let items = program.items;
        self.last = Some(program);
        Ok(match complaint {
            None => Seen::Compiles { items },
            Some(complaint) => Seen::Breaks {
                items,
                complaint: complaint.chars().take(REPORTED).collect(),
            },
        })
    }

    /// The program that uses all of a crate. It compiles against that crate.
    fn program(&self, files: Files) -> Outcome<Program> {
        put(&files)?;
        write(&self.workspace.folder().join("lib.rs"), "")?;
        let documented = Documented::produce(&self.workspace, PACKAGE, PACKAGE)?;
        let surface = surface(&documented);
        let entries: Vec<&Entry> = surface
            .entries
            .iter()
            .filter(|entry| !entry.hidden)
            .collect();
        let (text, items) = program(&entries, "extern crate alloc;\n");
        match complaint(&self.workspace, &text)? {
            None => Ok(Program {
                features: features(&files),
                files,
                text,
                items,
            }),
            Some(complaint) => Err(Problem(format!(
                "the program does not compile against the crate that it was made from:\n{complaint}"
            ))),
        }
    }
}

/// The folder of the crates.
pub(super) fn subject() -> PathBuf {
    repository().join("target/changes").join(PACKAGE)
}

fn put(files: &Files) -> Outcome<()> {
    emit::write_or_check(&FileSystem, &subject(), files, Mode::Write)
        .map(|_| ())
        .map_err(|error| Problem(error.to_string()))
}

/// The Cargo features of a crate.
fn features(files: &Files) -> BTreeSet<String> {
    let manifest = files.get("Cargo.toml").unwrap_or_default();
    let (_, table) = manifest.split_once("[features]").unwrap_or_default();
    let lines = table.lines().skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.to_owned()).collect()
}
