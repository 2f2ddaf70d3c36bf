//! The verdict of `cargo semver-checks`: two states of a crate come in; whether it finds a break goes out. It compares what
//! rustdoc says of both, without the types of fields and arguments, so it sees fewer breaks than there are.

use std::path::PathBuf;

use smithy_codegen::emit::{self, FileSystem, Files, Mode};

use super::compiled::subject;
use crate::tools::{repository, Outcome, Problem, Workspace};

/// Exit codes of the program.
const NOTHING_FOUND: i32 = 0;
const BREAKS: i32 = 100;

/// What it says of a pair whose crate after stands in its place.
pub(super) fn breaks(before: &Files) -> Outcome<Option<String>> {
    let old = baseline();
    emit::write_or_check(&FileSystem, &old, before, Mode::Write)
        .map_err(|error| Problem(error.to_string()))?;
    let manifest = subject().join("Cargo.toml").display().to_string();
    let old = old.display().to_string();
    let workspace = Workspace::at(repository().join("target/changes/semver"));
    std::fs::create_dir_all(workspace.folder())
        .map_err(|error| Problem::file("create", workspace.folder(), error))?;
    let output = workspace
        .cargo(&[
            "semver-checks",
            "check-release",
            "--manifest-path",
            &manifest,
            "--baseline-root",
            &old,
            "--release-type",
            "minor",
            "--default-features",
        ])
        .output()
        .map_err(|error| Problem(format!("cannot start cargo semver-checks: {error}")))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    match output.status.code() {
        Some(NOTHING_FOUND) => Ok(None),
        Some(BREAKS) => Ok(Some(said)),
        _ => Err(Problem(format!("cargo semver-checks failed:\n{said}"))),
    }
}

/// The folder of the crate before.
fn baseline() -> PathBuf {
    repository().join("target/changes/before")
}
