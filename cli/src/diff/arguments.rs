//! The command line of `diff`.

use std::num::NonZeroU16;
use std::path::PathBuf;

use clap::ValueEnum;
use smithy_codegen::diff::Level;

use crate::exit;

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
    #[arg(long, value_name = "FILE", requires = "since", conflicts_with = "old")]
    pub config: Option<PathBuf>,
    /// The service: its name in botocore or that of its file, or its shape id in a model with several; may be given several
    /// times. With --since the package of a crate, or the service of crates [default: all]
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
    #[arg(long, requires = "since", conflicts_with = "old")]
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

impl Arguments {
    /// Everything against a revision of Git.
    pub(super) fn since(revision: &str) -> Arguments {
        Arguments {
            old: None,
            new: None,
            since: Some(revision.to_owned()),
            config: None,
            service: Vec::new(),
            all: false,
            changelog: false,
            expect: None,
            bump: false,
            jobs: None,
            format: Form::Human,
        }
    }
}

impl Expected {
    pub(super) fn level(self) -> Level {
        match self {
            Expected::Patch => Level::Patch,
            Expected::Minor => Level::Minor,
            Expected::Major => Level::Major,
        }
    }
}
