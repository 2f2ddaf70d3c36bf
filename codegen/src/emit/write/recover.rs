//! Ending what a run began: a journal comes in. Afterwards the folder is the old tree or the new one, without the
//! journal.
//!
//! A run that is not interrupted ends through the same functions, so each run exercises them.

use std::fs;
use std::io;
use std::path::Path;

use super::disk::Disk;
use super::error::{WriteError, WriteErrorKind};
use super::journal::{beside, checksum, Entry, Journal, JOURNAL};
use super::lock::{lock, Lock};
use super::scan;
use crate::emit::path::OutputPath;

/// How a run that was interrupted is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// Its new files are all there: they are moved to their places.
    Completed,
    /// Its new files are not all there: they are removed, and the old ones stay.
    Undone,
}

/// Whether new files are looked at before they are moved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// They are of this run, which has held the folder since.
    Own,
    /// They are of a run that is gone.
    Nothing,
}

/// What [`recover`] would do. A folder without a journal costs one look at it.
///
/// # Errors
///
/// The journal cannot be read, or is not a journal.
pub fn pending(root: &Path) -> Result<Option<Recovery>, WriteError> {
    let Some(_lock) = cut_off(root)? else {
        return Ok(None);
    };
    Ok(read(root)?.map(|journal| {
        if journal.committed {
            Recovery::Completed
        } else {
            Recovery::Undone
        }
    }))
}

/// Completes or undoes an interrupted run; `None` when there was none, or when the run is still at work.
/// A folder without a journal costs one look at it.
///
/// # Errors
///
/// A file that was not generated stands where a file of the interrupted run has to be, or the operating system refuses.
/// The journal stays then.
pub fn recover(disk: &dyn Disk, root: &Path) -> Result<Option<Recovery>, WriteError> {
    match cut_off(root)? {
        Some(_lock) => end(disk, root),
        None => Ok(None),
    }
}

/// The lock of a folder whose journal was left by a run that is gone.
fn cut_off(root: &Path) -> Result<Option<Lock>, WriteError> {
    // A folder that cannot be looked at has no journal that could be read. Writing there is an error of its own.
    if fs::symlink_metadata(root.join(JOURNAL)).is_err() {
        return Ok(None);
    }
    match lock(root) {
        Ok(lock) => Ok(Some(lock)),
        Err(error) if matches!(error.kind, WriteErrorKind::Busy) => Ok(None),
        Err(error) => Err(error),
    }
}

/// As [`recover`], for a run that has the lock of the folder.
pub(super) fn end(disk: &dyn Disk, root: &Path) -> Result<Option<Recovery>, WriteError> {
    let Some(journal) = read(root)? else {
        return Ok(None);
    };
    if journal.committed {
        complete(disk, root, &journal, Trust::Nothing)?;
        Ok(Some(Recovery::Completed))
    } else {
        undo(disk, root, &journal)?;
        Ok(Some(Recovery::Undone))
    }
}

/// The journal in the folder, if there is one.
fn read(root: &Path) -> Result<Option<Journal>, WriteError> {
    let path = root.join(JOURNAL);
    let not_ours = || {
        WriteError::refused(
            &path,
            "has the journal's name, but is no journal",
            "move it away",
        )
    };
    match scan::file_type(&path)? {
        None => Ok(None),
        Some(kind) if !kind.is_file() => Err(not_ours()),
        Some(_) => {
            let bytes = fs::read(&path).map_err(WriteError::system("read", &path))?;
            let text = std::str::from_utf8(&bytes).map_err(|_| not_ours())?;
            Journal::parse(text).map(Some).ok_or_else(not_ours)
        }
    }
}

