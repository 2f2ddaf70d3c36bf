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
//! runtime = { path = "runtime" }       # or { git = "…", rev | branch | tag = "…" }, or { version = "1" }
//! ```
//!
//! Paths are relative to the file. A table `[defaults]` may have the `runtime` of all crates that name none.

pub mod codes;
pub(crate) mod places;
mod read;
pub(crate) mod table;

use std::path::{Path, PathBuf};

use smithy_codegen::{Options, PackageName, PackageVersion, RuntimeSource};
use smithy_model::{Diagnostics, Origin, SourceFile};

use crate::paths;
pub use places::Places;
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

/// One crate that is to be generated. Paths are ready to be opened.
#[derive(Clone, Debug)]
pub struct CrateConfig {
    /// The model files.
    pub models: Vec<PathBuf>,
    /// The service; none: the only one of the model.
    pub service: Option<String>,
    /// The operations; none named: all.
    pub operations: Vec<String>,
    /// The protocol; none: the preferred one of those that are supported.
    pub protocol: Option<String>,
    /// The folder of the crate.
    pub output: PathBuf,
    /// Its name.
    pub package: PackageName,
    /// Its version.
    pub version: PackageVersion,
    /// The place of its support crate.
    pub runtime: Runtime,
    /// Its place in the configuration file, or the command line.
    pub origin: Origin,
    /// The places of the names of its service, operations and protocol.
    pub places: Places,
}

/// The place of a support crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// A folder, ready to be opened, that was named by a relative path. The manifest of a crate has a path relative to
    /// that crate.
    Folder(PathBuf),
    /// A source that the manifest states in the same words.
    Source(RuntimeSource),
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    ///
    /// All findings about it, with its text if it could be read.
    pub fn open(path: &Path) -> Result<Config, ConfigError> {
        let file = ConfigError::read(path)?;
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        match read::crates(&file, &folder) {
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
            Ok(bytes) => SourceFile::from_bytes(name, bytes).map_err(|found| *found),
            Err(error) => {
                let help = "`--config` names the configuration; `codegen --help` shows its form";
                Err(codes::unreadable(&name, &error, help))
            }
        };
        file.map_err(|diagnostic| ConfigError {
            file: None,
            diagnostics: diagnostic.into(),
        })
    }
}

impl CrateConfig {
    /// The options of the generator.
    pub fn options(&self) -> Options {
        let runtime = match &self.runtime {
            Runtime::Folder(path) => RuntimeSource::Path(paths::relative(&self.output, path)),
            Runtime::Source(source) => source.clone(),
        };
        Options {
            service: self.service.clone(),
            operations: self.operations.clone(),
            protocol: self.protocol.clone(),
            package: self.package.clone(),
            version: self.version.clone(),
            runtime,
        }
    }
}
