//! What a crate is to read: its folder comes in; lines and bytes after the same settings of rustfmt go out.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{finish, read, write, Outcome, Problem};

/// How much there is to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    /// Lines that are neither blank nor a comment.
    pub lines: usize,
    /// Bytes of all lines.
    pub bytes: usize,
}

/// The size of a folder of Rust files, formatted in `scratch`.
pub fn size(folder: &Path, scratch: &Path) -> Outcome<Size> {
    if scratch.exists() {
        let removed = std::fs::remove_dir_all(scratch);
        removed.map_err(|error| Problem::file("remove", scratch, error))?;
    }
    let mut copies = Vec::new();
    copy(folder, scratch, &mut copies)?;
    for files in copies.chunks(200) {
        // The files of a chunk name modules that are formatted with them or in another chunk.
        let mut rustfmt = Command::new("rustfmt");
        rustfmt
            .args(["--edition", "2021", "--config", "max_width=100"])
            .args(files);
        finish(&mut rustfmt, "rustfmt")?;
    }
    let mut size = Size::default();
    for file in &copies {
        let text = read(file)?;
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        size.bytes += text.len();
        size.lines += text.lines().filter(is_code).count();
    }
    Ok(size)
}

fn copy(from: &Path, to: &Path, copies: &mut Vec<PathBuf>) -> Outcome<()> {
    let entries = std::fs::read_dir(from).map_err(|error| Problem::file("list", from, error))?;
    for entry in entries.flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target, copies)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            write(&target, &read(&path)?)?;
            copies.push(target);
        }
    }
    Ok(())
}
