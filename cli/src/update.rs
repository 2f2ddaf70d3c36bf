//! `update`: the models that `codegen.toml` names come in; newer ones from botocore take their places, what changes for callers is
//! reported, and the crates are generated anew. Nothing changes unless all goes well.

mod arguments;
mod renewed;
mod report;

use std::path::Path;

use serde_json::json;
use smithy_model::botocore::Botocore;
use smithy_model::Diagnostics;

use crate::config::{Config, CrateConfig};
use crate::diff::{refuse_unbumped, Form, Judged, Refused};
use crate::pending::{self, Pending};
use crate::turn::{self, Extent};
use crate::{diagnostics, fetch, generate, Exit, Format, Program, Terminal};
pub use arguments::Arguments;
use report::Done;

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    match update(arguments, program, terminal) {
        Ok(exit) => exit,
        Err(refused) => {
            let (found, sources) = (&refused.found, &refused.sources);
            match arguments.format {
                Form::Json => terminal.json(&json!({
                    "status": "error",
                    "diagnostics": diagnostics::json(found, sources),
                })),
                _ => terminal.error(&diagnostics::text(found, sources, terminal.error_color)),
            }
            Exit::of(found)
        }
    }
}

fn update(
    arguments: &Arguments,
    program: &Program,
    terminal: &mut Terminal<'_>,
) -> Result<Exit, Refused> {
    let named = arguments.config.clone();
    let path = named.unwrap_or_else(|| program.configuration());
    let _turn = turn::take(&path, Extent::Whole)?;
    let config = Config::open(&path)?;
    let chosen = chosen(&config, &arguments.only)?;
    if arguments.bump {
        refuse_unbumped(&path, program)?;
    }
    let botocore = botocore(arguments, terminal)?;
    // Not before the newer models are there: until then, nothing changes.
    if pending::undo(&path)? {
        terminal.error("an interrupted update was undone first");
    }
    let renewed = renewed::of(&chosen, &botocore, program)?;
    let affected = renewed::affected(&config.crates, &renewed);
    let mut judged = Judged::between(renewed::states(&affected, &renewed), arguments.expect)?;
    let report = |judged: &Judged, generated: Option<&str>, terminal: &mut Terminal<'_>| {
        let done = Done {
            renewed: &renewed,
            is_written: generated.is_some(),
            judged,
            generated,
        };
        report::report(&done, arguments, terminal);
    };
    if judged.is_exceeded() {
        report(&judged, None, terminal);
        return Ok(Exit::Version);
    }
    let pending = Pending::begin(&path, &renewed::changed(&renewed))?;
    let written = renewed::write(&renewed);
    let result = written.map(|()| generated(&path, &affected, arguments, program, terminal));
    match &result {
        Ok((Exit::Success, said)) => {
            pending.end()?;
            let bumped = match arguments.bump {
                true => judged.bump(&path, program),
                false => Ok(()),
            };
            // What was written is told, whether or not the versions could be; a JSON report is one document.
            if bumped.is_ok() || arguments.format != Form::Json {
                report(&judged, Some(said), terminal);
            }
            bumped?;
        }
        Ok((_, said)) => {
            pending::undo(&path)?;
            // The diagnostics of what cannot be generated are told already, but in JSON.
            if arguments.format == Form::Json {
                terminal.say(said);
            }
        }
        Err(_) => {
            pending::undo(&path)?;
        }
    }
    Ok(result?.0)
}

fn botocore(arguments: &Arguments, terminal: &mut Terminal<'_>) -> Result<Botocore, Diagnostics> {
    let fetched;
    let path = match &arguments.from {
        Some(from) => from.as_path(),
        None => {
            fetched = fetch::botocore(terminal)?;
            fetched.path()
        }
    };
    Ok(Botocore::open(path)?)
}

/// The crates whose models are renewed.
fn chosen(config: &Config, only: &[String]) -> Result<Vec<CrateConfig>, Refused> {
    if only.is_empty() {
        return Ok(config.crates.clone());
    }
    let mut chosen: Vec<CrateConfig> = Vec::new();
    for name in only {
        let found = generate::chosen(config, name).map_err(|found| Refused {
            found,
            sources: vec![config.file.clone()],
        })?;
        if chosen.iter().all(|other| other.package != found.package) {
            chosen.push(found);
        }
    }
    Ok(chosen)
}

/// Generates the crates, or all of the configuration if no crates are chosen. Diagnostics go to the terminal, the report is
/// returned.
fn generated(
    configuration: &Path,
    crates: &[CrateConfig],
    arguments: &Arguments,
    program: &Program,
    terminal: &mut Terminal<'_>,
) -> (Exit, String) {
    let only = match arguments.only.is_empty() {
        true => Vec::new(),
        false if crates.is_empty() => return (Exit::Success, String::new()),
        false => crates.iter().map(|one| one.package.to_string()).collect(),
    };
    let mut out = Vec::new();
    let generate = generate::Arguments::of(configuration.to_path_buf());
    let generate = generate.only(only).in_form(match arguments.format {
        Form::Json => Format::Json,
        Form::Human | Form::Markdown => Format::Human,
    });
    let exit = generate::run_judged(&generate, program, &mut terminal.with_output(&mut out));
    (exit, String::from_utf8_lossy(&out).trim_end().to_owned())
}
