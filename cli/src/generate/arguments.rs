//! The command lines of `generate`, `check` and `show`: options come in, a [`Run`] goes out.

use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::thread;

use clap::ValueEnum;
use smithy_codegen::emit::Lock;
use smithy_model::{botocore, Diagnostics};

use crate::turn::{self, Extent};
use crate::{exit, Format, Program};

/// Generates client crates from service models, as codegen.toml says.
///
/// Reads the models, writes the crates, and reports what it wrote. Your own files in an output folder stay;
/// files that are no longer generated are removed. The report names the public items that disappear from a
/// crate, since programs that use them will no longer compile.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{CONFIGURATION}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// Write nothing; fail if a file is out of date, as the command `check`
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    settings: Settings,
}

/// Fails if a generated file is not what its model says.
///
/// Generates everything that codegen.toml lists, as `generate`, and compares it with the files on disk. Nothing is
/// written; the report has the files that would change, with a diff.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(after_long_help = exit::HELP)]
pub struct Check {
    #[command(flatten)]
    settings: Settings,
}

/// Prints what a stage of the generator makes of a shape or operation; nothing is written.
#[derive(Clone, Debug, clap::Args)]
#[command(after_long_help = exit::HELP)]
pub struct Show {
    /// Its names, its intermediate representation, the rendered items, or the files that contain them
    #[arg(value_enum)]
    pub(super) stage: Stage,
    /// A shape or operation, by name or shape id
    pub(super) shape: String,
    #[command(flatten)]
    selection: Selection,
    /// The form of errors
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A stage of the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stage {
    Names,
    Ir,
    Items,
    Files,
}

/// Crates, and values in the place of those of codegen.toml.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Selection {
    /// The configuration file [default: the nearest codegen.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Only the crate with this package name; may be given several times
    #[arg(long = "crate", value_name = "PACKAGE")]
    pub(super) only: Vec<String>,
    /// A model file; may be given several times for a model in several files
    #[arg(long, value_name = "FILE")]
    pub(super) model: Vec<PathBuf>,
    /// The service, by shape id or name; needed when the model has several
    #[arg(long, value_name = "ID")]
    pub(super) service: Option<String>,
    /// An operation, by name or shape id; may be given several times [default: all]
    #[arg(long, value_name = "NAME")]
    pub(super) operation: Vec<String>,
    /// The output folder
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    /// The package name of the generated crate
    #[arg(long, value_name = "NAME")]
    pub(super) package: Option<String>,
}

