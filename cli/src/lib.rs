//! The commands of the generator for its users. Arguments come in; text on a [`Terminal`] and an [`Exit`] go out.
//!
//! Each command is a file and a folder. A [`Program`] says how it was started: as `smithy-codegen`, or as
//! `cargo xtask` in the generator's own repository, whose defaults then hold.

pub mod aws_config;
pub mod codegen;
pub mod config;
mod diagnostics;
pub mod diff;
pub mod exit;
pub mod import;
pub mod parallel;
mod paths;
mod program;
mod replace;
pub mod surface;
mod terminal;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use exit::Exit;
pub use program::Program;
pub use smithy_model::botocore::argument;
pub(crate) use terminal::count;
pub use terminal::{Format, Terminal};

/// Generates Rust client crates from Smithy service models.
#[derive(Debug, Parser)]
#[command(
    name = program::NAME,
    version,
    disable_help_subcommand = true,
    after_help = exit::HELP,
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// The commands that users run. Each one's help is the documentation of its arguments.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum Command {
    Codegen(codegen::Arguments),
    Diff(diff::Arguments),
    Import(import::Arguments),
    AwsConfig(aws_config::Arguments),
}

impl Command {
    /// Runs the command.
    pub fn run(self, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
        match self {
            Command::Codegen(arguments) => codegen::run(&arguments, program, terminal),
            Command::Diff(arguments) => diff::run(&arguments, program, terminal),
            Command::Import(arguments) => import::run(&arguments, program, terminal),
            Command::AwsConfig(arguments) => aws_config::run(&arguments, program, terminal),
        }
    }
}

/// Runs a command line, the program's own name first.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    program: &Program,
    terminal: &mut Terminal<'_>,
) -> Exit {
    let matches = Arguments::command().try_get_matches_from(arguments);
    match matches.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments.command.run(program, terminal),
        Err(error) => terminal.refuse(&error),
    }
}
