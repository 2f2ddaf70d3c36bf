//! The table of commands.

pub mod bench;
pub mod codegen;
pub mod ledger;
pub mod licenses;
pub mod serve;

mod program;

use clap::Subcommand;

use crate::{Exit, Terminal};

/// What `cargo xtask` can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Codegen(codegen::Arguments),
    Serve(serve::Arguments),
    Licenses(licenses::Arguments),
    Ledger(ledger::Arguments),
}

impl Command {
    /// Runs the command.
    pub(crate) fn run(self, terminal: &mut Terminal<'_>) -> Exit {
        match self {
            Command::Codegen(arguments) => {
                codegen::run_with(smithy_codegen::generate, arguments, terminal)
            }
            Command::Serve(arguments) => serve::run(arguments, terminal),
            Command::Licenses(arguments) => licenses::run(arguments, terminal),
            Command::Ledger(arguments) => ledger::run(arguments, terminal),
        }
    }
}
