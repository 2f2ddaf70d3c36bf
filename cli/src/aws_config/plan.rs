//! What `codegen.toml` is to become: the configuration and what a program needs come in; documents, the configuration and
//! crates go out.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_model::botocore::Botocore;
use smithy_model::{load, Diagnostic, Diagnostics, Model, Origin, SourceFile};

use super::entries::{self, Entry};
use super::metadata::{Needed, Place};
use super::Arguments;
use crate::config::{codes, Config, CrateConfig, Runtime};
use crate::replace::replace;
use crate::{codegen, import, paths, Exit, Program, Terminal};

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
    /// Reads the configuration.
    ///
    /// # Errors
    ///
    /// It is wrong, or nothing says where the support crate is.
    pub(super) fn new(
        arguments: &Arguments,
        program: &Program,
        path: PathBuf,
        sources: &mut Vec<SourceFile>,
    ) -> Result<Plan, Diagnostics> {
        let config = path.exists().then(|| Config::open(&path)).transpose();
        let config = config.map_err(|error| {
            sources.extend(error.file);
            error.diagnostics
        })?;
        let runtime = match &arguments.runtime {
            _ if config.as_ref().is_some_and(|config| config.has_runtime) => None,
            Some(folder) => Some(Runtime::Folder(folder.clone())),
            None => Some(program.known_runtime(config.as_ref()).ok_or_else(|| {
                let message = "nothing says where the support crate is";
                let help = "name the folder `runtime` of the generator's repository with --runtime";
                let origin = Origin::file(paths::shown(&path));
                Diagnostic::error(codes::MISSING_KEY, message, origin).help(help)
            })?),
        };
        let folder = paths::absolute(&path);
        let folder = folder.parent().unwrap_or(Path::new("")).to_path_buf();
        let out = arguments
            .out
            .clone()
            .unwrap_or_else(|| folder.join("clients"));
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

    /// The document of a new crate's model.
    fn document(&self, needed: &Needed) -> PathBuf {
        self.folder
            .join("models")
            .join(format!("{}.json", needed.service()))
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
            codegen::read_models(known, program, sources)?;
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
    /// Cargo takes the crate from somewhere else already.
    pub(super) fn entry(
        &self,
        needed: &Needed,
        operations: Vec<String>,
        document: Option<String>,
    ) -> Result<Entry, Diagnostics> {
        let output = match self.known(&needed.package) {
            Some(known) => known.output.clone(),
            None => self.out.join(needed.service()),
        };
        let output = paths::absolute(&output);
        let is_ours = |folder: &Path| paths::absolute(folder) == output;
        match &needed.place {
            Place::Registry => {}
            Place::Folder(folder) if is_ours(folder) => {}
            Place::Folder(_) | Place::Elsewhere => {
                let message = format!("cargo does not take {} from the registry", needed.package);
                let help = "remove what replaces it, such as a line under [patch.crates-io]";
                return Err(Diagnostic::error(
                    codes::REPLACED,
                    message,
                    Origin::file("Cargo.toml"),
                )
                .help(help)
                .into());
            }
        }
        Ok(Entry {
            index: self.index(&needed.package),
            package: needed.package.clone(),
            // A client that is in use already keeps its version.
            version: (needed.place == Place::Registry).then(|| needed.version.clone()),
            operations,
            model: paths::relative(&self.folder, &self.document(needed)),
            document,
            output: paths::relative(&self.folder, &output),
            folder: output,
        })
    }

    /// Writes the documents of new crates and the configuration, and generates what that lists. Unless that succeeds, these
    /// files are left as they were.
    ///
    /// # Errors
    ///
    /// A file cannot be written, or the configuration has a form that this does not change.
    pub(super) fn generate(
        &self,
        entries: &[Entry],
        program: &Program,
        terminal: &mut Terminal<'_>,
    ) -> Result<Exit, Diagnostics> {
        let runtime = self.runtime.as_ref().map(|one| one.text(&self.folder));
        let old = self.old.as_deref().unwrap_or_default();
        let new = entries::extended(old, runtime.as_deref(), entries).map_err(|message| {
            let help = "write each crate as a table `[[crate]]`";
            let origin = Origin::file(paths::shown(&self.path));
            Diagnostic::error(codes::INVALID_VALUE, message, origin).help(help)
        })?;
        let mut undo = Undo::default();
        let result = self.write(entries, &new, &mut undo, terminal).map(|()| {
            let arguments = codegen::Arguments {
                config: Some(self.path.clone()),
                ..codegen::Arguments::default()
            };
            codegen::run(&arguments, program, terminal)
        });
        if !matches!(result, Ok(Exit::Success)) {
            undo.restore();
        }
        result
    }

    fn write(
        &self,
        entries: &[Entry],
        configuration: &str,
        undo: &mut Undo,
        terminal: &mut Terminal<'_>,
    ) -> Result<(), Diagnostics> {
        for entry in entries {
            if let Some(document) = &entry.document {
                let path = self.folder.join(&entry.model);
                undo.note(&path);
                let change = import::write_document(document, &path, "move the file away")?;
                terminal.say(&format!("{} {}", change.word(), paths::shown(&path)));
            }
        }
        undo.note(&self.path);
        replace(
            &self.path,
            configuration,
            |_| None,
            "let the file be written",
        )
        .map(drop)
    }
}

/// The files that a run writes before it is known to succeed, as they were before.
#[derive(Default)]
struct Undo(Vec<(PathBuf, Option<Vec<u8>>)>);

impl Undo {
    /// Remembers a file that is about to be written.
    fn note(&mut self, path: &Path) {
        self.0.push((path.to_path_buf(), fs::read(path).ok()));
    }

    /// Leaves the files as they were, as far as that is possible: the run has failed, and its own error is the one to report.
    fn restore(self) {
        for (path, old) in self.0 {
            let _ = match old {
                Some(old) => fs::write(&path, old),
                None => fs::remove_file(&path),
            };
            // A folder that was made for it is empty now.
            let _ = path.parent().map(fs::remove_dir);
        }
    }
}
