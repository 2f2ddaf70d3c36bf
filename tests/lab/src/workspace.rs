//! Workspaces outside the repository's own: each side of a comparison is a package of its own under
//! `target/`, with its own target folder, so that features never unify with ours.
//!
//! In: a manifest template from `tests/`. Out: a package on disk, and cargo commands that run in it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::{Exit, Format, Terminal};

/// Why a command could not do its work; a sentence for the person who started it.
#[derive(Debug)]
pub struct Problem(pub String);

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Problem {
    /// A problem with a file, from the error that the system gave.
    pub fn file(action: &str, path: &Path, error: impl fmt::Display) -> Self {
        Self(format!("cannot {action} {}: {error}", path.display()))
    }
}

/// Reports a problem of the machine in the form that was asked for; the exit code comes back.
pub fn report(problem: &Problem, format: Format, terminal: &mut Terminal<'_>) -> Exit {
    report_as(Exit::System, problem, format, terminal)
}

/// Reports a problem that the command ends with in this way.
pub fn report_as(
    exit: Exit,
    problem: &Problem,
    format: Format,
    terminal: &mut Terminal<'_>,
) -> Exit {
    match format {
        Format::Human => terminal.error(&format!("error: {problem}")),
        Format::Json => terminal.json(&serde_json::json!({
            "status": "error",
            "exit_code": exit.code(),
            "diagnostics": [{ "severity": "error", "message": problem.to_string() }],
        })),
    }
    exit
}

/// What fails with a [`Problem`].
pub type Outcome<T> = Result<T, Problem>;

/// The root of the repository: two folders above this package.
pub fn repository() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_path_buf()
}

/// Reads a text file.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| Problem::file("read", path, error))
}

/// Writes a text file, and the folders above it; leaves it alone when it already says that, so that cargo
/// sees no change.
pub fn write(path: &Path, text: &str) -> Outcome<()> {
    if std::fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, error))?;
    }
    std::fs::write(path, text).map_err(|error| Problem::file("write", path, error))
}

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

/// Runs to the end with captured output; a failure carries what was printed to stderr.
pub fn finish(command: &mut Command, what: &str) -> Outcome<Output> {
    let output = command
        .output()
        .map_err(|error| Problem(format!("cannot start {what}: {error}")))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Problem(format!(
        "{what} failed ({}):\n{said}",
        output.status
    )))
}
