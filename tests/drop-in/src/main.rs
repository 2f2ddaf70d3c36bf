//! A program written for the published crate `aws-sdk-partnercentralaccount`.
//!
//! In: nothing, or `check TRANSCRIPT DIFFERENCES`. Out: the transcript of everything it did, line by line;
//! or, when checking, what differs from the recorded transcript without being listed with a reason
//! (exit code 1). The same sources are compiled against the published crate, whose transcript is the
//! recorded one, and against ours.

mod compare;
mod program;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let transcript = program::transcript();
    match arguments.as_slice() {
        [] => {
            print!("{transcript}");
            ExitCode::SUCCESS
        }
        [command, recorded, differences] if command == "check" => {
            check(&transcript, recorded, differences)
        }
        _ => {
            eprintln!("usage: drop-in [check TRANSCRIPT DIFFERENCES]");
            ExitCode::from(2)
        }
    }
}

/// Compares with the recorded transcript and prints the verdict.
fn check(transcript: &str, recorded: &str, differences: &str) -> ExitCode {
    let (recorded, differences) = match (read(recorded), read(differences)) {
        (Ok(recorded), Ok(differences)) => (recorded, differences),
        (Err(problem), _) | (_, Err(problem)) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    let verdict = compare::compare(&recorded, transcript, &differences);
    println!("{}", verdict.summary());
    if verdict.passes() {
        return ExitCode::SUCCESS;
    }
    for problem in &verdict.problems {
        println!("{problem}");
    }
    ExitCode::FAILURE
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"))
}
