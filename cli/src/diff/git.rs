//! Files of a revision of Git: paths come in, the texts that the revision has for them go out.
//!
//! The program `git` is asked, since a checkout may keep its objects in ways that only it knows.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use smithy_model::botocore;
use smithy_model::{Diagnostic, Diagnostics, Origin, SourceFile};

use crate::config::{codes, CrateConfig};
use crate::paths;

/// A revision of the checkout that a folder is in.
pub(super) struct Git<'a> {
    folder: &'a Path,
    revision: &'a str,
}

impl<'a> Git<'a> {
    /// The revision.
    ///
    /// # Errors
    ///
    /// There is none, or Git does not let this user read the checkout.
    pub(super) fn at(folder: &'a Path, revision: &'a str) -> Result<Git<'a>, Diagnostics> {
        let git = Git { folder, revision };
        let commit = format!("{revision}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
        let found = git.run(&[verify.as_slice(), &[&commit]].concat(), None)?;
        if found.status.success() {
            return Ok(git);
        }
        let shallow = git.run(&["rev-parse", "--is-shallow-repository"], None)?;
        if !shallow.status.success() {
            return Err(no_checkout(folder, &String::from_utf8_lossy(&shallow.stderr)).into());
        }
        let message = format!("the checkout has no revision `{}`", revision.escape_debug());
        let help = match shallow.stdout.starts_with(b"true") {
            true => "the clone is shallow: `git fetch --unshallow --tags` brings all revisions, as `fetch-depth: 0` does in a workflow",
            false => "name another revision, or two files or folders",
        };
        Err(refused(message).help(help).into())
    }

    /// The text of the configuration.
    ///
    /// # Errors
    ///
    /// The revision has none.
    pub(super) fn configuration(&self, path: &Path) -> Result<SourceFile, Diagnostics> {
        let missing = |why: Missing| {
            let error = refused(self.lacking(path, &why));
            error.help(
                "commit the configuration first, or name a revision that has it after --since",
            )
        };
        self.file(path)?.map_err(|why| missing(why).into())
    }

    /// The documents of a crate as the configuration of the revision names it.
    ///
    /// # Errors
    ///
    /// The revision lacks one of its models.
    pub(super) fn documents(&self, krate: &CrateConfig) -> Result<Vec<SourceFile>, Diagnostics> {
        let (mut files, mut found) = (Vec::new(), Diagnostics::new());
        for path in &krate.models {
            match self.file(path)? {
                Ok(file) => files.push(file),
                Err(why) => {
                    found.push(self.no_model(krate, path, &why));
                    continue;
                }
            }
            if botocore::is_service(path) {
                let names = self.names_beside(path)?;
                for path in botocore::beside_among(path, names.split('\0')) {
                    files.extend(self.file(&path)?);
                }
            }
        }
        match found.has_errors() {
            true => Err(found),
            false => Ok(files),
        }
    }

