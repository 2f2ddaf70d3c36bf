//! The changes that the writer makes to a disk, each one a step that may fail or be the last before the
//! process dies. Tests put a disk of their own here and stop it at every step in turn.
//!
//! Nothing waits for the medium: the next run compares the contents of every file, finds what a power failure lost and
//! writes it anew. To wait for each of the thousands of small files would take most of the time of a run.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// The few ways in which the writer changes a disk. Reading needs no such care and goes to it directly.
pub trait Disk {
    /// Makes one folder, whose parent exists.
    ///
    /// # Errors
    ///
    /// As the operating system says.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a file that does not exist yet.
    ///
    /// # Errors
    ///
    /// As the operating system says; a part of the file may then exist.
    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Appends to a file.
    ///
    /// # Errors
    ///
    /// As the operating system says; a part may then have been appended.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Puts a file in the place of another one, or of none, in the same folder and in one step.
    ///
    /// # Errors
    ///
    /// As the operating system says; nothing has happened then.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// As the operating system says; nothing has happened then.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    ///
    /// # Errors
    ///
    /// As the operating system says; nothing has happened then.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileSystem;

impl Disk for FileSystem {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn create_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).open(path)?;
        file.write_all(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}
