//! The workspace `target/conformance`: packages on disk come in; which of them compile, what the compiler says of
//! the others, and the programs go out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use super::generate;
use crate::tools::{repository, write, Outcome, Problem, Workspace};

/// At most this many of the compiler's messages are kept for a package.
const MESSAGES: usize = 5;

/// How many packages are documented at a time: rustdoc merges the index of each with those that stand there already,
/// which takes longer and longer.
const DOCUMENTED: usize = 8;

/// The results of the compiler in the workspace.
#[derive(Debug, Default)]
pub(super) struct Packages {
    /// The folders of all packages, relative to the workspace.
    members: BTreeSet<String>,
    /// The folders of packages whose code compiles.
    compiled: BTreeSet<PathBuf>,
    /// The messages of the compiler, by the folder of the package.
    messages: BTreeMap<PathBuf, Vec<String>>,
    /// The programs, by the folder of their package.
    programs: BTreeMap<PathBuf, PathBuf>,
}

impl Packages {
    /// Compiles packages (their folders under the workspace, with their names) with warnings denied, whatever of
    /// them compiles. The manifest of the workspace then lists them and those that were compiled before.
    pub(super) fn build(&mut self, packages: &[(String, &str)], jobs: usize) -> Outcome<()> {
        if packages.is_empty() {
            return Ok(());
        }
        let folders = packages.iter().map(|(folder, _)| folder.clone());
        self.members.extend(folders);
        self.write_manifest()?;
        self.cargo(&["build"], packages, jobs)
    }

    /// Makes the documentation of packages that were built, with warnings denied: a link that leads nowhere is one.
    pub(super) fn document(&mut self, packages: &[(String, &str)], jobs: usize) -> Outcome<()> {
        let root = generate::root();
        let is_whole = |(folder, _): &&(String, &str)| self.outcome(&root.join(folder)).is_ok();
        let whole: Vec<_> = packages.iter().filter(is_whole).cloned().collect();
        let pages = Workspace::at(root).target().join("doc");
        for some in whole.chunks(DOCUMENTED) {
            self.cargo(&["doc", "--no-deps"], some, jobs)?;
            // Only the findings are wanted. Without any, there are no pages to remove.
            let _ = std::fs::remove_dir_all(&pages);
        }
        Ok(())
    }

    /// Looks at packages with clippy's own set of lints, all denied.
    pub(super) fn lint(&mut self, packages: &[(String, &str)], jobs: usize) -> Outcome<()> {
        match packages {
            [] => Ok(()),
            packages => self.cargo(&["clippy"], packages, jobs),
        }
    }

    fn cargo(&mut self, first: &[&str], packages: &[(String, &str)], jobs: usize) -> Outcome<()> {
        let jobs = jobs.to_string();
        let mut arguments = first.to_vec();
        arguments.extend([
            "--no-default-features",
            "--keep-going",
            "--message-format=json",
            "--jobs",
            &jobs,
        ]);
        for (_, name) in packages {
            arguments.extend(["--package", name]);
        }
        let mut command = Workspace::at(generate::root()).cargo(&arguments);
        // Only our own packages hear of warnings: cargo caps those of others.
        command.env("RUSTFLAGS", "-D warnings");
        command.env("RUSTDOCFLAGS", "-D warnings");
        let output = command
            .output()
            .map_err(|error| Problem(format!("cannot start cargo: {error}")))?;
        self.take_in(&output)
    }

    fn take_in(&mut self, output: &Output) -> Outcome<()> {
        let before = self.messages.len();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            if let Ok(message) = serde_json::from_str(line) {
                self.read(&message);
            }
        }
        if !output.status.success() && self.messages.len() == before {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Problem(format!("cargo failed:\n{said}")));
        }
        Ok(())
    }

    /// The manifest of the workspace, and the lock file of the repository's.
    fn write_manifest(&self) -> Outcome<()> {
        let mut manifest = String::from("[workspace]\nresolver = \"2\"\nmembers = [\n");
        for folder in &self.members {
            manifest.push_str(&format!("    {folder:?},\n"));
        }
        // A crate that is compiled once needs neither debug information nor incremental state.
        manifest.push_str("]\n\n[profile.dev]\ndebug = false\nincremental = false\n");
        let root = generate::root();
        write(&root.join("Cargo.toml"), &manifest)?;
        let lock = repository().join("Cargo.lock");
        let copy = root.join("Cargo.lock");
        std::fs::copy(&lock, &copy).map_err(|error| Problem::file("copy", &lock, error))?;
        Ok(())
    }

    /// Takes in one line that cargo printed.
    fn read(&mut self, message: &Value) {
        let manifest = message["manifest_path"].as_str().map(Path::new);
        let Some(folder) = manifest.and_then(Path::parent).map(Path::to_path_buf) else {
            return;
        };
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                if let Some(program) = message["executable"].as_str() {
                    self.programs.insert(folder.clone(), PathBuf::from(program));
                }
                self.compiled.insert(folder);
            }
            Some("compiler-message") if message["message"]["level"] == "error" => {
                let text = message["message"]["rendered"].as_str().unwrap_or_default();
                let messages = self.messages.entry(folder).or_default();
                messages.push(text.trim_end().to_owned());
            }
            _ => {}
        }
    }

    /// Whether the code in a folder compiles, or what the compiler says.
    pub(super) fn outcome(&self, folder: &Path) -> Result<(), String> {
        match self.messages.get(folder) {
            None if self.compiled.contains(folder) => Ok(()),
            None => Err("not compiled, because something that it depends on does not".to_owned()),
            Some(messages) => {
                let mut shown: Vec<&str> = messages.iter().map(String::as_str).collect();
                let more = shown.len().saturating_sub(MESSAGES);
                shown.truncate(MESSAGES);
                let end = match more {
                    0 => String::new(),
                    more => format!("\n… {more} more messages"),
                };
                Err(format!("{}{end}", shown.join("\n")))
            }
        }
    }

    /// The program in a folder, or why there is none.
    pub(super) fn program(&self, folder: &Path) -> Result<&Path, String> {
        self.outcome(folder)?;
        let program = self.programs.get(folder).map(PathBuf::as_path);
        program.ok_or_else(|| "cargo names no program".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Packages;
    use serde_json::json;
    use std::path::Path;

    #[test]
    fn what_cargo_says_of_a_package() {
        let mut packages = Packages::default();
        packages.read(&json!({
            "reason": "compiler-artifact", "manifest_path": "/a/good/Cargo.toml", "executable": "/t/good"
        }));
        for number in 0..7 {
            let message = json!({ "level": "error", "rendered": format!("wrong {number}\n") });
            packages.read(&json!({
                "reason": "compiler-message", "manifest_path": "/a/bad/Cargo.toml", "message": message
            }));
        }
        let good = Path::new("/a/good");
        assert_eq!(packages.outcome(good), Ok(()));
        assert_eq!(packages.program(good), Ok(Path::new("/t/good")));
        let bad = packages.outcome(Path::new("/a/bad")).unwrap_err();
        assert!(
            bad.starts_with("wrong 0\nwrong 1\n") && bad.ends_with("… 2 more messages"),
            "{bad}"
        );
        assert!(packages.outcome(Path::new("/a/other")).is_err());
    }
}