    /// The names of the files in the folder of a file, each ended by a zero.
    fn names_beside(&self, path: &Path) -> Result<String, Diagnostics> {
        let folder = self.object(path.parent().unwrap_or(path));
        let output = self.run(
            &["ls-tree", "-z", "--name-only", "--end-of-options", &folder],
            None,
        )?;
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            false => Err(self.unreadable(path, &output)),
        }
    }

    /// The name of a file or folder at the revision.
    fn object(&self, path: &Path) -> String {
        let relative = paths::relative(self.folder, path);
        match relative.starts_with("../") || relative == ".." {
            true => format!("{}:{relative}", self.revision),
            false => format!("{}:./{relative}", self.revision),
        }
    }

    fn no_model(&self, krate: &CrateConfig, path: &Path, why: &Missing) -> Diagnostic {
        let message = format!(
            "{}; codegen.toml names it there as a model of {}",
            self.lacking(path, why),
            krate.package
        );
        refused(message).help(
            "commit the model: Git has no file that it ignores, nor one of a submodule or outside the checkout; or name two files instead of --since",
        )
    }

    /// That a file is not there, as a sentence.
    fn lacking(&self, path: &Path, why: &Missing) -> String {
        let (revision, path) = (self.revision.escape_debug(), paths::shown(path));
        match why {
            Missing::Nowhere => format!("{revision} lacks {path}"),
            Missing::Folder => format!("{path} is a folder in {revision}"),
            Missing::Link => format!("{path} is a link in {revision} that leads to no file of it"),
        }
    }

    /// A file at the revision; links within it are followed.
    fn file(&self, path: &Path) -> Result<Result<SourceFile, Missing>, Diagnostics> {
        let object = self.object(path) + "\n";
        if object.matches('\n').count() > 1 {
            return Ok(Err(Missing::Nowhere));
        }
        let output = self.run(&["cat-file", "--batch", "--follow-symlinks"], Some(&object))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return match said.contains("is outside repository") {
                true => Ok(Err(Missing::Nowhere)),
                false => Err(self.unreadable(path, &output)),
            };
        }
        let end = output.stdout.iter().position(|byte| *byte == b'\n');
        let (head, rest) = output.stdout.split_at(end.unwrap_or(0));
        let head = String::from_utf8_lossy(head);
        match head.split(' ').collect::<Vec<&str>>().as_slice() {
            [_, "blob", size] => {
                let size = size.parse().unwrap_or(0);
                let bytes = rest.get(1..=size).unwrap_or_default().to_vec();
                let name = format!("{}:{}", self.revision, paths::shown(path));
                Ok(Ok(botocore::document(name, bytes)?))
            }
            [_, "tree", _] => Ok(Err(Missing::Folder)),
            ["symlink" | "dangling" | "loop" | "notdir", _] => Ok(Err(Missing::Link)),
            _ => Ok(Err(Missing::Nowhere)),
        }
    }

    /// That Git fails, with its own reason.
    fn unreadable(&self, path: &Path, output: &Output) -> Diagnostics {
        let said = String::from_utf8_lossy(&output.stderr);
        let (revision, path) = (self.revision.escape_debug(), paths::shown(path));
        refused(format!(
            "git cannot read {path} in {revision}: {}",
            said.trim()
        ))
        .into()
    }

    fn run(&self, arguments: &[&str], input: Option<&str>) -> Result<Output, Diagnostics> {
        run(self.folder, arguments, input).map_err(|error| {
            let error = refused(format!("cannot run git: {error}"));
            Diagnostics::from(error.help("install Git, or name two files or folders"))
        })
    }
}

/// The files of the checkout of a folder that differ from the last commit; none where there is no such state.
pub(super) fn changed(folder: &Path) -> Option<BTreeSet<PathBuf>> {
    let said = |arguments: &[&str]| {
        let output = run(folder, arguments, None).ok()?;
        let said = output.status.success().then_some(output.stdout)?;
        String::from_utf8(said).ok()
    };
    let names = said(&[
        "diff-index",
        "--name-only",
        "--no-renames",
        "-z",
        "HEAD",
        "--",
    ])?;
    if names.is_empty() {
        return Some(BTreeSet::new());
    }
    let root = said(&["rev-parse", "--show-toplevel"])?;
    let root = paths::real(Path::new(root.trim_end_matches('\n')));
    let names = names.split('\0').filter(|name| !name.is_empty());
    Some(names.map(|name| root.join(name)).collect())
}

fn run(folder: &Path, arguments: &[&str], input: Option<&str>) -> io::Result<Output> {
    let mut git = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("LC_ALL", "C")
        // The checkout is the one of the folder, also in a hook, which Git starts with variables for its own.
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_COMMON_DIR")
        .env_remove("GIT_OBJECT_DIRECTORY")
        .env_remove("GIT_PREFIX")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let (Some(mut stdin), Some(input)) = (git.stdin.take(), input) {
        // If it ends before it has read this, its exit code says why.
        let _ = stdin.write_all(input.as_bytes());
    }
    git.wait_with_output()
}

/// Why a revision has no file.
enum Missing {
    Nowhere,
    Folder,
    /// It leads out of the revision, or nowhere.
    Link,
}

fn refused(message: String) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, message, Origin::file("git"))
}

/// That Git has no checkout for a folder, in its own words where they say more.
fn no_checkout(folder: &Path, said: &str) -> Diagnostic {
    let folder = paths::shown(folder);
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let reason = lines.find_map(|line| line.strip_prefix("fatal: "));
    let advice = lines.collect::<Vec<&str>>().join(" ");
    match reason {
        Some(reason) if !reason.starts_with("not a git repository") => {
            let error = refused(format!("Git does not read {folder}: {reason}"));
            match advice.is_empty() {
                true => error,
                false => error.help(advice),
            }
        }
        _ => refused(format!("{folder} is in no checkout of Git"))
            .help("name two files or folders instead"),
    }
}
