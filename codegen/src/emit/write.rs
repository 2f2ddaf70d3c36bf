//! The writer, which is at the same time the gate that says whether an output folder is up to date.
//!
//! [`Files`] come in. Afterwards the output folder holds them and the user's own files, or it has not changed, or a
//! journal is left which the next run completes. New files are first written beside their places. They are moved in
//! when all of them are complete; then files that are no longer generated are removed.

mod disk;
mod error;
mod journal;
mod lock;
mod recover;
mod scan;

use std::fs;
use std::path::{Path, PathBuf};

use super::file::Files;
use super::path::OutputPath;
use journal::{beside, checksum, Entry, Journal};
use recover::Trust;

pub use disk::{Disk, FileSystem};
pub use error::{WriteError, WriteErrorKind};
pub use journal::JOURNAL;
pub use lock::{lock, share, Lock};
pub use recover::{pending, recover, Recovery};
pub(crate) use scan::{place, with_plain_line_ends, Place};

/// Whether to change the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Bring it up to date.
    Write,
    /// Only find what differs.
    Check,
}

/// What was done, or in [`Mode::Check`] what would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteReport {
    /// Files that differ from the folder's, sorted by path.
    pub changes: Vec<FileChange>,
    /// How many files were up to date.
    pub unchanged: usize,
    /// How an earlier run that was interrupted ended, when there was one.
    pub recovery: Option<Recovery>,
}

/// One file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its path in the output folder.
    pub path: OutputPath,
    /// Its text in the folder; none for a new file.
    pub old: Option<String>,
    /// Its generated text; none for a file that is no longer generated.
    pub new: Option<String>,
}

impl WriteReport {
    /// Whether the folder was as it should be: no file differs and no run was interrupted.
    pub fn is_up_to_date(&self) -> bool {
        self.changes.is_empty() && self.recovery.is_none()
    }
}

/// Brings the folder `root` up to date with `files`, or returns what differs.
///
/// A file without our marker is neither overwritten nor removed. The folder is created when it is missing.
///
/// # Errors
///
/// A file that was not generated, or a link, stands where a generated file has to be; another run is writing; or the
/// operating system refuses. Then nothing was changed, or, when a step after the point of no return failed, a journal
/// is left.
pub fn write_or_check(
    disk: &dyn Disk,
    root: &Path,
    files: &Files,
    mode: Mode,
) -> Result<WriteReport, WriteError> {
    match mode {
        Mode::Check => {
            let recovery = recover::pending(root)?;
            Ok(compare(root, files, recovery)?)
        }
        Mode::Write => {
            let (prepared, report) = prepare(disk, root, files)?;
            prepared.commit(disk)?;
            Ok(report)
        }
    }
}

/// Changes that lie ready beside their places: the old tree is still whole. Dropping it without a decision is like the
/// death of the process: the next run undoes the changes.
#[derive(Debug)]
pub struct Prepared {
    root: PathBuf,
    journal: Journal,
    /// The outermost folder that had to be made for the output folder to exist.
    made: Option<PathBuf>,
    /// Keeps other runs out until the end.
    _lock: Lock,
}

/// Does everything up to the point of no return, so that several crates can change together or not at all.
///
/// # Errors
///
/// As [`write_or_check`]; nothing was changed then.
pub fn prepare(
    disk: &dyn Disk,
    root: &Path,
    files: &Files,
) -> Result<(Prepared, WriteReport), WriteError> {
    let missing = root.ancestors().take_while(|folder| !folder.exists());
    let made = missing
        .filter(|folder| !folder.as_os_str().is_empty())
        .last()
        .map(Path::to_path_buf);
    let mut there = root.ancestors().filter(|place| place.exists());
    if let Some(file) = there.next().filter(|place| !place.is_dir()) {
        let reason = "is a file where a folder has to be";
        let help = "move it away, or choose another output folder";
        return Err(WriteError::refused(file, reason, help));
    }
    fs::create_dir_all(root).map_err(WriteError::system("create", root))?;
    let lock = lock(root)?;
    let mut prepared = Prepared {
        root: root.to_path_buf(),
        journal: Journal::default(),
        made,
        _lock: lock,
    };
    match prepared.fill(disk, files) {
        Ok(report) => Ok((prepared, report)),
        Err(error) => {
            prepared.remove_made();
            Err(error)
        }
    }
}

impl Prepared {
    /// Compares, and lays the new files beside their places.
    fn fill(&mut self, disk: &dyn Disk, files: &Files) -> Result<WriteReport, WriteError> {
        let recovery = recover::end(disk, &self.root)?;
        let report = compare(&self.root, files, recovery)?;
        if !report.changes.is_empty() {
            self.journal.entries = entries(&self.root, &report.changes)?;
            if let Err(error) = lay_beside(disk, &self.root, &self.journal, &report.changes) {
                // The tree is still the old one. The next run undoes what cannot be undone now.
                let _ = recover::undo(disk, &self.root, &self.journal);
                return Err(error);
            }
        }
        Ok(report)
    }

