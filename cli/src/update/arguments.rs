//! The command line of `update`.

use std::path::PathBuf;

use crate::diff::{Expected, Form};
use crate::exit;

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