/// Removes what was written beside; the old files were not touched yet.
pub(super) fn undo(disk: &dyn Disk, root: &Path, journal: &Journal) -> Result<(), WriteError> {
    for entry in &journal.entries {
        if let Entry::Write { path, .. } = entry {
            check_way(root, path)?;
            let temporary = beside(root, path);
            if scan::file_type(&temporary)?.is_some_and(|kind| kind.is_file()) {
                disk.remove_file(&temporary)
                    .map_err(WriteError::system("remove", &temporary))?;
            }
        }
    }
    // Innermost first. A folder that the user has put something into stays.
    for entry in journal.entries.iter().rev() {
        if let Entry::Folder(path) = entry {
            check_way(root, path)?;
            remove_if_empty(disk, &path.under(root))?;
        }
    }
    remove_journal(disk, root)
}

/// Moves the new files to their places, and removes those that are no longer generated.
pub(super) fn complete(
    disk: &dyn Disk,
    root: &Path,
    journal: &Journal,
    trust: Trust,
) -> Result<(), WriteError> {
    for entry in &journal.entries {
        if let Entry::Write { path, checksum } = entry {
            let expected = (trust == Trust::Nothing).then_some(*checksum);
            move_in(disk, root, path, expected)?;
        }
    }
    for entry in &journal.entries {
        if let Entry::Remove(path) = entry {
            remove_old(disk, root, path)?;
        }
    }
    remove_journal(disk, root)
}

/// Moves one new file to its place, unless that was done before.
fn move_in(
    disk: &dyn Disk,
    root: &Path,
    path: &OutputPath,
    expected: Option<u64>,
) -> Result<(), WriteError> {
    scan::is_ours(root, path)?;
    let temporary = beside(root, path);
    if !scan::file_type(&temporary)?.is_some_and(|kind| kind.is_file()) {
        return Ok(());
    }
    if let Some(expected) = expected {
        let bytes = fs::read(&temporary).map_err(WriteError::system("read", &temporary))?;
        if checksum(&bytes) != expected || !scan::has_marker(&bytes) {
            // It was changed. The run that found the journal writes it anew.
            return disk
                .remove_file(&temporary)
                .map_err(WriteError::system("remove", &temporary));
        }
    }
    let full = path.under(root);
    disk.rename(&temporary, &full)
        .map_err(WriteError::system("write", &full))
}

/// Removes one old file, if it is there and was generated, and the folders that it leaves empty.
fn remove_old(disk: &dyn Disk, root: &Path, path: &OutputPath) -> Result<(), WriteError> {
    let full = path.under(root);
    match scan::is_ours(root, path) {
        Ok(true) => disk
            .remove_file(&full)
            .map_err(WriteError::system("remove", &full))?,
        // Gone already; its folders may not be.
        Ok(false) => {}
        // A file of the user has its place.
        Err(_) => return Ok(()),
    }
    let folders: Vec<&str> = path.folders().collect();
    for folder in folders.into_iter().rev() {
        remove_if_empty(disk, &root.join(folder))?;
    }
    Ok(())
}

/// Removes a folder when it is there and empty.
fn remove_if_empty(disk: &dyn Disk, full: &Path) -> Result<(), WriteError> {
    let is_empty = fs::read_dir(full).is_ok_and(|mut entries| entries.next().is_none());
    if !is_empty {
        return Ok(());
    }
    disk.remove_folder(full)
        .map_err(WriteError::system("remove", full))
}

/// Refuses a path that leads through a link, which a forged journal might name.
fn check_way(root: &Path, path: &OutputPath) -> Result<(), WriteError> {
    for folder in path.folders() {
        let folder = root.join(folder);
        if scan::file_type(&folder)?.is_some_and(|kind| kind.is_symlink()) {
            return Err(WriteError::refused(
                &folder,
                "is a symbolic link, which may lead out of the output folder",
                "replace it by a folder",
            ));
        }
    }
    Ok(())
}

/// Removes the journal, which ends the run.
fn remove_journal(disk: &dyn Disk, root: &Path) -> Result<(), WriteError> {
    let path = root.join(JOURNAL);
    match disk.remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(WriteError::system("remove", &path)(error))
        }
        _ => Ok(()),
    }
}
