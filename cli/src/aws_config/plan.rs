//! What `codegen.toml` is to become: the configuration and what a program needs come in; documents, the configuration and
//! crates go out.

use std::path::{Path, PathBuf};

use smithy_model::botocore::Botocore;
use smithy_model::{load, Diagnostic, Diagnostics, Model, Origin, SourceFile};

use super::entries::{self, Entry};
use super::metadata::{Needed, Place};
use crate::config::{codes, Config, CrateConfig, Runtime};
use crate::replace::{replace, Replaced, WRITABLE};
use crate::{generate, import, paths, Exit, Program, Terminal};

/// The model of a service.
pub(super) struct Found {
    pub(super) model: Model,
    /// The text of its document, if that is still to be written.
    pub(super) document: Option<String>,
}

/// What `codegen.toml` has, and what it lacks for new crates.
pub(super) struct Plan {
    /// The file.
    path: PathBuf,
    /// Its folder.
    folder: PathBuf,
    /// Its text, if it is there.
    old: Option<String>,
    /// Its crates.
    crates: Vec<CrateConfig>,
    /// The support crate that it is to name for all crates, if it names none.
    runtime: Option<Runtime>,
    /// The folder of new crates.
    out: PathBuf,
}

impl Plan {
    /// Reads the configuration. The support crate is for one that names none, `out` the folder of new crates.
    ///
    /// # Errors
    ///
    /// It is wrong.
    pub(super) fn new(
        program: &Program,
        path: PathBuf,
        runtime: Option<&Path>,
        out: Option<&Path>,
        sources: &mut Vec<SourceFile>,
    ) -> Result<Plan, Diagnostics> {
        let config = path.exists().then(|| Config::open(&path)).transpose();
        let config = config.map_err(|error| {
            sources.extend(error.file);
            error.diagnostics
        })?;
        let runtime = match runtime {
            _ if config.as_ref().is_some_and(|config| config.has_runtime) => None,
            Some(folder) => Some(Runtime::Folder(folder.to_path_buf())),
            None => program.proposed_runtime(&path),
        };
        let folder = paths::absolute(&path);
        let folder = folder.parent().unwrap_or(Path::new("")).to_path_buf();
        let out = out.map_or_else(|| folder.join("clients"), Path::to_path_buf);
        let (old, crates) = match config {
            Some(config) => (Some(config.file.text().to_owned()), config.crates),
            None => (None, Vec::new()),
        };
        Ok(Plan {
            path,
            folder,
            old,
            crates,
            runtime,
            out,
        })
    }

    /// The place of a crate in the configuration.
    fn index(&self, package: &str) -> Option<usize> {
        let mut crates = self.crates.iter();
        crates.position(|one| one.package.as_str() == package)
    }

    /// A crate that the configuration has.
    fn known(&self, package: &str) -> Option<&CrateConfig> {
        self.crates.get(self.index(package)?)
    }

    /// The document of a new crate's model, which no other crate has.
    fn document(&self, needed: &Needed) -> PathBuf {
        let named = |name: &str| self.folder.join("models").join(format!("{name}.json"));
        let plain = named(needed.service());
        let mut others = self.crates.iter().flat_map(|one| &one.models);
        match others.any(|path| paths::is_same(path, &plain)) {
            true => named(&needed.package),
            false => plain,
        }
    }

    /// The model of a crate: the one that the configuration names, or for a new crate botocore's.
    pub(super) fn model(
        &self,
        needed: &Needed,
        botocore: Option<&Botocore>,
        program: &Program,
        sources: &mut Vec<SourceFile>,
    ) -> Result<Found, Diagnostics> {
        if let Some(known) = self.known(&needed.package) {
            let first = sources.len();
            generate::read_models(known, program, sources)?;
            let model = load(sources.get(first..).unwrap_or_default())?;
            return Ok(Found {
                model,
                document: None,
            });
        }
        let Some(botocore) = botocore else {
            let name = paths::shown(&self.path);
            let message = format!(
                "{name} lacks {}, and its model is not at hand",
                needed.package
            );
            let help = "name a botocore with --from; `pip download --no-deps botocore` fetches one";
            let error = Diagnostic::error(codes::UNKNOWN_CRATE, message, Origin::file(name));
            return Err(error.help(help).into());
        };
        let imported = import::import(botocore, &needed.package, None, program, sources)?;
        Ok(Found {
            model: imported.model,
            document: Some(imported.text),
        })
    }