    /// Makes the changes.
    ///
    /// # Errors
    ///
    /// The operating system refuses. A journal is left that the next run completes, except when the first step failed.
    pub fn commit(mut self, disk: &dyn Disk) -> Result<(), WriteError> {
        if self.journal.entries.is_empty() {
            return Ok(());
        }
        let journal_path = self.root.join(JOURNAL);
        let committed = disk.append(&journal_path, Journal::commit_line().as_bytes());
        if let Err(error) = committed {
            let _ = recover::undo(disk, &self.root, &self.journal);
            return Err(WriteError::system("write", &journal_path)(error));
        }
        self.journal.committed = true;
        recover::complete(disk, &self.root, &self.journal, Trust::Own).map_err(|mut error| {
            error.help.get_or_insert_with(|| {
                "some files are in place and others are not: the next run completes them".to_owned()
            });
            error
        })
    }

    /// Undoes what was prepared: the folder is as it was.
    ///
    /// # Errors
    ///
    /// The operating system refuses. The next run undoes the rest.
    pub fn abandon(self, disk: &dyn Disk) -> Result<(), WriteError> {
        if !self.journal.entries.is_empty() {
            recover::undo(disk, &self.root, &self.journal)?;
        }
        self.remove_made();
        Ok(())
    }

    /// Removes the folders that were made for the output folder; those that are not empty stay.
    fn remove_made(&self) {
        let Some(made) = &self.made else { return };
        for folder in self
            .root
            .ancestors()
            .take_while(|folder| folder.starts_with(made))
        {
            if fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

/// Compares the files with those in the folder. The error lists every file that was not generated.
fn compare(
    root: &Path,
    files: &Files,
    recovery: Option<Recovery>,
) -> Result<WriteReport, WriteError> {
    let mut changes = Vec::new();
    let mut unchanged = 0;
    let mut foreign = Vec::new();
    for (path, text) in files.iter() {
        let old = match scan::place(root, path) {
            Ok(Place::Ours(old)) if old == text => {
                unchanged += 1;
                continue;
            }
            Ok(Place::Ours(old)) => Some(old),
            Ok(Place::Free) => None,
            Err(error) if matches!(error.kind, WriteErrorKind::NotOurs { .. }) => {
                foreign.push(error);
                continue;
            }
            Err(error) => return Err(error),
        };
        changes.push(FileChange {
            path: path.clone(),
            old,
            new: Some(text.to_owned()),
        });
    }
    if let Some(error) = together(foreign) {
        return Err(error);
    }
    for path in scan::marked_files(root)? {
        if files.contains(path.as_str()) {
            continue;
        }
        if let Place::Ours(old) = scan::place(root, &path)? {
            changes.push(FileChange {
                path,
                old: Some(old),
                new: None,
            });
        }
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(WriteReport {
        changes,
        unchanged,
        recovery,
    })
}

/// One error for all files that were not generated.
fn together(foreign: Vec<WriteError>) -> Option<WriteError> {
    let mut foreign = foreign.into_iter();
    let mut first = foreign.next()?;
    let others: Vec<PathBuf> = foreign.map(|error| error.path).collect();
    if !others.is_empty() {
        first.help = Some("move them away, or choose another output folder".to_owned());
    }
    first.kind = WriteErrorKind::NotOurs { others };
    Some(first)
}

/// The journal's lines for the changes; folders that are missing come first, outermost first.
fn entries(root: &Path, changes: &[FileChange]) -> Result<Vec<Entry>, WriteError> {
    let mut folders: Vec<OutputPath> = Vec::new();
    let mut files = Vec::new();
    for change in changes {
        let Some(text) = &change.new else {
            files.push(Entry::Remove(change.path.clone()));
            continue;
        };
        for folder in change.path.folders() {
            let missing = scan::file_type(&root.join(folder))?.is_none();
            if let (true, Ok(folder)) = (missing, OutputPath::new(folder)) {
                if !folders.contains(&folder) {
                    folders.push(folder);
                }
            }
        }
        let temporary = beside(root, &change.path);
        if scan::file_type(&temporary)?.is_some() {
            return Err(WriteError::refused(
                &temporary,
                "has the name under which a new file is written first",
                "remove it if it is not yours",
            ));
        }
        files.push(Entry::Write {
            path: change.path.clone(),
            checksum: checksum(text.as_bytes()),
        });
    }
    let mut entries: Vec<Entry> = folders.into_iter().map(Entry::Folder).collect();
    entries.append(&mut files);
    Ok(entries)
}

/// Writes the journal, and the new files beside their places: the old tree is whole before and after.
fn lay_beside(
    disk: &dyn Disk,
    root: &Path,
    journal: &Journal,
    changes: &[FileChange],
) -> Result<(), WriteError> {
    let journal_path = root.join(JOURNAL);
    disk.create_file(&journal_path, journal.text().as_bytes())
        .map_err(WriteError::system("write", &journal_path))?;
    for entry in &journal.entries {
        if let Entry::Folder(path) = entry {
            let full = path.under(root);
            disk.create_folder(&full)
                .map_err(WriteError::system("create", &full))?;
        }
    }
    for change in changes {
        if let Some(text) = &change.new {
            let temporary = beside(root, &change.path);
            disk.create_file(&temporary, text.as_bytes())
                .map_err(WriteError::system("write", &temporary))?;
        }
    }
    Ok(())
}
