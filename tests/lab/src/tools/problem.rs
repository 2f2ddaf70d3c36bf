//! What keeps a command from its work, and how it is reported.

use std::fmt;
use std::path::Path;

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
