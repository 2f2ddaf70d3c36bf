//! `cargo xtask`: the product's commands with the defaults of this repository, and a starter for the programs of the
//! laboratory, the local service and the demonstration, which cargo compiles when they are asked for.

mod demo;
mod program;
mod repository;
mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use mimalloc::MiMalloc;
use smithy_codegen_cli::{exit, Command as Product, Common, Exit, Program, Terminal};

/// As in the product's own program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Generates client crates from Smithy service models, and shows that they work.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = exit::HELP,
)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What `cargo xtask` can do.
#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Product(Box<Product>),
    Serve(serve::Arguments),
    Demo(demo::Arguments),
    #[command(flatten)]
    Laboratory(Laboratory),
}

/// The commands of the laboratory.
#[derive(Debug, Subcommand)]
enum Laboratory {
    /// Generates clients from a folder of models, compiles them, and runs the cases of the folder
    #[command(disable_help_flag = true)]
    Conformance(Rest),
    /// Runs generated clients against moto, with boto3 as the other party
    #[command(disable_help_flag = true)]
    EndToEnd(Rest),
    /// Compares the public API of generated crates with the published ones
    #[command(disable_help_flag = true)]
    Ledger(Rest),
    /// Measures our crate against the published one
    #[command(disable_help_flag = true)]
    Bench(Rest),
    /// Compiles programs against crates before and after changes of their models
    #[command(disable_help_flag = true)]
    Changes(Rest),
    /// Has the official validator of Smithy read our models
    #[command(disable_help_flag = true)]
    Validate(Rest),
}

/// Arguments that another program reads.
#[derive(Debug, clap::Args)]
struct Rest {
    /// Arguments for the command, `--help` among them
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "ARGUMENTS"
    )]
    arguments: Vec<OsString>,
}

fn main() -> ExitCode {
    let terminal = &mut Terminal::standard();
    let product = Program::of_repository(repository::command(), repository::folder());
    let matches = product
        .adapt(Arguments::command())
        .try_get_matches_from(std::env::args_os());
    let exit = match matches.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(Arguments { common, command }) => run(command, common, &product, terminal),
        Err(error) => terminal.refuse(&error),
    };
    ExitCode::from(exit.code())
}

fn run(command: Command, common: Common, product: &Program, terminal: &mut Terminal<'_>) -> Exit {
    match command {
        Command::Product(command) => command.run(common, product, terminal),
        Command::Serve(arguments) => serve::run(arguments, terminal),
        Command::Demo(arguments) => demo::run(arguments, product, terminal),
        Command::Laboratory(command) => {
            let (name, rest) = match command {
                Laboratory::Conformance(rest) => ("conformance", rest),
                Laboratory::EndToEnd(rest) => ("end-to-end", rest),
                Laboratory::Ledger(rest) => ("ledger", rest),
                Laboratory::Bench(rest) => ("bench", rest),
                Laboratory::Changes(rest) => ("changes", rest),
                Laboratory::Validate(rest) => ("validate", rest),
            };
            let mut arguments = vec![OsString::from(name)];
            arguments.extend(rest.arguments);
            program::become_program(program::cargo_run("lab", &arguments), terminal)
        }
    }
}
