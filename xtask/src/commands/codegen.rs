//! `cargo xtask codegen`: what to generate comes from `codegen.toml` and the command line; crates on disk and
//! a summary go out, or under `--check` the differences.
//!
//! Everything is generated and compared before anything is written, so that an error in one crate leaves
//! all of them as they were.

mod failure;
mod report;
mod short_diff;
mod targets;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use smithy_codegen::emit::surface::{self, SurfaceChange};
use smithy_codegen::emit::{self, FileSystem, Files, Mode, WriteReport};
use smithy_codegen::Generated;
use smithy_model::{Diagnostics, SourceFile};

use crate::config::{codes, CrateConfig};
use crate::{exit, paths, Exit, Format, Terminal};
use failure::Failure;

/// Generates client crates from service models, as codegen.toml says.
///
/// Reads the models, writes the crates, and says what it wrote. Files that you put into an output folder
/// stay; files that were generated before and no longer are go. Public items that disappear from a crate
/// are named, since programs that use them will no longer compile.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{CONFIGURATION}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// Write nothing; fail if a file is not as it would be generated
    #[arg(long)]
    pub check: bool,
    /// The configuration file [default: codegen.toml of the workspace]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only the crate of this package name, of those in the configuration
    #[arg(long = "crate", value_name = "PACKAGE")]
    pub only: Option<String>,
    /// A model file; may be given several times for a model in several files
    #[arg(long, value_name = "FILE")]
    pub model: Vec<PathBuf>,
    /// The service, by shape id or name; needed when the model has several
    #[arg(long, value_name = "ID")]
    pub service: Option<String>,
    /// An operation, by name or shape id; may be given several times [default: all]
    #[arg(long, value_name = "NAME")]
    pub operation: Vec<String>,
    /// The output folder
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// The package name of the generated crate
    #[arg(long, value_name = "NAME")]
    pub package: Option<String>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                      regenerate what codegen.toml lists
  cargo xtask codegen --check              fail, with a diff, if that would change a file
  cargo xtask codegen --model model.json --out ../client --package my-client
                                           generate a crate from a model of your own
  cargo xtask codegen --operation GetObject --operation PutObject --out /tmp/s3
                                           only these operations, somewhere else

The options from --model to --package replace the values of codegen.toml, if that lists a single crate
or one is chosen with --crate. With --model, its service and operations count no longer.";

const CONFIGURATION: &str = "\
codegen.toml has a table for each crate; paths are relative to the file:
  [[crate]]
  models = [\"model.json\"]             # one or several files that make up the model
  service = \"com.example#Weather\"     # left out: the only one of the model
  operations = [\"GetCity\"]            # left out: all
  protocol = \"awsJson1_0\"             # left out: the preferred one of those that the service speaks
  output = \"client\"                   # your own files in this folder stay
  package = \"weather-client\"
  version = \"0.1.0\"                   # left out: 0.1.0
  runtime = { path = \"runtime\" }      # where the support crate is; or { git = \"...\", with one of rev,
                                      # branch and tag }, or { version = \"1.0\" } from a registry";

/// What became of one crate.
struct Outcome {
    config: CrateConfig,
    generated: Generated,
    /// What was, or under `--check` would be, changed.
    report: WriteReport,
    /// What that does to the public items.
    surface: SurfaceChange,
    reading: Duration,
    generating: Duration,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    let mut sources = Vec::new();
    let outcomes = match generate_all(&arguments, &mut sources) {
        Ok(outcomes) => outcomes,
        Err(failure) => return failure.report(arguments.format, &sources, terminal),
    };
    if !arguments.check {
        for outcome in &outcomes {
            let written = write(
                &outcome.config.output,
                &outcome.generated.files,
                Mode::Write,
            );
            if let Err(failure) = written {
                return failure.report(arguments.format, &sources, terminal);
            }
        }
    }
    report::print(&outcomes, &arguments, &sources, terminal)
}

/// Generates every crate and compares it with what is on disk. Files that were read are added to `sources`,
/// also when it fails, since diagnostics refer to them.
fn generate_all(
    arguments: &Arguments,
    sources: &mut Vec<SourceFile>,
) -> Result<Vec<Outcome>, Failure> {
    let crates = targets::targets(arguments, sources)?;
    let mut outcomes = Vec::new();
    for config in crates {
        let start = Instant::now();
        let files = read_models(&config)?;
        sources.extend(files.iter().cloned());
        let model = smithy_model::load(&files)?;
        let reading = start.elapsed();

        let start = Instant::now();
        let generated = smithy_codegen::generate(&model, &config.options())?;
        let generating = start.elapsed();

        let report = write(&config.output, &generated.files, Mode::Check)?;
        let surface = surface_change(&generated.files, &report);
        outcomes.push(Outcome {
            config,
            generated,
            report,
            surface,
            reading,
            generating,
        });
    }
    Ok(outcomes)
}

/// Reads the model files of a crate; all that cannot be read are reported together.
fn read_models(config: &CrateConfig) -> Result<Vec<SourceFile>, Failure> {
    let mut files = Vec::new();
    let mut found = Diagnostics::new();
    for path in &config.models {
        let name = paths::shown(path);
        match std::fs::read(path) {
            Err(error) => {
                let help = format!("{} names it as a model", config.origin.file);
                found.push(codes::unreadable(&name, &error).help(help));
            }
            Ok(bytes) => match SourceFile::from_bytes(name, bytes) {
                Ok(file) => files.push(file),
                Err(diagnostic) => found.push(*diagnostic),
            },
        }
    }
    if found.has_errors() {
        Err(found.into())
    } else {
        Ok(files)
    }
}

/// The writer, or the comparison that it begins with.
fn write(output: &Path, files: &Files, mode: Mode) -> Result<WriteReport, Failure> {
    Ok(emit::write_or_check(&FileSystem, output, files, mode)?)
}

/// Which public items come and go when the changes of a report are made.
fn surface_change(files: &Files, report: &WriteReport) -> SurfaceChange {
    if report.changes.is_empty() {
        return SurfaceChange::default();
    }
    let changed = |path: &str| report.changes.iter().any(|one| one.path.as_str() == path);
    let new: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text))
        .collect();
    let kept = new.iter().copied().filter(|(path, _)| !changed(path));
    let replaced = report
        .changes
        .iter()
        .filter_map(|one| Some((one.path.as_str(), one.old.as_deref()?)));
    let old = surface::surface(kept.chain(replaced));
    surface::compare(&old, &surface::surface(new))
}
