//! `update`: the models that `codegen.toml` names come in; newer ones from botocore take their places, what changes for callers is
//! reported, and the crates are generated anew. Nothing changes unless all goes well.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{json, Value};
use smithy_model::botocore::Botocore;
use smithy_model::traits::AwsService;
use smithy_model::{Diagnostics, Model, SourceFile};

use crate::config::codes::NOT_WRITTEN;
use crate::config::{Config, CrateConfig};
use crate::diff::{Expected, Judged, Refused, States};
use crate::replace::{Change, Replaced};
use crate::{diagnostics, exit, fetch, generate, import, paths, Exit, Format, Program, Terminal};

/// Imports the models of codegen.toml again, says what changes for callers, and generates.
///
/// Models of AWS services are renewed from botocore; others are left alone. If a model cannot be read, an update calls for
/// a higher version than --expect allows, or a crate cannot be generated, everything stays as it was.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// The botocore that has the models, as for `import` [default: the newest one, which pip fetches]
    #[arg(long, value_name = "PATH")]
    pub from: Option<PathBuf>,
    /// The configuration file [default: the nearest codegen.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only the models of the crate with this package name; may be given several times
    #[arg(long = "crate", value_name = "PACKAGE")]
    pub only: Vec<String>,
    /// Change nothing, and fail with exit code 6, if the update calls for a higher version than this
    #[arg(long, value_name = "LEVEL")]
    pub expect: Option<Expected>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen update
      to the newest models
  smithy-codegen update --expect minor
      only if that breaks no caller
  smithy-codegen update --from botocore-1.44.5-py3-none-any.whl
      to the models of a certain release

To write the versions that the changes call for, run `smithy-codegen diff --since HEAD --bump` afterwards.";

/// A model file of the configuration.
struct Renewed {
    path: PathBuf,
    old: SourceFile,
    /// The new text and the name of the service; why there is none otherwise.
    new: Result<(String, String), &'static str>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
    match update(arguments, program, terminal) {
        Ok(exit) => exit,
        Err(refused) => {
            let (found, sources) = (&refused.found, &refused.sources);
            match arguments.format {
                Format::Human => {
                    terminal.error(&diagnostics::text(found, sources, terminal.error_color));
                }
                Format::Json => terminal.json(&json!({
                    "status": "error",
                    "diagnostics": diagnostics::json(found, sources),
                })),
            }
            match found.iter().any(|one| one.code == NOT_WRITTEN) {
                true => Exit::System,
                false => Exit::Input,
            }
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
    let config = Config::open(&path)?;
    let crates = chosen(&config, &arguments.only)?;
    let fetched;
    let botocore = match &arguments.from {
        Some(from) => from.as_path(),
        None => {
            terminal.error("fetching the newest botocore ...");
            fetched = fetch::botocore()?;
            fetched.path()
        }
    };
    let botocore = Botocore::open(botocore).map_err(Diagnostics::from)?;
    let renewed = renewed(&crates, &botocore, program)?;
    let judged = Judged::between(states(&crates, &renewed), arguments.expect)?;
    if judged.is_exceeded() {
        report(&renewed, false, &judged, None, arguments.format, terminal);
        return Ok(Exit::Version);
    }
    let mut written = Vec::new();
    let result =
        write(&renewed, &mut written).map(|()| generated(&path, arguments, program, terminal));
    match &result {
        Ok((Exit::Success, said)) => {
            report(
                &renewed,
                true,
                &judged,
                Some(said),
                arguments.format,
                terminal,
            );
        }
        Ok((_, said)) => {
            written.into_iter().rev().for_each(Replaced::undo);
            // The diagnostics of what cannot be generated are told already, but in JSON.
            if arguments.format == Format::Json {
                terminal.say(said);
            }
        }
        Err(_) => written.into_iter().rev().for_each(Replaced::undo),
    }
    Ok(result?.0)
}

/// The crates whose models are renewed.
fn chosen(config: &Config, only: &[String]) -> Result<Vec<CrateConfig>, Refused> {
    if only.is_empty() {
        return Ok(config.crates.clone());
    }
    let mut chosen = Vec::new();
    for name in only {
        let found = generate::chosen(config, name).map_err(|found| Refused {
            found,
            sources: vec![config.file.clone()],
        })?;
        chosen.push(found);
    }
    Ok(chosen)
}

/// The model files of the crates, each once, with their new texts.
fn renewed(
    crates: &[CrateConfig],
    botocore: &Botocore,
    program: &Program,
) -> Result<Vec<Renewed>, Refused> {
    let mut all: BTreeMap<PathBuf, Renewed> = BTreeMap::new();
    for config in crates {
        let mut sources = Vec::new();
        let read = generate::read_models(config, program, &mut sources);
        read.map_err(|found| Refused {
            found,
            sources: sources.clone(),
        })?;
        let model = smithy_model::load(&sources);
        let model = model.map_err(|found| Refused {
            found,
            sources: sources.clone(),
        })?;
        for (path, old) in config.models.iter().zip(&sources) {
            let full = paths::absolute(path);
            if all.contains_key(&full) {
                continue;
            }
            let new = match config.models.len() {
                1 if sources.len() == 1 => anew(&model, botocore, program)?,
                _ => Err("it is one of several files"),
            };
            all.insert(
                full,
                Renewed {
                    path: path.clone(),
                    old: old.clone(),
                    new,
                },
            );
        }
    }
    Ok(all.into_values().collect())
}

/// The text of a model as a botocore has it, and the name of its service there; otherwise why it has none.
fn anew(
    model: &Model,
    botocore: &Botocore,
    program: &Program,
) -> Result<Result<(String, String), &'static str>, Refused> {
    let Some(service) = model.services().next() else {
        return Ok(Err("it has no service"));
    };
    let Some(id) = service.shape.get::<AwsService>().map(|one| &*one.sdk_id) else {
        return Ok(Err("it is of no service of AWS"));
    };
    let name = import::named(botocore, id)?;
    if !botocore.services().any(|one| one == name) {
        return Ok(Err("botocore has no such service"));
    }
    let mut sources = Vec::new();
    let imported = import::import(botocore, &name, None, program, &mut sources);
    let imported = imported.map_err(|found| Refused { found, sources })?;
    let same = imported
        .model
        .services()
        .next()
        .is_some_and(|one| one.shape.id == service.shape.id);
    Ok(match same {
        true => Ok((imported.text, name)),
        false => Err("it was not made by `import`"),
    })
}

/// The two states of the crates whose models have new texts.
fn states<'c>(crates: &'c [CrateConfig], renewed: &[Renewed]) -> Vec<States<'c>> {
    let of = |config: &'c CrateConfig| {
        let [path] = config.models.as_slice() else {
            return None;
        };
        let one = renewed
            .iter()
            .find(|one| paths::absolute(&one.path) == paths::absolute(path))?;
        let (text, _) = one.new.as_ref().ok()?;
        Some(States {
            config,
            old: vec![one.old.clone()],
            new: vec![SourceFile::new(one.old.name(), text.as_str())],
        })
    };
    crates.iter().filter_map(of).collect()
}

