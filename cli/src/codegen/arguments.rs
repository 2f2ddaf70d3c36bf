//! The command line of `codegen`: options come in, a [`Run`] goes out.

use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::thread;

use smithy_model::botocore;

use crate::{exit, Format, Program};

/// Generates client crates from service models, as codegen.toml says.
///
/// Reads the models, writes the crates, and reports what it wrote. Your own files in an output folder stay;
/// files that are no longer generated are removed. The report names the public items that disappear from a
/// crate, since programs that use them will no longer compile.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{CONFIGURATION}\n\n{}", exit::HELP))]
pub struct Arguments {
    /// Write nothing; fail if a file is out of date
    #[arg(long)]
    pub check: bool,
    /// The configuration file [default: the nearest codegen.toml, from the current folder upwards]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Generate only the crate with this package name
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
    /// Leave out crates with errors, and faulty operations and parts of other crates; list what was left out and why.
    /// The exit code still signals the errors
    #[arg(long)]
    pub keep_going: bool,
    /// The number of threads [default: the number of processors]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroU16>,
    /// Write nothing; print the result of a stage for a shape or operation: its names, its intermediate representation
    /// (ir), the rendered items, or the files that contain them
    #[arg(long, num_args = 2, value_names = ["names|ir|items|files", "SHAPE"])]
    pub show: Vec<String>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen codegen
      regenerate what codegen.toml lists
  smithy-codegen codegen --check
      fail, with a diff, if that would change a file
  smithy-codegen codegen --keep-going
      leave out faulty parts, and list them
  smithy-codegen codegen --model model.json --out ../client --package my-client
      generate a crate from a model of your own
  smithy-codegen codegen --operation GetObject --operation PutObject --out ../s3
      only these operations, somewhere else

The options from --model to --package replace values of codegen.toml, if it lists a single crate or one
is chosen with --crate. --model also replaces the service and the operations: without --out, the model
has to be of the service whose crate is in the output folder; in another folder it makes a new crate,
which is named after that folder and takes only `runtime` from codegen.toml.
A folder with the crate of another service is refused: choose another one, or remove it.";

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
                                      # branch and tag }, or { version = \"1.0\" } from a registry
                                      # left out: the one of the table [defaults]";

/// A run of the command: its arguments and its program.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) program: &'a Program,
}

impl Run<'_> {
    /// The command that writes the files that this run compares, as the user has to type it.
    pub(super) fn writing(self) -> String {
        let asked = self.arguments;
        let mut words = vec![self.program.name().to_owned(), "codegen".to_owned()];
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
        if asked.keep_going {
            words.push("--keep-going".to_owned());
        }
        words.join(" ")
    }
}

impl Run<'_> {
    /// The command that judges what this run wrote; none when it wrote something else than the configuration asks for.
    pub(super) fn judging(self) -> Option<String> {
        let asked = self.arguments;
        let is_configured =
            asked.model.is_empty() && asked.out.is_none() && asked.operation.is_empty();
        let config = asked.config.as_ref().map_or(String::new(), |path| {
            let path = path.display().to_string();
            format!(" --config {}", botocore::argument(&path))
        });
        let command = format!("{} diff --since HEAD{config}", self.program.name());
        (is_configured && !asked.check).then_some(command)
    }
}

impl Arguments {
    /// The number of threads.
    pub(super) fn jobs(&self) -> usize {
        let available = || thread::available_parallelism().map_or(1, usize::from);
        self.jobs
            .map_or_else(available, |jobs| usize::from(jobs.get()))
    }
}
