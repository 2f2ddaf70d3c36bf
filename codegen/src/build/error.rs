//! Why a build failed: findings and other errors come in, text that a person reads goes out.

use std::fmt;
use std::io;
use std::path::Path;

use smithy_model::spelling::question;
use smithy_model::{Diagnostics, ShapeId, SourceFile};

use crate::emit::{PathError, WriteError};
use crate::options::InvalidOption;
use crate::render::features;

/// Why no client was generated.
///
/// Its text has each finding with code, file, line, column and help. `Debug` prints the same, since that is what a build
/// script shows that returns this error from `main`.
pub struct BuildError(Reason);

enum Reason {
    /// Findings about the models, and the files that they are about.
    Found(Diagnostics, Vec<SourceFile>),
    Other {
        message: String,
        help: Option<String>,
    },
}

impl BuildError {
    /// The findings, if the error is about the models.
    pub fn diagnostics(&self) -> Option<&Diagnostics> {
        match &self.0 {
            Reason::Found(found, _) => Some(found),
            Reason::Other { .. } => None,
        }
    }

    pub(super) fn found(found: Diagnostics, files: Vec<SourceFile>) -> BuildError {
        BuildError(Reason::Found(found, files))
    }

    fn other(message: String, help: impl Into<String>) -> BuildError {
        BuildError(Reason::Other {
            message,
            help: Some(help.into()),
        })
    }

    pub(super) fn invalid(value: &str, error: InvalidOption) -> BuildError {
        BuildError::other(
            format!("`{}` {error}", value.escape_debug()),
            "choose another name or version",
        )
    }

    pub(super) fn path(error: PathError) -> BuildError {
        BuildError::other(error.to_string(), "choose another name")
    }

    pub(super) fn unknown_feature(name: String) -> BuildError {
        let all: Vec<&str> = features::names().collect();
        let help = question(&name, all.iter().copied());
        BuildError::other(
            format!("there is no feature `{}`", name.escape_debug()),
            help.unwrap_or_else(|| format!("the features are {}", all.join(", "))),
        )
    }

    pub(super) fn no_folder() -> BuildError {
        BuildError::other(
            "OUT_DIR is not set: this is not a build script".to_owned(),
            "name a folder with `Build::output`",
        )
    }

    pub(super) fn other_service(folder: &Path, there: &str, service: &ShapeId) -> BuildError {
        BuildError::other(
            format!(
                "{} has the crate of {}, and this one is of {service}",
                folder.display(),
                there.escape_debug()
            ),
            "choose another folder with `Build::output`, or remove this one first",
        )
    }

    pub(super) fn system(path: &Path, error: &io::Error) -> BuildError {
        BuildError(Reason::Other {
            message: format!("cannot write {}: {error}", path.display()),
            help: None,
        })
    }

    pub(super) fn write(error: WriteError) -> BuildError {
        BuildError(Reason::Other {
            message: error.to_string(),
            help: error.help,
        })
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Found(found, files) => f.write_str(&found.render(files)),
            Reason::Other { message, help } => {
                write!(f, "error: {message}")?;
                match help {
                    Some(help) => write!(f, "\n  help: {help}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// As `Display`, on lines of its own: `main` writes `Error: ` before it.
impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl std::error::Error for BuildError {}
