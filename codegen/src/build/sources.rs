//! The model files of a build: the paths that a script names come in; the files and what Cargo has to watch go out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use smithy_model::diagnostic::codes;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use super::documents;
use crate::options::origin;

/// What the paths lead to.
#[derive(Default)]
pub(super) struct Sources {
    /// The files.
    pub(super) files: Vec<SourceFile>,
    /// The files and folders with a change of which the client changes.
    pub(super) watched: Vec<String>,
    /// What cannot be read.
    pub(super) found: Diagnostics,
}

/// Reads files, and the model files of folders. All that cannot be read are reported together.
pub(super) fn read(paths: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    for path in paths {
        sources.watched.push(path.display().to_string());
        match path.is_dir() {
            true => sources.add_folder(path),
            false => sources.add_with_neighbors(path, paths),
        }
    }
    if paths.is_empty() {
        let error = Diagnostic::error(
            codes::UNREADABLE_FILE,
            "no model is named",
            Origin::file(origin::FILE),
        );
        sources
            .found
            .push(error.help("name a file or folder with `Build::model`"));
    }
    sources
}

impl Sources {
    /// Adds a file, and what lies beside it and belongs to it, unless that is named itself.
    fn add_with_neighbors(&mut self, path: &Path, named: &[PathBuf]) {
        self.add(path);
        match documents::beside(path) {
            Ok(others) => others
                .iter()
                .filter(|other| !named.contains(other))
                .for_each(|other| {
                    self.watched.push(other.display().to_string());
                    self.add(other);
                }),
            // That of the file itself says why.
            Err(_) if !path.exists() => {}
            Err(error) => self.refuse_folder(path.parent().unwrap_or(path), &error),
        }
    }

    fn add(&mut self, path: &Path) {
        match documents::open(path) {
            Ok(file) => self.files.push(file),
            Err(error) => self.found.push(match path.exists() {
                true => *error,
                false => error.help("a relative path starts at the folder of the package"),
            }),
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        match models_in(folder) {
            Err(error) => self.refuse_folder(folder, &error),
            Ok(files) if files.is_empty() => {
                let error = refused(folder, "the folder has no model".to_owned());
                self.found
                    .push(error.help("the names of model files end with `.json` or `.json.gz`"));
            }
            Ok(files) => files.iter().for_each(|path| {
                self.watched.push(path.display().to_string());
                self.add_with_neighbors(path, &files);
            }),
        }
    }

    fn refuse_folder(&mut self, folder: &Path, error: &io::Error) {
        let message = format!("the folder cannot be read: {error}");
        self.found.push(refused(folder, message));
    }
}

/// The model files of a folder, by name, so that the order is the same everywhere.
fn models_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let all: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
    let is_model =
        |path: &PathBuf| documents::plain_name(path).ends_with(".json") && path.is_file();
    let mut models: Vec<PathBuf> = all.into_iter().filter(is_model).collect();
    // A plain file comes before its packed form, and counts.
    models.sort();
    models.dedup_by_key(|path| documents::plain_name(path));
    match models.iter().position(|path| documents::is_service(path)) {
        Some(service) => Ok(vec![models.swap_remove(service)]),
        None => Ok(models),
    }
}

fn refused(path: &Path, message: String) -> Diagnostic {
    let origin = Origin::file(path.display().to_string());
    Diagnostic::error(codes::UNREADABLE_FILE, message, origin)
}