/// What `generate` and `check` have in common.
#[derive(Clone, Debug, Default, clap::Args)]
struct Settings {
    #[command(flatten)]
    selection: Selection,
    /// Leave out crates with errors, and faulty operations and parts of other crates; list what was left out and why.
    /// The exit code still signals the errors
    #[arg(long)]
    keep_going: bool,
    /// The number of threads [default: the number of processors]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroU16>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen generate
      regenerate what codegen.toml lists
  smithy-codegen check
      fail, with a diff, if that would change a file
  smithy-codegen generate --keep-going
      leave out faulty parts, and list them
  smithy-codegen generate --model model.json --out ../client --package my-client
      generate a crate from a model of your own
  smithy-codegen generate --operation GetObject --operation PutObject --out ../s3
      only these operations, somewhere else

The options from --model to --package replace values of codegen.toml, if it lists a single crate or one
is chosen with --crate. --model also replaces the service and the operations: without --out, the model
has to be of the service whose crate is in the output folder; in another folder it makes a new crate,
which is named after that folder and takes only `runtime` from codegen.toml.
A folder with the crate of another service is refused: choose another one, or remove it.";

const CONFIGURATION: &str = "\
codegen.toml has a table for each crate; paths are relative to the file:
  [defaults]                          # what a crate does not say in its own table; all of it may stand there
  runtime = { path = \"runtime\" }      # where the support crate is, in a checkout of the generator; or
                                      # { vendored = \"FOLDER\" }, to which it is written; or { git = \"...\", with
                                      # one of rev, branch and tag }; or { version = \"1.0\" } from a registry
  license = \"MIT\"                     # these four go into the manifests; left out: no license
  authors = [\"Team Maps <maps@example.com>\"]
  publish = false                     # true, false or registries; left out: false
  edition = \"2024\"                    # left out: 2021

  [[crate]]
  models = [\"model.json\"]             # one or several files that make up the model
  service = \"com.example#Weather\"     # left out: the only one of the model
  operations = [\"GetCity\"]            # left out: all
  protocol = \"awsJson1_0\"             # left out: the preferred one of those that the service speaks
  output = \"client\"                   # your own files in this folder stay
  package = \"weather-client\"          # left out: the name of the folder
  version = \"0.1.0\"                   # left out: 0.1.0

`schema` prints the JSON schema of the file, with every key.";

/// A run of the command: its arguments, complete, and its program.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) selection: &'a Selection,
    /// Whether nothing is written.
    pub(super) check: bool,
    pub(super) keep_going: bool,
    /// The number of threads.
    pub(super) jobs: usize,
    pub(super) format: Format,
    /// Whether the user knows already what changes for callers.
    pub(super) is_judged: bool,
    pub(super) program: &'a Program,
}

impl Arguments {
    /// The arguments that say no more than which configuration holds.
    pub fn of(config: PathBuf) -> Arguments {
        let selection = Selection {
            config: Some(config),
            ..Selection::default()
        };
        Arguments {
            check: false,
            settings: Settings {
                selection,
                ..Settings::default()
            },
        }
    }

    /// The same for these crates alone.
    pub(crate) fn only(mut self, packages: Vec<String>) -> Arguments {
        self.settings.selection.only = packages;
        self
    }

    /// The same with a report for programs.
    pub(crate) fn in_form(mut self, format: Format) -> Arguments {
        self.settings.format = format;
        self
    }

    pub(super) fn run<'a>(&'a self, program: &'a Program) -> Run<'a> {
        self.settings.run(self.check, program)
    }
}

impl Check {
    pub(super) fn run<'a>(&'a self, program: &'a Program) -> Run<'a> {
        self.settings.run(true, program)
    }
}

impl Show {
    pub(super) fn run<'a>(&'a self, program: &'a Program) -> Run<'a> {
        Run {
            selection: &self.selection,
            check: true,
            keep_going: false,
            jobs: 1,
            format: self.format,
            is_judged: false,
            program,
        }
    }
}

impl Settings {
    fn run<'a>(&'a self, check: bool, program: &'a Program) -> Run<'a> {
        let available = || thread::available_parallelism().map_or(1, usize::from);
        Run {
            selection: &self.selection,
            check,
            keep_going: self.keep_going,
            jobs: self
                .jobs
                .map_or_else(available, |jobs| usize::from(jobs.get())),
            format: self.format,
            is_judged: false,
            program,
        }
    }
}

impl Run<'_> {
    /// The turn of a run that writes.
    pub(super) fn turn(self) -> Result<Option<Lock>, Diagnostics> {
        let extent = match self.selection.only.is_empty() {
            true => Extent::Whole,
            false => Extent::Part,
        };
        match self.check {
            true => Ok(None),
            false => turn::take(&self.configuration(), extent),
        }
    }

    /// The configuration.
    pub(super) fn configuration(self) -> PathBuf {
        let named = self.selection.config.clone();
        named.unwrap_or_else(|| self.program.configuration())
    }

    /// The command that writes the files that this run compares, as the user has to type it.
    pub(super) fn writing(self) -> String {
        let asked = self.selection;
        let mut words = vec![self.program.generate()];
        let mut add = |option: &str, value: &str| {
            words.push(format!("{option} {}", botocore::argument(value)));
        };
        let path = |path: &Path| path.display().to_string();
        asked
            .config
            .iter()
            .for_each(|it| add("--config", &path(it)));
        asked.only.iter().for_each(|it| add("--crate", it));
        asked.model.iter().for_each(|it| add("--model", &path(it)));
        asked.service.iter().for_each(|it| add("--service", it));
        asked.operation.iter().for_each(|it| add("--operation", it));
        asked.out.iter().for_each(|it| add("--out", &path(it)));
        asked.package.iter().for_each(|it| add("--package", it));
        if self.keep_going {
            words.push("--keep-going".to_owned());
        }
        words.join(" ")
    }

    /// Whether the run makes what the configuration asks for, and nothing else.
    pub(super) fn is_configured(self) -> bool {
        let asked = self.selection;
        asked.model.is_empty() && asked.out.is_none() && asked.operation.is_empty()
    }
}
