//! Support crates in folders of the user: the crates of a run come in; the folders that they name have the support crate of
//! this program afterwards, as they have the crates.

use std::path::PathBuf;

use serde_json::{json, Value};
use smithy_codegen::emit::{self, FileSystem, Mode, Prepared};
use smithy_codegen::Publish;

use super::arguments::Run;
use super::failure::{Failed, Failure};
use crate::config::{CrateConfig, Runtime};
use crate::{count, paths, support};

/// A support crate in a folder.
pub(super) struct Vendored {
    folder: PathBuf,
    /// How many files differ.
    changes: usize,
    /// The changes that lie ready; none when the run only checks.
    prepared: Option<Prepared>,
}

/// A folder to which the support crate is written.
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// Where the crates that depend on it may be published.
    publish: Publish,
}

/// The folders to which the support crate is written, each once.
pub(super) fn places(crates: &[CrateConfig]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for one in crates {
        let Runtime::Vendored { folder, publish } = &one.runtime else {
            continue;
        };
        let folder = paths::real(folder);
        if places.iter().all(|place| place.folder != folder) {
            places.push(Place {
                folder,
                publish: publish.clone(),
            });
        }
    }
    places
}

/// Compares the folders; unless the run only checks, the changes lie ready afterwards.
pub(super) fn prepare(places: &[Place], run: Run<'_>) -> (Vec<Vendored>, Vec<Failed>) {
    let (mut vendored, mut failures) = (Vec::new(), Vec::new());
    for place in places {
        match one(place, run) {
            Ok(one) => vendored.push(one),
            Err(failure) => failures.push(Failed {
                failure,
                sources: Vec::new(),
                package: Some(support::NAME.to_owned()),
            }),
        }
    }
    (vendored, failures)
}

fn one(place: &Place, run: Run<'_>) -> Result<Vendored, Failure> {
    let folder = &place.folder;
    let files = support::files(&place.publish).map_err(|error| Failure::Input(error.into()))?;
    let (prepared, report) = match run.check {
        true => (
            None,
            emit::write_or_check(&FileSystem, folder, &files, Mode::Check)?,
        ),
        false => {
            let (prepared, report) = emit::prepare(&FileSystem, folder, &files)?;
            (Some(prepared), report)
        }
    };
    Ok(Vendored {
        folder: folder.clone(),
        changes: report.changes.len(),
        prepared,
    })
}

impl Vendored {
    /// Makes the changes.
    pub(super) fn commit(&mut self) -> Option<Failed> {
        let error = self.prepared.take()?.commit(&FileSystem).err()?;
        Some(Failed::to_write(error, None))
    }

    /// Takes back the prepared changes.
    pub(super) fn abandon(self) -> Option<Failed> {
        let error = self.prepared?.abandon(&FileSystem).err()?;
        Some(Failed::to_write(error, None))
    }

    /// Whether the folder was as it should be.
    pub(super) fn is_up_to_date(&self) -> bool {
        self.changes == 0
    }

    /// What was done, in a line.
    pub(super) fn text(&self, check: bool) -> String {
        let folder = paths::shown(&self.folder);
        let verb = if check { "would be written" } else { "written" };
        match self.changes {
            0 => format!("{}  {folder}: up to date", support::NAME),
            changes => format!(
                "{}  {folder}: {} {verb}",
                support::NAME,
                count(changes, "file")
            ),
        }
    }

    /// The same for programs.
    pub(super) fn json(&self) -> Value {
        json!({ "package": support::NAME, "output": paths::shown(&self.folder), "changes": self.changes })
    }
}
