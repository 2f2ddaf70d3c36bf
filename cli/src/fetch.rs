//! The newest botocore from the package index of Python: nothing comes in, an archive in a temporary folder goes out.
//!
//! The programs of Python fetch it, which know the user's mirrors and proxies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use smithy_model::{Diagnostic, Diagnostics, Origin};

use crate::config::codes;
use crate::Terminal;

/// What can fetch a package, in the order in which it is tried.
const WAYS: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];

/// An archive that is removed along with its folder.
pub(crate) struct Fetched {
    folder: PathBuf,
    archive: PathBuf,
}

impl Fetched {
    /// The archive.
    pub(crate) fn path(&self) -> &Path {
        &self.archive
    }
}

impl Drop for Fetched {
    fn drop(&mut self) {
        // It lies in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Fetches the newest botocore.
///
/// # Errors
///
/// No way leads to it: what was tried.
pub(crate) fn botocore(terminal: &mut Terminal<'_>) -> Result<Fetched, Diagnostics> {
    if !terminal.is_quiet {
        terminal.error("fetching the newest botocore ...");
    }
    let name = format!("smithy-codegen-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let mut tried = Vec::new();
    for way in WAYS {
        let [program, first @ ..] = way else { continue };
        let mut command = Command::new(program);
        command.args(first);
        command.args(["download", "--quiet", "--no-deps", "--dest"]);
        command.arg(&folder).arg("botocore");
        let why = match command.output() {
            Ok(output) if output.status.success() => match archive(&folder) {
                Some(archive) => return Ok(Fetched { folder, archive }),
                None => "it left no archive".to_owned(),
            },
            Ok(output) => last_line(&String::from_utf8_lossy(&output.stderr)),
            Err(error) => error.to_string(),
        };
        tried.push(format!("`{} download botocore`: {why}", way.join(" ")));
    }
    let _ = fs::remove_dir_all(&folder);
    let message = format!("cannot fetch the newest botocore: {}", tried.join("; "));
    let error = Diagnostic::error(
        codes::NOT_FETCHED,
        message,
        Origin::file("the package index"),
    );
    let help = "name a botocore that is at hand with --from: a wheel, or the folder of an installed package";
    Err(error.help(help).into())
}

fn archive(folder: &Path) -> Option<PathBuf> {
    let mut entries = fs::read_dir(folder).ok()?.flatten();
    entries.find_map(|entry| {
        let is_botocore = entry.file_name().to_string_lossy().starts_with("botocore");
        is_botocore.then(|| entry.path())
    })
}

/// What a program said last, which is why it failed.
fn last_line(said: &str) -> String {
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .next_back()
        .unwrap_or("it failed without a word")
        .to_owned()
}
