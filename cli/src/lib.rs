//! The commands of the generator for its users. Arguments come in; text on a [`Terminal`] and an [`Exit`] go out.
//!
//! Each command is a file and a folder. A [`Program`] says how it was started: as `smithy-codegen`, or as
//! `cargo xtask` in the generator's own repository, whose defaults then hold.

pub mod aws_config;
pub mod completions;
pub mod config;
mod diagnostics;
pub mod diff;
pub mod exit;
pub mod explain;
mod fetch;
pub mod generate;
pub mod import;
pub mod init;
pub mod parallel;
mod paths;
mod pending;
mod program;
mod replace;
pub mod schema;
mod support;
pub mod surface;
mod terminal;
mod turn;
pub mod update;
pub mod watch;

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
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// The options of all commands.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Common {
    /// Print errors, and what a command is asked to print, but no reports of what was done
    #[arg(long, short, global = true)]
    quiet: bool,
}

/// The commands that users run. Each one's help is the documentation of its arguments.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum Command {
    Init(init::Arguments),
    #[command(visible_alias = "codegen")]
    Generate(generate::Arguments),
    Check(generate::Check),
    Show(generate::Show),
    Import(import::Arguments),
    Update(update::Arguments),
    Diff(diff::Arguments),
    Watch(watch::Arguments),
    AwsConfig(aws_config::Arguments),
    Explain(explain::Arguments),
    Completions(completions::Arguments),
    Schema(schema::Arguments),
}

impl Command {
    /// Runs the command.
    pub fn run(self, common: Common, program: &Program, terminal: &mut Terminal<'_>) -> Exit {
        terminal.is_quiet |= common.quiet;
        terminal.is_watched &= !common.quiet;
        match self {
            Command::Init(arguments) => init::run(&arguments, program, terminal),
            Command::Generate(arguments) => generate::run(&arguments, program, terminal),
            Command::Check(arguments) => generate::check(&arguments, program, terminal),
            Command::Show(arguments) => generate::show(&arguments, program, terminal),
            Command::Diff(arguments) => diff::run(&arguments, program, terminal),
            Command::Update(arguments) => update::run(&arguments, program, terminal),
            Command::Watch(arguments) => watch::run(&arguments, program, terminal),
            Command::Import(arguments) => import::run(&arguments, program, terminal),
            Command::AwsConfig(arguments) => aws_config::run(&arguments, program, terminal),
            Command::Explain(arguments) => explain::run(&arguments, terminal),
            Command::Completions(arguments) => {
                completions::run(&arguments, Arguments::command(), terminal)
            }
            Command::Schema(schema::Arguments {}) => schema::run(terminal),
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
        Ok(Arguments { common, command }) => command.run(common, program, terminal),
        Err(error) => terminal.refuse(&error),
    }
}
