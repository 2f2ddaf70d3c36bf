//! The laboratory: what proves the generator and what it writes. Arguments come in; text on a [`Terminal`] and an
//! [`Exit`] go out.
//!
//! `cargo xtask` starts it by the names of its commands, and nothing that users compile knows it.

pub mod bench;
pub mod changes;
pub mod conformance;
pub mod end_to_end;
pub mod ledger;
mod official;
mod tools;
pub mod validate;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use smithy_codegen_cli::{exit, Exit, Format, Terminal};

/// Shows that generated clients work, and what they cost.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = exit::HELP,
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Conformance(Box<conformance::Arguments>),
    EndToEnd(end_to_end::Arguments),
    Ledger(ledger::Arguments),
    Bench(bench::Arguments),
    Changes(changes::Arguments),
    Validate(validate::Arguments),
}

/// Runs a command line, the program's own name first.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    terminal: &mut Terminal<'_>,
) -> Exit {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command }) => match command {
            Command::Conformance(arguments) => conformance::run(*arguments, terminal),
            Command::EndToEnd(arguments) => end_to_end::run(arguments, terminal),
            Command::Ledger(arguments) => ledger::run(arguments, terminal),
            Command::Bench(arguments) => bench::run(arguments, terminal),
            Command::Changes(arguments) => changes::run(&arguments, terminal),
            Command::Validate(arguments) => validate::run(arguments, terminal),
        },
        Err(error) => terminal.refuse(&error),
    }
}