    /// What the configuration has to say of a crate.
    ///
    /// # Errors
    ///
    /// Cargo takes the crate from somewhere else already, or its folder is another crate's.
    pub(super) fn entry(
        &self,
        needed: &Needed,
        operations: Vec<String>,
        document: Option<String>,
    ) -> Result<Entry, Diagnostics> {
        let known = self.known(&needed.package);
        let output =
            known.map_or_else(|| self.out.join(needed.service()), |one| one.output.clone());
        let output = paths::absolute(&output);
        let place = Origin::file(paths::shown(&self.path));
        let is_elsewhere = match &needed.place {
            Place::Registry => false,
            Place::Folder(folder) => !paths::is_same(folder, &output),
            Place::Elsewhere => true,
        };
        if is_elsewhere {
            let message = format!("cargo does not take {} from the registry", needed.package);
            let help = "remove what replaces it: a line under [patch.crates-io] in the manifest of the workspace, or a setting \
                        of cargo";
            return Err(Diagnostic::error(codes::REPLACED, message, place)
                .help(help)
                .into());
        }
        let mut others = self.crates.iter().filter(|_| known.is_none());
        if let Some(other) = others.find(|one| overlap(&paths::absolute(&one.output), &output)) {
            let folder = paths::shown(&output);
            let message = format!(
                "{folder}, the folder for {}, is that of {}",
                needed.package, other.package
            );
            let help = "name another folder for new crates with --out";
            return Err(Diagnostic::error(codes::SHARED_OUTPUT, message, place)
                .help(help)
                .into());
        }
        // A generated client that is in use keeps its version.
        let keeps_version = known.is_some() && needed.place != Place::Registry;
        Ok(Entry {
            index: self.index(&needed.package),
            package: needed.package.clone(),
            version: (!keeps_version).then(|| needed.version.clone()),
            operations,
            model: paths::relative(&self.folder, &self.document(needed)),
            document,
            output: paths::relative(&self.folder, &output),
            folder: output,
        })
    }

    /// The new text of the configuration.
    ///
    /// # Errors
    ///
    /// It has a form that this does not change.
    pub(super) fn configuration(&self, entries: &[Entry]) -> Result<String, Diagnostics> {
        let runtime = self.runtime.as_ref().map(|one| one.text(&self.folder));
        let old = self.old.as_deref().unwrap_or_default();
        let new = entries::extended(old, runtime.as_deref(), entries);
        new.map_err(|message| {
            let help = "write each crate as a table `[[crate]]`";
            let origin = Origin::file(paths::shown(&self.path));
            Diagnostic::error(codes::INVALID_VALUE, message, origin)
                .help(help)
                .into()
        })
    }

    /// Writes the documents of new crates and the configuration, and generates what that lists. `written` gets what was
    /// replaced.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub(super) fn generate(
        &self,
        entries: &[Entry],
        configuration: &str,
        program: &Program,
        written: &mut Vec<Replaced>,
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Diagnostics> {
        for entry in entries {
            if let Some(document) = &entry.document {
                let path = self.folder.join(&entry.model);
                let help = "make it possible to write the file, or move away what is there";
                let replaced = import::write_document(document, &path, help)?;
                terminal.tell(&format!(
                    "{} {}",
                    replaced.change.word(),
                    paths::shown(&path)
                ));
                written.push(replaced);
            }
        }
        written.push(replace(&self.path, configuration, |_| None, WRITABLE)?);
        let arguments = generate::Arguments::of(self.path.clone());
        Ok(generate::run(&arguments, program, terminal))
    }
}

/// Whether two folders are the same, or one is within the other.
fn overlap(one: &Path, other: &Path) -> bool {
    one.starts_with(other) || other.starts_with(one)
}
