//! A crate that a configuration asks for: its settings come in, the options of the generator go out.

use std::path::{Path, PathBuf};

use smithy_codegen::{ManifestKeys, Options, PackageName, PackageVersion, Publish, RuntimeSource};
use smithy_model::Origin;

use super::{Accepted, Places};
use crate::{paths, support};

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
    /// What else its manifest says.
    pub manifest: ManifestKeys,
    /// The changes that `diff` counts for less than their verdicts.
    pub accepted: Vec<Accepted>,
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
    /// A folder, ready to be opened, to which the generator writes the support crate.
    Vendored {
        /// The folder.
        folder: PathBuf,
        /// Where the crates that depend on it may be published, which it may be, too.
        publish: Publish,
    },
    /// A source that the manifest states in the same words.
    Source(RuntimeSource),
}

impl Runtime {
    /// A folder to which the support crate is written, for crates that are published nowhere.
    pub(crate) fn vendored_in(folder: PathBuf) -> Runtime {
        Runtime::Vendored {
            folder,
            publish: Publish::Never,
        }
    }

    /// The folder to which the support crate is written, if it is.
    pub(crate) fn vendored(&self) -> Option<&Path> {
        match self {
            Runtime::Vendored { folder, .. } => Some(folder),
            Runtime::Folder(_) | Runtime::Source(_) => None,
        }
    }
}

impl CrateConfig {
    /// The options of the generator.
    pub fn options(&self) -> Options {
        let runtime = match &self.runtime {
            Runtime::Vendored { folder, .. } if self.manifest.publish != Publish::Never => {
                RuntimeSource::Published {
                    path: paths::relative(&self.output, folder),
                    version: support::VERSION.to_owned(),
                }
            }
            Runtime::Folder(path) | Runtime::Vendored { folder: path, .. } => {
                RuntimeSource::Path(paths::relative(&self.output, path))
            }
            Runtime::Source(source) => source.clone(),
        };
        Options {
            service: self.service.clone(),
            operations: self.operations.clone(),
            protocol: self.protocol.clone(),
            package: self.package.clone(),
            version: self.version.clone(),
            runtime,
            manifest: self.manifest.clone(),
        }
    }
}
