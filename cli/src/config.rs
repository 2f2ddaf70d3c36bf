//! `codegen.toml`: the text of the file comes in, checked [`CrateConfig`]s or diagnostics with their places
//! go out.
//!
//! ```toml
//! [[crate]]
//! models = ["model/services/partnercentral-account.json"]
//! service = "com.amazonaws.partnercentralaccount#PartnerCentralAccount" # only when a model has several
//! operations = ["ListConnectionInvitations"]                            # left out: all
//! protocol = "awsJson1_0"                                               # left out: the preferred one
//! output = "generated"
//! package = "partnercentralaccount"
//! version = "0.1.0"                                                     # left out: 0.1.0
//! runtime = { path = "runtime" }       # or { vendored = "…" }, { git = "…", rev | branch | tag = "…" }, { version = "1" }
//! license = "MIT"                      # and publish, authors and edition: as in a manifest
//! ```
//!
//! A table `[[crate.accept]]` below it names a change that `diff` is to count for less. Paths are relative to the file. A table `[defaults]` may have `runtime`,
//! `license`, `publish`, `authors` and `edition` of all crates that have none of their own.

mod accepted;
pub mod codes;
mod crate_config;
pub(crate) mod edited;
pub(crate) mod places;
mod read;
pub(crate) mod table;

use std::path::Path;

use smithy_model::{Diagnostic, Diagnostics, SourceFile};

use crate::paths;
pub use accepted::Accepted;
pub use crate_config::{CrateConfig, Runtime};
pub use places::Places;
pub(crate) use read::runtime::is_support_crate;
pub(crate) use read::shared::refuse_folders;
pub use read::DEFAULT_VERSION;

/// A configuration file.
#[derive(Debug)]
pub struct Config {
    /// Its text, for diagnostics.
    pub file: SourceFile,
    /// The crates that it asks for, at least one.
    pub crates: Vec<CrateConfig>,
    /// Whether it names a support crate for all of them.
    pub has_runtime: bool,
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// All findings about it, with its text if it could be read.
    pub fn open(path: &Path) -> Result<Config, ConfigError> {
        let file = ConfigError::read(path)?;
        Config::of_text(file, path.parent().unwrap_or(Path::new("")))
    }

    /// Reads the text of a configuration that stands, or stood, in a folder.
    ///
    /// # Errors
    ///
    /// As [`Config::open`].
    pub(crate) fn of_text(file: SourceFile, folder: &Path) -> Result<Config, ConfigError> {
        match read::crates(&file, folder) {
            Ok((crates, has_runtime)) => Ok(Config {
                file,
                crates,
                has_runtime,
            }),
            Err(diagnostics) => Err(ConfigError {
                file: Some(file),
                diagnostics,
            }),
        }
    }
}

/// A configuration that cannot be used.
#[derive(Debug)]
pub struct ConfigError {
    /// The file, when it could be read.
    pub file: Option<SourceFile>,
    /// The findings.
    pub diagnostics: Diagnostics,
}

impl ConfigError {
    /// Reads a text file under the name that reports show.
    pub(crate) fn read(path: &Path) -> Result<SourceFile, ConfigError> {
        let name = paths::shown(path);
        let file = match std::fs::read(path) {
            Ok(bytes) => SourceFile::from_bytes(name, bytes).map_err(|found| {
                let error = Diagnostic::error(codes::SYNTAX, found.message, found.origin);
                error.help("save the file as UTF-8, the encoding of TOML")
            }),
            Err(error) => {
                let help = "`--config` names the configuration, and `init` writes a first one";
                Err(codes::unreadable(&name, &error, help))
            }
        };
        file.map_err(|diagnostic| ConfigError {
            file: None,
            diagnostics: diagnostic.into(),
        })
    }
}
