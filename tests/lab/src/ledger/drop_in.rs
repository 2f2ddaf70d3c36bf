//! `cargo xtask ledger --drop-in`: the program that was written for the published crate, run against ours. In:
//! the sources, the recorded transcript and the listed differences in `tests/drop-in/`. Out: the lines that
//! differ without being listed; or, when recording, new transcripts from the published crates.

use std::path::PathBuf;

use serde_json::json;

use crate::tools::{finish, report, repository, write, Outcome, Problem, Workspace};
use crate::{Exit, Format, Terminal};

/// Runs the program.
pub fn run(record: bool, format: Format, terminal: &mut Terminal<'_>) -> Exit {
    let outcome = if record { record_transcript() } else { check() };
    let (passes, text) = match outcome {
        Ok(outcome) => outcome,
        Err(problem) => {
            return report(&problem, format, terminal);
        }
    };
    match format {
        Format::Human => terminal.say(text.trim_end()),
        Format::Json => {
            terminal.json(&json!({ "passes": passes, "report": text.lines().collect::<Vec<_>>() }))
        }
    }
    match passes {
        true => Exit::Success,
        false => Exit::Findings,
    }
}

/// Builds a program of `tests/drop-in` on one side; the path of the binary comes back.
fn build(program: &str, folder: &str, side: &str) -> Outcome<PathBuf> {
    let workspace = Workspace::create(
        &format!("{folder}/{side}"),
        &format!("{folder}/{side}.toml"),
    )?;
    finish(
        &mut workspace.cargo(&["build", "--quiet"]),
        &format!("the build of {program} against {side}"),
    )?;
    Ok(workspace
        .target()
        .join("debug")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs both programs against the published crates. A test runs the one that waits against ours.
fn record_transcript() -> Outcome<(bool, String)> {
    let mut said = Vec::new();
    for (program, folder) in [
        ("drop-in", "drop-in"),
        ("drop-in-waiters", "drop-in/waiters"),
    ] {
        let mut command = std::process::Command::new(build(program, folder, "published")?);
        let output = finish(&mut command, program)?;
        let transcript = String::from_utf8(output.stdout)
            .map_err(|_| Problem(format!("{program} printed something else than text")))?;
        let file = format!("tests/{folder}/transcript.txt");
        write(&repository().join(&file), &transcript)?;
        said.push(format!(
            "{} lines recorded in {file}",
            transcript.lines().count()
        ));
    }
    Ok((true, said.join("\n")))
}

fn check() -> Outcome<(bool, String)> {
    let folder = repository().join("tests/drop-in");
    let output = std::process::Command::new(build("drop-in", "drop-in", "ours")?)
        .arg("check")
        .args([
            folder.join("transcript.txt"),
            folder.join("differences.txt"),
        ])
        .output()
        .map_err(|error| Problem(format!("cannot start the drop-in program: {error}")))?;
    match output.status.code() {
        Some(code @ (0 | 1)) => Ok((
            code == 0,
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )),
        _ => Err(Problem(format!(
            "the drop-in program failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        ))),
    }
}
