//! Why an output folder was not brought up to date.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// At most this many files are listed.
const SHOWN: usize = 10;

/// The writer stopped. The tree is the old one, unless a journal is left that the next run completes.
#[derive(Debug)]
pub struct WriteError {
    /// The file or folder it is about.
    pub path: PathBuf,
    /// What kind of obstacle it was.
    pub kind: WriteErrorKind,
    /// What to do about it, where that is known.
    pub help: Option<String>,
}

/// The kinds of obstacles to writing.
#[derive(Debug)]
pub enum WriteErrorKind {
    /// Writing would lose a user's file or leave the output folder; the reason is the end of the sentence
    /// "the path … ".
    Refused(&'static str),
    /// Files that were not generated stand in the places of generated ones; the path is that of the first.
    NotOurs {
        /// Where the others stand.
        others: Vec<PathBuf>,
    },
    /// Another run is writing to the same output folder.
    Busy,
    /// The operating system refused.
    System {
        /// What was being done, as in "cannot … ".
        action: &'static str,
        /// What the system said.
        error: io::Error,
    },
}

impl WriteError {
    /// A refusal, with what the user can do.
    pub(super) fn refused(path: &Path, reason: &'static str, help: &str) -> WriteError {
        WriteError {
            path: path.to_path_buf(),
            kind: WriteErrorKind::Refused(reason),
            help: Some(help.to_owned()),
        }
    }

    /// For `map_err` on an operation on `path`.
    pub(super) fn system<'a>(
        action: &'static str,
        path: &'a Path,
    ) -> impl FnOnce(io::Error) -> WriteError + 'a {
        move |error| WriteError {
            path: path.to_path_buf(),
            help: (error.kind() == io::ErrorKind::PermissionDenied)
                .then(|| "let your user write there, or choose another folder".to_owned()),
            kind: WriteErrorKind::System { action, error },
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            WriteErrorKind::Refused(reason) => write!(f, "{path} {reason}"),
            WriteErrorKind::NotOurs { others } if others.is_empty() => write!(
                f,
                "{path} was not generated (its first line lacks the marker), so it is not overwritten"
            ),
            WriteErrorKind::NotOurs { others } => {
                let count = others.len() + 1;
                write!(
                    f,
                    "{count} files were not generated (their first lines lack the marker), so they are not \
                     overwritten:\n  {path}"
                )?;
                for other in others.iter().take(SHOWN - 1) {
                    write!(f, "\n  {}", other.display())?;
                }
                match count.saturating_sub(SHOWN) {
                    0 => Ok(()),
                    more => write!(f, "\n  … {more} more"),
                }
            }
            WriteErrorKind::Busy => write!(f, "another run is writing to {path}"),
            WriteErrorKind::System { action, error } => {
                write!(f, "cannot {action} {path}: {error}")
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            WriteErrorKind::System { error, .. } => Some(error),
            WriteErrorKind::Refused(_) | WriteErrorKind::NotOurs { .. } | WriteErrorKind::Busy => {
                None
            }
        }
    }
}
