//! `--since`: a revision of Git comes in; the crates of `codegen.toml` there and in the folder go out as pairs.
//!
//! The program `git` is asked, since a checkout may keep its objects in ways that only it knows.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use smithy_model::botocore;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use super::arguments::Arguments;
use super::pairs::{read_file, Candidate, Documents, Given, Inputs, Pair};
use super::refused::Refused;
use crate::config::{codes, Config, CrateConfig};
use crate::{paths, Program};

/// The pairs.
pub(super) fn since(
    revision: &str,
    arguments: &Arguments,
    program: &Program,
) -> Result<Inputs, Refused> {
    let default = program.configuration();
    let path = arguments.config.as_deref().unwrap_or(&default);
    let path = paths::absolute(path);
    let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
    let new = Config::open(&path)?;
    let git = Git {
        folder: &folder,
        revision,
    };
    git.check()?;
    let old = git.file(&path)?.ok_or_else(|| {
        let message = format!("{} has no {}", revision.escape_debug(), paths::shown(&path));
        Diagnostics::from(Diagnostic::error(
            codes::UNREADABLE,
            message,
            Origin::file("git"),
        ))
    })?;
    let old = Config::of_text(old, &folder)?;
    let mut inputs = Inputs {
        pairs: Vec::new(),
        added: Vec::new(),
        removed: Vec::new(),
        candidates: Vec::new(),
        configuration: Some(path),
    };
    let wanted = |one: &&CrateConfig| {
        arguments.service.is_empty()
            || arguments
                .service
                .iter()
                .any(|name| name == one.package.as_str())
    };
    for krate in new.crates.iter().filter(wanted) {
        let before = old.crates.iter().find(|one| one.package == krate.package);
        let before = match before {
            Some(before) => git.documents(before)?.map(|documents| (before, documents)),
            None => None,
        };
        let Some((before, documents)) = before else {
            inputs.added.push(krate.package.to_string());
            continue;
        };
        inputs.candidates.push(Candidate {
            before: before.version.clone(),
            config: krate.clone(),
        });
        inputs.pairs.push(Pair {
            name: krate.package.to_string(),
            old: Given {
                documents: Documents::Read(documents),
                options: before.options(),
            },
            new: Given {
                documents: Documents::Read(working(krate)?),
                options: krate.options(),
            },
            places: krate.places.clone(),
            accepted: krate.accepted.clone(),
        });
    }
    let gone = old.crates.iter().filter(wanted);
    let gone = gone.filter(|one| new.crates.iter().all(|other| other.package != one.package));
    inputs
        .removed
        .extend(gone.map(|one| one.package.to_string()));
    Ok(inputs)
}

/// The model files of a crate in the folder.
fn working(krate: &CrateConfig) -> Result<Vec<SourceFile>, Diagnostics> {
    let mut files = Vec::new();
    for path in &krate.models {
        files.extend(read_file(path)?);
    }
    Ok(files)
}

/// A revision of the checkout that a folder is in.
struct Git<'a> {
    folder: &'a Path,
    revision: &'a str,
}

impl Git<'_> {
    /// Whether there is the revision.
    fn check(&self) -> Result<(), Diagnostics> {
        let commit = format!("{}^{{commit}}", self.revision);
        let output = self.run([
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ])?;
        if output.status.success() {
            return Ok(());
        }
        let inside = self.run(["rev-parse", "--git-dir"])?;
        let folder = paths::shown(self.folder);
        let message = match inside.status.success() {
            true => format!(
                "the checkout has no revision `{}`",
                self.revision.escape_debug()
            ),
            false => format!("{folder} is in no checkout of Git"),
        };
        let error = Diagnostic::error(codes::UNREADABLE, message, Origin::file("git"));
        Err(error
            .help("name two files or folders instead, or another revision")
            .into())
    }

    /// The documents of a crate at the revision; `None` if one of its models is not there.
    fn documents(&self, krate: &CrateConfig) -> Result<Option<Vec<SourceFile>>, Diagnostics> {
        let mut files = Vec::new();
        for path in &krate.models {
            let Some(file) = self.file(path)? else {
                return Ok(None);
            };
            files.push(file);
            for path in botocore::beside(path).unwrap_or_default() {
                files.extend(self.file(&path)?);
            }
        }
        Ok(Some(files))
    }

    /// A file at the revision, if it is there.
    fn file(&self, path: &Path) -> Result<Option<SourceFile>, Diagnostics> {
        let relative = paths::relative(self.folder, path);
        let place = match relative.starts_with("../") {
            true => relative,
            false => format!("./{relative}"),
        };
        let object = format!("{}:{place}", self.revision);
        let output = self.run(["show", "--no-textconv", &object])?;
        if !output.status.success() {
            return Ok(None);
        }
        let name = format!("{}:{}", self.revision, paths::shown(path));
        Ok(Some(botocore::document(name, output.stdout)?))
    }

    fn run<'c>(
        &self,
        arguments: impl IntoIterator<Item = &'c str>,
    ) -> Result<std::process::Output, Diagnostics> {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.folder);
        command.args(arguments.into_iter().map(OsStr::new));
        command.output().map_err(|error| {
            let message = format!("cannot run git: {error}");
            let error = Diagnostic::error(codes::UNREADABLE, message, Origin::file("git"));
            Diagnostics::from(error.help("install Git, or name two files or folders"))
        })
    }
}
