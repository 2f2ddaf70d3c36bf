//! `update`: the models that `codegen.toml` names come in; newer ones from botocore take their places, what changes for callers is
//! reported, and the crates are generated anew. Nothing changes unless all goes well.

mod renewed;
mod report;

use std::path::{Path, PathBuf};

use serde_json::json;
use smithy_model::botocore::Botocore;
use smithy_model::Diagnostics;

use crate::config::{Config, CrateConfig};
use crate::diff::{refuse_unbumped, Expected, Form, Judged, Refused};
use crate::pending::{self, Pending};
use crate::turn::{self, Extent};
use crate::{diagnostics, exit, fetch, generate, Exit, Format, Program, Terminal};
use report::Done;

/// Imports the models of codegen.toml again, says what changes for callers, and generates.
///
/// Documents that `import` wrote are renewed from botocore, in the API version that they have as long as botocore has it;
/// edits by hand in them are lost. Other models are left alone. If a model cannot be read, an update calls for a higher
/// version than --expect allows, or a crate cannot be generated, everything stays as it was.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// The botocore that has the models, as for `import` [default: the newest one, which pip fetches]
    #[arg(long, value_name = "PATH")]
    pub from: Option<PathBuf>,
    /// The configuration file [default: the nearest codegen.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only the models of the crate with this package name, and the crates made from them; may be given several times
    #[arg(long = "crate", value_name = "PACKAGE")]
    pub only: Vec<String>,
    /// Change nothing, and fail with exit code 6, if the update calls for a higher version than this
    #[arg(long, value_name = "LEVEL")]
    pub expect: Option<Expected>,
    /// List every change, each with all that changes along with it
    #[arg(long)]
    pub all: bool,
    /// Write the versions that all changes since the last commit call for into codegen.toml and the manifests, as
    /// `diff --since HEAD --bump`
    #[arg(long)]
    pub bump: bool,
    /// Print a section for a CHANGELOG.md, and no other report
    #[arg(long, conflicts_with = "format")]
    pub changelog: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen update
      to the newest models
  smithy-codegen update --expect minor
      only if that breaks no caller
  smithy-codegen update --from botocore-1.44.5-py3-none-any.whl
      to the models of a certain release
  smithy-codegen update --bump --changelog
      with the next versions, and a section for CHANGELOG.md";

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
            pending.end();
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
