//! Workspaces outside the repository's own: each side of a comparison is a package of its own under
//! `target/`, with its own target folder, so that features never unify with ours.
//!
//! In: a manifest template from `tests/`. Out: a package on disk, and cargo commands that run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{finish, read, repository, write, Outcome, Problem};

/// A package outside the repository's workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    /// Writes the package `target/<name>` from the template `tests/<template>`, in which `{repository}`
    /// stands for the path of the repository, and pins versions with the lock file kept beside the templates.
    pub fn create(name: &str, template: &str) -> Outcome<Self> {
        let root = repository();
        let folder = root.join("target").join(name);
        let manifest = read(&root.join("tests").join(template))?;
        let path = root.display().to_string().replace('\\', "/");
        write(
            &folder.join("Cargo.toml"),
            &manifest.replace("{repository}", &path),
        )?;
        let lock = folder.join("Cargo.lock");
        if !lock.exists() {
            write(&lock, &read(&root.join("tests/bench/versions.lock"))?)?;
        }
        Ok(Self { folder })
    }

    /// A workspace that is already there: its folder.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder of the package.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its target folder.
    pub fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// `cargo` in this package, untouched by the settings of the cargo that started us.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.target())
            .env("CARGO_TERM_COLOR", "never")
            .stdin(Stdio::null());
        for inherited in [
            "CARGO",
            "CARGO_BUILD_TARGET_DIR",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_MANIFEST_DIR",
            "CARGO_MANIFEST_PATH",
            "CARGO_PKG_NAME",
            "CARGO_PKG_VERSION",
            "RUSTC_BOOTSTRAP",
            "RUSTFLAGS",
        ] {
            command.env_remove(inherited);
        }
        command
    }

    /// What cargo knows about this package and everything that it depends on.
    pub fn dependency_metadata(&self) -> Outcome<serde_json::Value> {
        let mut command = self.cargo(&["metadata", "--format-version=1"]);
        let output = finish(&mut command, "cargo metadata")?;
        serde_json::from_slice(&output.stdout)
            .map_err(|error| Problem(format!("cargo metadata printed no JSON: {error}")))
    }
}
