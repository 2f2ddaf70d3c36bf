//! The table of commands.

pub mod bench;
pub mod codegen;
pub mod conformance;
pub mod demo;
pub mod end_to_end;
pub mod import;
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
    Import(import::Arguments),
    Conformance(conformance::Arguments),
    Serve(serve::Arguments),
    Demo(demo::Arguments),
    EndToEnd(end_to_end::Arguments),
    Ledger(ledger::Arguments),
    Bench(bench::Arguments),
    Licenses(licenses::Arguments),
}

impl Command {
    /// Runs the command.
    pub(crate) fn run(self, terminal: &mut Terminal<'_>) -> Exit {
        match self {
            Command::Codegen(arguments) => codegen::run(arguments, terminal),
            Command::Import(arguments) => import::run(arguments, terminal),
            Command::Conformance(arguments) => conformance::run(arguments, terminal),
            Command::Serve(arguments) => serve::run(arguments, terminal),
            Command::Demo(arguments) => demo::run(arguments, terminal),
            Command::EndToEnd(arguments) => end_to_end::run(arguments, terminal),
            Command::Ledger(arguments) => ledger::run(arguments, terminal),
            Command::Bench(arguments) => bench::run(arguments, terminal),
            Command::Licenses(arguments) => licenses::run(arguments, terminal),
        }
    }
}
