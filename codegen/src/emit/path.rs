//! Paths of generated files: text comes in, a path that cannot leave the output folder goes out.
//!
//! Parts of a path may stem from a model (module names), so the rules are those of the strictest system: a plain file
//! name on Windows is one everywhere.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

/// The one hidden file that is generated: git demands its name.
const ATTRIBUTES: &str = ".gitattributes";

/// A relative path of plain parts, with `/` between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

/// Why a text is not the path of a generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    /// The text that was refused.
    pub path: String,
    /// The reason, as the end of the sentence "the path … ".
    pub reason: &'static str,
}

impl OutputPath {
    /// Checks a path such as `src/types/builders.rs`.
    ///
    /// # Errors
    ///
    /// When the path is absolute, climbs (`..`), is empty, has a part that Windows reserves or cannot
    /// hold, has a part that starts with a dot other than the file `.gitattributes`, or has a character outside
    /// `A-Z a-z 0-9 _ - .` anywhere.
    pub fn new(path: &str) -> Result<OutputPath, PathError> {
        let refuse = |reason| {
            Err(PathError {
                path: path.to_owned(),
                reason,
            })
        };
        if path.starts_with('/') {
            return refuse("is absolute");
        }
        if path.len() > 240 {
            return refuse("is longer than 240 bytes");
        }
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let is_hidden_file = part == ATTRIBUTES && parts.peek().is_none();
            if let Some(reason) = part_error(part).filter(|_| !is_hidden_file) {
                return refuse(reason);
            }
        }
        Ok(OutputPath(path.to_owned()))
    }

    /// The path as text, with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place of the file under `root`.
    pub fn under(&self, root: &Path) -> PathBuf {
        let mut full = root.to_path_buf();
        full.extend(self.0.split('/'));
        full
    }

    /// The folders above the file, outermost first, without the output folder itself.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0
            .match_indices('/')
            .filter_map(|(end, _)| self.0.get(..end))
    }

    /// The name of the file, without its folders.
    pub fn file_name(&self) -> &str {
        match self.0.rsplit_once('/') {
            Some((_, name)) => name,
            None => &self.0,
        }
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the path {:?} {}", self.path, self.reason)
    }
}

impl std::error::Error for PathError {}

/// What is wrong with one part of a path, if anything is.
fn part_error(part: &str) -> Option<&'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if part.is_empty() {
        Some("has an empty part")
    } else if part.chars().all(|c| c == '.') {
        Some("has a part that is `.` or `..`")
    } else if !part.chars().all(plain) {
        Some("has a character other than letters, digits, `_`, `-` and `.`")
    } else if part.starts_with('.') {
        Some("has a part that starts with a dot")
    } else if part.ends_with('.') {
        Some("has a part that ends in a dot")
    } else if is_reserved_on_windows(part) {
        Some("has a part that is a device name on Windows")
    } else {
        None
    }
}

/// Whether the part names a device on Windows, where extension and case do not matter.
fn is_reserved_on_windows(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        _ => {
            let digit = stem
                .strip_prefix("com")
                .or_else(|| stem.strip_prefix("lpt"));
            matches!(digit, Some(rest) if rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
        }
    }
}
