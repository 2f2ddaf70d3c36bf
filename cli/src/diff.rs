//! `diff`: two states of models come in; what changes for callers of the crates, the version that the update calls for, and
//! an exit code for CI go out. Only `--bump` writes something.

mod arguments;
mod bump;
mod compared;
mod git;
mod inputs;
mod json;
mod markdown;
mod pairs;
mod refused;
mod report;
mod text;
mod today;

use std::thread;

use smithy_codegen::codes as generator_codes;
use smithy_codegen::diff::Level;
use smithy_model::{Code, Diagnostics};

use crate::replace::NOT_WRITTEN;
use crate::{diagnostics, parallel, Exit, Program, Terminal};
pub use arguments::{Arguments, Expected, Form};
use pairs::Inputs;
use refused::Refused;
use report::Report;

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    let report = match judge(arguments, program) {
        Ok(report) => report,
        Err(refused) => return refuse(&refused, arguments.format, terminal),
    };
    match arguments.format {
        _ if arguments.changelog => terminal.say(&markdown::changelog(&report)),
        Form::Human => terminal.say(&text::report(&report, arguments.all)),
        Form::Json => terminal.json(&json::report(&report)),
        Form::Markdown => terminal.say(&markdown::report(&report)),
    }
    match report.is_exceeded() {
        true => Exit::Version,
        false => Exit::Success,
    }
}

fn refuse(refused: &Refused, form: Form, terminal: &mut Terminal<'_>) -> Exit {
    match form {
        Form::Json => terminal.json(&json::refused(refused)),
        _ => {
            let color = terminal.error_color;
            terminal.error(&diagnostics::text(&refused.found, &refused.sources, color));
        }
    }
    let has = |code: Code| refused.found.iter().any(|one| one.code == code);
    match () {
        () if has(generator_codes::UNSUPPORTED_PROTOCOL) => Exit::Protocol,
        () if has(NOT_WRITTEN) => Exit::System,
        () => Exit::Input,
    }
}

/// Compares what the command line names, and bumps versions.
fn judge(arguments: &Arguments, program: &Program) -> Result<Report, Refused> {
    let mut inputs = inputs::of(arguments, program)?;
    let (configuration, candidates) = (
        inputs.configuration.take(),
        std::mem::take(&mut inputs.candidates),
    );
    let mut report = compare(inputs, arguments)?;
    if let Some(configuration) = configuration.filter(|_| arguments.bump && !report.is_exceeded()) {
        report.bumped = bump::bump(&configuration, &candidates, &report)?;
    }
    Ok(report)
}

/// Compares all pairs. If one cannot be read, nothing is judged.
fn compare(inputs: Inputs, arguments: &Arguments) -> Result<Report, Refused> {
    let available = || thread::available_parallelism().map_or(1, usize::from);
    let jobs = arguments
        .jobs
        .map_or_else(available, |jobs| usize::from(jobs.get()));
    let results = parallel::each(
        inputs.pairs,
        jobs,
        |pair| pair.size(),
        || (),
        |(), pair| compared::compare(&pair),
        |_| {},
    );
    let mut compared = Vec::new();
    let mut refused = Refused::from(Diagnostics::new());
    for result in results {
        match result {
            Ok(one) => compared.push(one),
            Err(other) => {
                refused.found.extend(other.found);
                refused.sources.extend(other.sources);
            }
        }
    }
    if refused.found.has_errors() {
        return Err(refused);
    }
    let levels = compared.iter().map(|one| one.level);
    Ok(Report {
        level: levels.max().unwrap_or(Level::None),
        compared,
        added: inputs.added,
        removed: inputs.removed,
        expected: arguments.expect.map(Expected::level),
        bumped: Vec::new(),
    })
}
