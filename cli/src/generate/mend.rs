//! Ending interrupted runs: the output folders of a command line come in; the fate of the runs that were interrupted in
//! them goes out.
//!
//! This happens before any model is read, so that neither an error in a model nor the choice of another crate leaves a
//! folder half old and half new.

use std::path::{Path, PathBuf};

use serde_json::{json, Value};
use smithy_codegen::emit::{self, FileSystem, Recovery};

use super::failure::Failed;
use super::outcome::Outcome;
use crate::config::CrateConfig;
use crate::{paths, Format, Terminal};

/// An output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folder {
    /// Its crate, if it is known.
    pub(super) package: Option<String>,
    pub(super) path: PathBuf,
}

/// The interrupted runs and their fate; under `--check`, the fate that the next run will give them.
#[derive(Default)]
pub(super) struct Mended {
    runs: Vec<(Folder, Recovery)>,
    /// The folders in which a run could not be ended.
    stuck: Vec<Folder>,
    /// Whether the runs were left alone.
    check: bool,
}

impl Folder {
    /// The folder of a crate.
    pub(super) fn of(config: &CrateConfig) -> Folder {
        Folder {
            package: Some(config.package.as_str().to_owned()),
            path: config.output.clone(),
        }
    }

    fn is(&self, path: &Path) -> bool {
        paths::absolute(&self.path) == paths::absolute(path)
    }
}

/// Ends the interrupted runs, each folder once; with `check` they are only found.
pub(super) fn mend(folders: &[Folder], check: bool) -> (Mended, Vec<Failed>) {
    let mut mended = Mended {
        check,
        ..Mended::default()
    };
    let mut failures = Vec::new();
    for (index, folder) in folders.iter().enumerate() {
        let mut before = folders.iter().take(index);
        if before.any(|other| other.is(&folder.path)) {
            continue;
        }
        let recovery = match check {
            true => emit::pending(&folder.path),
            false => emit::recover(&FileSystem, &folder.path),
        };
        match recovery {
            Ok(Some(recovery)) => mended.runs.push((folder.clone(), recovery)),
            Ok(None) => {}
            Err(error) => {
                mended.stuck.push(folder.clone());
                failures.push(Failed {
                    package: folder.package.clone(),
                    ..Failed::to_write(error, None)
                });
            }
        }
    }
    (mended, failures)
}

impl Mended {
    /// Whether an interrupted run was left alone.
    pub(super) fn is_pending(&self) -> bool {
        self.check && !self.runs.is_empty()
    }

    /// Whether a run in the folder of a crate could not be ended.
    pub(super) fn is_stuck(&self, config: &CrateConfig) -> bool {
        self.stuck.iter().any(|folder| folder.is(&config.output))
    }

    /// Notes in the outcomes the fate of the runs in their folders.
    pub(super) fn note(&self, outcomes: &mut [Outcome]) {
        for outcome in outcomes {
            let mut runs = self.runs.iter();
            let own = runs.find(|(folder, _)| folder.is(&outcome.config.output));
            outcome.recovery = outcome.recovery.or(own.map(|(_, recovery)| *recovery));
        }
    }

    /// Prints the runs that no outcome mentions.
    pub(super) fn tell(&self, outcomes: &[Outcome], format: Format, terminal: &mut Terminal<'_>) {
        if format == Format::Json {
            return;
        }
        let is_told = |folder: &Folder| outcomes.iter().any(|one| folder.is(&one.config.output));
        for (folder, recovery) in self.runs.iter().filter(|(folder, _)| !is_told(folder)) {
            let path = paths::shown(&folder.path);
            let what = text(*recovery, self.check);
            terminal.error(&format!("{path}: {what}"));
        }
    }

    /// All runs, for programs.
    pub(super) fn json(&self) -> Value {
        let runs = self.runs.iter().map(|(folder, recovery)| {
            json!({
                "package": folder.package,
                "output": paths::shown(&folder.path),
                "interrupted_run": word(*recovery),
            })
        });
        Value::Array(runs.collect())
    }
}

/// The fate of a run, for people.
pub(super) fn text(recovery: Recovery, check: bool) -> &'static str {
    match (recovery, check) {
        (Recovery::Completed, true) => "an interrupted run is pending: the next run completes it",
        (Recovery::Undone, true) => "an interrupted run is pending: the next run undoes it",
        (Recovery::Completed, false) => "an interrupted run was completed first",
        (Recovery::Undone, false) => "an interrupted run was undone first",
    }
}

/// The same for programs.
pub(super) fn word(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::Completed => "completed",
        Recovery::Undone => "undone",
    }
}
