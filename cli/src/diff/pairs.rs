//! Pairs of models, which are read when their turn comes: names and files come in, documents go out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use smithy_codegen::diff::Level;
use smithy_codegen::{Options, PackageVersion};
use smithy_model::botocore::{self, Botocore};
use smithy_model::{Diagnostics, SourceFile};

use crate::config::{codes, Accepted, CrateConfig, Places};
use crate::paths;

/// What is compared.
pub(super) struct Inputs {
    pub(super) pairs: Vec<Pair>,
    /// The names that only the new state has.
    pub(super) added: Vec<String>,
    /// The names that only the old state has.
    pub(super) removed: Vec<String>,
    /// The configuration, where it names the crates.
    pub(super) configuration: Option<PathBuf>,
    /// The crates whose versions may go up.
    pub(super) candidates: Vec<Candidate>,
}

impl Inputs {
    /// Pairs that no configuration names.
    pub(super) fn of(pairs: Vec<Pair>, added: Vec<String>, removed: Vec<String>) -> Inputs {
        Inputs {
            pairs,
            added,
            removed,
            configuration: None,
            candidates: Vec::new(),
        }
    }
}

/// Two states of a service.
pub(super) struct Pair {
    /// Empty where the model says it.
    pub(super) name: String,
    /// The name before, where it was another one.
    pub(super) renamed: Option<Renamed>,
    pub(super) old: Given,
    pub(super) new: Given,
    /// The places of the options of the new state.
    pub(super) places: Places,
    /// The changes that count for less.
    pub(super) accepted: Vec<Accepted>,
}

/// Another name of a service or crate.
#[derive(Clone, Debug)]
pub(super) struct Renamed {
    pub(super) from: String,
    /// What that alone calls for.
    pub(super) level: Level,
}

/// One state of a service.
pub(super) struct Given {
    pub(super) documents: Documents,
    pub(super) options: Options,
}

/// The documents of a model.
pub(super) enum Documents {
    /// A model file.
    File(PathBuf),
    /// A service of a botocore.
    Service(Arc<Botocore>, String),
    /// What was read already.
    Read(Vec<SourceFile>),
}

impl Pair {
    /// A measure of the time that it takes.
    pub(super) fn size(&self) -> u64 {
        match (&self.old.documents, &self.new.documents) {
            (Documents::Read(files), _) => files.iter().map(|file| file.text().len() as u64).sum(),
            // The largest service by far.
            (Documents::Service(_, name), _) => u64::from(name == "ec2"),
            (Documents::File(path), _) => path.metadata().map_or(0, |data| data.len()),
        }
    }
}

impl Documents {
    /// Reads them.
    pub(super) fn read(&self) -> Result<Vec<SourceFile>, Diagnostics> {
        match self {
            Documents::File(path) => read_file(path),
            Documents::Service(botocore, name) => botocore.service(name).map_err(Diagnostics::from),
            Documents::Read(files) => Ok(files.clone()),
        }
    }
}

/// A model file, and the documents that botocore has beside it.
pub(super) fn read_file(path: &Path) -> Result<Vec<SourceFile>, Diagnostics> {
    let beside = botocore::beside(path).map_err(|error| {
        codes::unreadable(&paths::shown(path), &error, "its folder cannot be read")
    })?;
    let mut files = Vec::new();
    for path in [path.to_path_buf()].into_iter().chain(beside) {
        let name = paths::shown(&path);
        let bytes = std::fs::read(&path).map_err(|error| {
            codes::unreadable(&name, &error, "name a model file, a folder or a botocore")
        })?;
        files.push(botocore::document(name, bytes)?);
    }
    Ok(files)
}

/// A crate of the configuration whose version may go up.
pub(super) struct Candidate {
    /// The version at the revision.
    pub(super) before: PackageVersion,
    /// The crate as the folder has it.
    pub(super) config: CrateConfig,
}
