//! `cargo xtask demo`: regenerates, then runs the demonstration client.

use std::ffi::OsString;

use smithy_codegen_cli::{generate, Exit, Program, Terminal};

use crate::{program, repository};

/// Lists connection invitations from start to end, without an AWS account.
///
/// Regenerates the client crate from the model, starts the local service on a free loopback port, lists
/// all invitations through the generated crate over several pages with one throttled request retried, and
/// prints them as a table; then says how to do the same against AWS.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask demo
  cargo xtask demo -- --help        what else the demonstration understands

The exit code is that of the demonstration, or of `cargo xtask codegen` if that fails.")]
pub struct Arguments {
    /// Arguments for the demonstration itself
    #[arg(last = true, value_name = "ARGUMENTS")]
    pub rest: Vec<OsString>,
}

/// Runs the command.
pub fn run(arguments: Arguments, product: &Program, terminal: &mut Terminal<'_>) -> Exit {
    // Its summary goes where it does not mix with the demonstration's table.
    let mut summary = Vec::new();
    let exit = generate::run(
        &generate::Arguments::of(repository::folder().join("codegen.toml")),
        product,
        &mut Terminal {
            out: Box::new(&mut summary),
            error: Box::new(&mut *terminal.error),
            out_color: false,
            error_color: terminal.error_color,
            is_watched: false,
            is_quiet: false,
            input: None,
        },
    );
    terminal.error(String::from_utf8_lossy(&summary).trim_end());
    if exit != Exit::Success {
        return exit;
    }
    terminal.error("building and starting the demonstration (a first build takes a minute or two)");
    program::become_program(program::cargo_run("demo", &arguments.rest), terminal)
}
