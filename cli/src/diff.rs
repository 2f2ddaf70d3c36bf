//! `diff`: two states of models come in; what changes for callers of the crates, the version that the update calls for, and
//! an exit code for CI go out. Only `--bump` writes something.

mod accepted;
mod bump;
mod compared;
mod git;
mod inputs;
mod json;
mod markdown;
mod text;

use std::num::NonZeroU16;
use std::path::PathBuf;
use std::thread;

use clap::ValueEnum;
use smithy_codegen::codes as generator_codes;
use smithy_codegen::diff::Level;
use smithy_model::{Code, Diagnostics, SourceFile};

use crate::config::ConfigError;
use crate::replace::NOT_WRITTEN;
use crate::{diagnostics, exit, parallel, Exit, Program, Terminal};
use bump::Bumped;
use compared::Compared;
use inputs::Inputs;

/// Compares two states of models, and says what changes for callers of the crates.
///
/// Each change has three verdicts: on the API (breaking, new, or neither), on messages, and on behavior. The highest one on
/// the API is the version that the update calls for. Nothing is written without --bump, and no crate has to be there.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// The state before: a model file, a folder of model files, or a botocore (a wheel, a source distribution, a folder)
    #[arg(
        value_name = "OLD",
        required_unless_present = "since",
        requires = "new"
    )]
    pub old: Option<PathBuf>,
    /// The state after, of the same kind
    #[arg(value_name = "NEW")]
    pub new: Option<PathBuf>,
    /// Compare the models of codegen.toml at this revision of Git with those in the folder
    #[arg(long, value_name = "REVISION", conflicts_with = "old")]
    pub since: Option<String>,
    /// The configuration file for --since [default: the nearest codegen.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE", requires = "since")]
    pub config: Option<PathBuf>,
    /// The service: its name in botocore or that of its file, or its shape id in a model with several; may be given several
    /// times. With --since the package of a crate [default: all that both states have]
    #[arg(long, value_name = "NAME")]
    pub service: Vec<String>,
    /// List every change, each with all that changes along with it
    #[arg(long)]
    pub all: bool,
    /// Print a section for a CHANGELOG.md
    #[arg(long, conflicts_with = "format")]
    pub changelog: bool,
    /// Fail with exit code 6 if the update calls for a higher version than this
    #[arg(long, value_name = "LEVEL")]
    pub expect: Option<Expected>,
    /// Write the version that the update calls for into codegen.toml and the manifests, unless --expect forbids it
    #[arg(long, requires = "since")]
    pub bump: bool,
    /// The number of threads [default: the number of processors]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroU16>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen diff old.json new.json
      what an update of a model changes
  smithy-codegen diff old.json new.json --expect minor
      fail in CI if it breaks callers
  smithy-codegen diff old/botocore-1.44.4-py3-none-any.whl botocore-1.44.5-py3-none-any.whl --service sqs
      a service of AWS in two releases of botocore
  smithy-codegen diff --since HEAD
      what is not committed yet, for all crates of codegen.toml
  smithy-codegen diff --since v1.2.0 --format markdown
      a report for a pull request; --changelog prints a section for CHANGELOG.md";

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people.
    #[default]
    Human,
    /// One JSON document on the standard output, diagnostics included.
    Json,
    /// Markdown for a pull request.
    Markdown,
}

/// The highest version that an update may call for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Expected {
    /// No new items.
    Patch,
    /// New items.
    Minor,
    /// Anything.
    Major,
}

impl Expected {
    fn level(self) -> Level {
        match self {
            Expected::Patch => Level::Patch,
            Expected::Minor => Level::Minor,
            Expected::Major => Level::Major,
        }
    }
}

/// Findings about the input, and the files that they are about.
pub(crate) struct Refused {
    found: Diagnostics,
    sources: Vec<SourceFile>,
}

impl From<ConfigError> for Refused {
    fn from(error: ConfigError) -> Refused {
        Refused {
            found: error.diagnostics,
            sources: error.file.into_iter().collect(),
        }
    }
}

impl From<Diagnostics> for Refused {
    fn from(found: Diagnostics) -> Refused {
        Refused {
            found,
            sources: Vec::new(),
        }
    }
}

/// What is reported.
struct Report {
    compared: Vec<Compared>,
    /// What only one of the states has.
    added: Vec<String>,
    removed: Vec<String>,
    level: Level,
    expected: Option<Level>,
    /// The versions that went up.
    bumped: Vec<Bumped>,
}

impl Report {
    /// Whether the update calls for a higher version than is expected.
    fn is_exceeded(&self) -> bool {
        self.expected.is_some_and(|expected| self.level > expected)
    }
}

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
