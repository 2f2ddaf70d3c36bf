//! `cargo xtask ledger --drop-in`: the program that was written for the published crate, run against ours. In:
//! the sources, the recorded transcript and the listed differences in `tests/drop-in/`. Out: the lines that
//! differ without being listed; or, when recording, a new transcript from the published crate.

use crate::tools::{finish, report, repository, write, Outcome, Problem, Workspace};
use crate::{Exit, Format, Terminal};

use serde_json::json;

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

/// Builds the program on one side; the path of the binary comes back.
fn build(side: &str) -> Outcome<std::path::PathBuf> {
    let workspace = Workspace::create(&format!("drop-in/{side}"), &format!("drop-in/{side}.toml"))?;
    finish(
        &mut workspace.cargo(&["build", "--quiet"]),
        &format!("the build of the drop-in program against {side}"),
    )?;
    Ok(workspace
        .target()
        .join("debug")
        .join(format!("drop-in{}", std::env::consts::EXE_SUFFIX)))
}

fn record_transcript() -> Outcome<(bool, String)> {
    let output = finish(
        &mut std::process::Command::new(build("published")?),
        "the drop-in program",
    )?;
    let transcript = String::from_utf8(output.stdout)
        .map_err(|_| Problem("the drop-in program printed something else than text".to_owned()))?;
    let path = repository().join("tests/drop-in/transcript.txt");
    write(&path, &transcript)?;
    Ok((
        true,
        format!(
            "{} lines recorded in tests/drop-in/transcript.txt",
            transcript.lines().count()
        ),
    ))
}

fn check() -> Outcome<(bool, String)> {
    let folder = repository().join("tests/drop-in");
    let output = std::process::Command::new(build("ours")?)
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