/// Writes the new texts.
fn write(renewed: &[Renewed], written: &mut Vec<Replaced>) -> Result<(), Refused> {
    for one in renewed {
        if let Ok((text, _)) = &one.new {
            let help = "make it possible to write the file";
            written.push(import::write_document(text, &one.path, help)?);
        }
    }
    Ok(())
}

/// Generates what the configuration lists. Diagnostics go to the terminal, the report is returned.
fn generated(
    configuration: &std::path::Path,
    arguments: &Arguments,
    program: &Program,
    terminal: &mut Terminal<'_>,
) -> (Exit, String) {
    let mut out = Vec::new();
    let generate = generate::Arguments::of(configuration.to_path_buf()).in_form(arguments.format);
    let exit = generate::run_judged(&generate, program, &mut terminal.with_output(&mut out));
    (exit, String::from_utf8_lossy(&out).trim_end().to_owned())
}

fn report(
    renewed: &[Renewed],
    is_written: bool,
    judged: &Judged,
    generated: Option<&str>,
    format: Format,
    terminal: &mut Terminal<'_>,
) {
    let change = |one: &Renewed| match &one.new {
        Err(_) => "left alone",
        Ok((text, _)) if *text == *one.old.text() => Change::None.word(),
        Ok(_) if is_written => Change::Changed.word(),
        Ok(_) => "not updated:",
    };
    if format == Format::Json {
        let models = renewed.iter().map(|one| {
            json!({
                "path": paths::shown(&one.path),
                "service": one.new.as_ref().ok().map(|(_, name)| name),
                "change": change(one),
                "reason": one.new.as_ref().err(),
            })
        });
        let generated = generated.and_then(|text| serde_json::from_str::<Value>(text).ok());
        terminal.json(&json!({
            "status": if is_written { "ok" } else { "exceeded" },
            "models": models.collect::<Vec<Value>>(),
            "diff": judged.json(),
            "generated": generated,
        }));
        return;
    }
    for one in renewed {
        let name = paths::shown(&one.path);
        terminal.tell(&match &one.new {
            Ok(_) => format!("{} {name}", change(one)),
            Err(reason) => format!("{} {name}: {reason}", change(one)),
        });
    }
    terminal.tell(&judged.text());
    if let Some(said) = generated.filter(|said| !said.is_empty()) {
        terminal.tell(said);
    }
}
