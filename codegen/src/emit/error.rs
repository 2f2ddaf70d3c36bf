//! Why an output folder was not brought up to date.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The writer stopped. The tree is the old one, unless a journal is left that the next run completes.
#[derive(Debug)]
pub struct WriteError {
    /// The file or folder it is about.
    pub path: PathBuf,
    /// What kind of obstacle it was.
    pub kind: WriteErrorKind,
    /// What to do about it, where that can be said.
    pub help: Option<String>,
}

/// The kinds of obstacles to writing.
#[derive(Debug)]
pub enum WriteErrorKind {
    /// Writing would lose a user's file or leave the output folder; the reason is the end of the sentence
    /// "the path … ".
    Refused(&'static str),
    /// Another run is writing to the same output folder.
    Busy,
    /// The operating system said no.
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
            kind: WriteErrorKind::System { action, error },
            help: None,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            WriteErrorKind::Refused(reason) => write!(f, "{path} {reason}"),
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
            WriteErrorKind::Refused(_) | WriteErrorKind::Busy => None,
        }
    }
}
