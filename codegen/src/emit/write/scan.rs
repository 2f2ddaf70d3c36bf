//! Looking at an output folder: what stands at a path, and which files were generated.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::{WriteError, WriteErrorKind};
use crate::emit::file::MARKER;
use crate::emit::path::OutputPath;

/// What stands in the place of a generated file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nothing.
    Free,
    /// A generated file, with its text. Its lines end in `\n`, whatever git made of them.
    Ours(String),
}

/// Looks at the place of a generated file, and reads what is there.
///
/// # Errors
///
/// The way there leads through a link or a file, or a file stands there that was not generated.
pub(crate) fn place(root: &Path, path: &OutputPath) -> Result<Place, WriteError> {
    match way(root, path)? {
        None => Ok(Place::Free),
        Some(full) => ours(&full),
    }
}

/// Whether a generated file is there. It reads only the beginning.
///
/// # Errors
///
/// As [`place`].
pub(super) fn is_ours(root: &Path, path: &OutputPath) -> Result<bool, WriteError> {
    match way(root, path)? {
        None => Ok(false),
        Some(full) if starts_with_marker(&full)? || is_empty(&full) => Ok(true),
        Some(full) => Err(not_ours(&full)),
    }
}

/// The file at the place of a generated one, generated or not; `None` when nothing is there.
fn way(root: &Path, path: &OutputPath) -> Result<Option<PathBuf>, WriteError> {
    for folder in path.folders() {
        let folder = root.join(folder);
        match file_type(&folder)? {
            None => return Ok(None),
            Some(kind) if kind.is_dir() => {}
            Some(kind) if kind.is_symlink() => {
                return Err(WriteError::refused(
                    &folder,
                    "is a symbolic link, which may lead out of the output folder",
                    "replace it by a folder, or choose another output folder",
                ))
            }
            Some(_) => {
                return Err(WriteError::refused(
                    &folder,
                    "is a file where a generated folder has to be",
                    "move it away, or choose another output folder",
                ))
            }
        }
    }
    let full = path.under(root);
    match file_type(&full)? {
        None => Ok(None),
        Some(kind) if kind.is_file() => Ok(Some(full)),
        Some(_) => Err(WriteError::refused(
            &full,
            "is a folder or a link where a generated file has to be",
            "move it away, or choose another output folder",
        )),
    }
}

/// The text of a generated file.
fn ours(full: &Path) -> Result<Place, WriteError> {
    let bytes = fs::read(full).map_err(WriteError::system("read", full))?;
    // A power failure may leave an empty file. Nothing of it is lost.
    if has_marker(&bytes) || bytes.is_empty() {
        let text = String::from_utf8_lossy(&bytes);
        return Ok(Place::Ours(with_plain_line_ends(text.into_owned())));
    }
    Err(not_ours(full))
}

/// The text with `\n` at the end of each line, as generated files have it.
pub(crate) fn with_plain_line_ends(text: String) -> String {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n"),
        false => text,
    }
}

fn not_ours(full: &Path) -> WriteError {
    WriteError {
        path: full.to_path_buf(),
        kind: WriteErrorKind::NotOurs { others: Vec::new() },
        help: Some("move it away, or choose another output folder".to_owned()),
    }
}

fn is_empty(full: &Path) -> bool {
    fs::symlink_metadata(full).is_ok_and(|metadata| metadata.len() == 0)
}

/// The kind of what stands at a path, links not followed; `None` when nothing stands there.
pub(super) fn file_type(full: &Path) -> Result<Option<FileType>, WriteError> {
    match fs::symlink_metadata(full) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::system("look at", full)(error)),
    }
}

/// Whether the first line carries the marker.
pub(super) fn has_marker(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
    let line = String::from_utf8_lossy(line);
    ["// ", "# ", "<!-- "].iter().any(|comment| {
        line.strip_prefix(comment)
            .is_some_and(|rest| rest.starts_with(MARKER))
    })
}

/// Every file with the marker in the output folder, sorted. Links are not followed; hidden folders, build
/// folders and folders that are packages of their own are not entered.
pub(super) fn marked_files(root: &Path) -> Result<Vec<OutputPath>, WriteError> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        let entries = match fs::read_dir(&full) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(WriteError::system("read", &full)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(WriteError::system("read", &full))?;
            let kind = entry
                .file_type()
                .map_err(WriteError::system("look at", &full))?;
            let name = entry.file_name();
            // No generated file has a name that is not plain.
            let Some(path) = name.to_str().and_then(|name| {
                let separator = if folder.is_empty() { "" } else { "/" };
                OutputPath::new(&format!("{folder}{separator}{name}")).ok()
            }) else {
                continue;
            };
            if kind.is_dir() {
                let is_package = entry.path().join("Cargo.toml").exists();
                if !is_package && path.as_str() != "target" {
                    folders.push(path.as_str().to_owned());
                }
            } else if kind.is_file() && starts_with_marker(&entry.path())? {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether the file at a path starts with the marker. It reads only the beginning.
fn starts_with_marker(full: &Path) -> Result<bool, WriteError> {
    let mut start = Vec::new();
    let file = match File::open(full) {
        Ok(file) => file,
        // A generated file can be opened.
        Err(_) => return Ok(false),
    };
    file.take(256)
        .read_to_end(&mut start)
        .map_err(WriteError::system("read", full))?;
    Ok(has_marker(&start))
}
