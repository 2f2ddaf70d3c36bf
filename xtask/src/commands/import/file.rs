//! One file written in one step: a path and a text come in; the file is then the new one, or still the old one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use smithy_model::{Code, Diagnostic, Diagnostics, Origin};

use crate::paths;

/// The operating system did not let us.
pub(super) const NOT_WRITTEN: Code = Code::new("X101", "a file could not be written");

/// What replacing a file changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// There was no file.
    New,
    /// There was another text.
    Changed,
    /// The file had this text already.
    None,
}

impl Change {
    /// A word for a report.
    pub fn word(self) -> &'static str {
        match self {
            Change::New => "wrote",
            Change::Changed => "updated",
            Change::None => "unchanged:",
        }
    }
}

/// Puts a text in the place of a file, or of none.
pub(super) fn replace(path: &Path, text: &str) -> Result<Change, Diagnostics> {
    let refused = |error: io::Error| {
        let message = format!("the file cannot be written: {error}");
        let origin = Origin::file(paths::shown(path));
        Diagnostics::from(Diagnostic::error(NOT_WRITTEN, message, origin))
    };
    let old = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refused(error)),
    };
    if old.as_deref() == Some(text.as_bytes()) {
        return Ok(Change::None);
    }
    write(path, text).map_err(refused)?;
    Ok(match old {
        Some(_) => Change::Changed,
        None => Change::New,
    })
}

/// Writes beside the file and renames: whatever happens in between, the old file is there.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let full = paths::absolute(path);
    let folder = full.parent().unwrap_or(&full);
    fs::create_dir_all(folder)?;
    let name = full.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let draft_name = format!(".{}.{}.draft", name.to_string_lossy(), std::process::id());
    let draft = folder.join(draft_name);
    let written = create(&draft, text).and_then(|()| fs::rename(&draft, &full));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()
}
