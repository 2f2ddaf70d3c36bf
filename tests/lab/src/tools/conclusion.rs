//! How a command ends that finds something out: what it found comes in; the report in the form that was asked for, and the
//! exit code, go out.

use serde_json::Value;

use super::problem::{report, Outcome};
use crate::{Exit, Format, Terminal};

/// What a command found out.
pub trait Conclusion {
    /// Whether anything is wrong.
    fn has_failed(&self) -> bool;

    /// The report for people.
    fn text(&self) -> String;

    /// The report for programs.
    fn json(&self) -> Value;
}

/// Reports what was found, or why nothing was; the exit code comes back.
pub fn conclude(
    found: Outcome<impl Conclusion>,
    format: Format,
    terminal: &mut Terminal<'_>,
) -> Exit {
    match found {
        Ok(found) => {
            match format {
                Format::Human => terminal.say(&found.text()),
                Format::Json => terminal.json(&found.json()),
            }
            match found.has_failed() {
                true => Exit::Findings,
                false => Exit::Success,
            }
        }
        Err(problem) => report(&problem, format, terminal),
    }
}
