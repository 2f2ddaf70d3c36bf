//! `cargo xtask serve`: starts the local service.

use std::ffi::OsString;

use super::program;
use crate::{Exit, Terminal};

/// Starts a local Partner Central that is driven by the model.
///
/// It speaks the service's protocol on the loopback interface, checks signatures against its own test
/// credentials, validates input as the model says, and pages through a few hundred invitations. It prints
/// its address and how to call it, and runs until it is interrupted.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask serve                 on a port that is free
  cargo xtask serve --port 8080
  cargo xtask serve -- --help       what else the service understands

The exit code is that of the service.")]
pub struct Arguments {
    /// The port on the loopback interface; 0 takes one that is free
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
    /// Arguments for the service itself
    #[arg(last = true, value_name = "ARGUMENTS")]
    pub rest: Vec<OsString>,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal<'_>) -> Exit {
    terminal.error("building and starting the local service (a first build takes a minute or two)");
    let mut own: Vec<OsString> = vec!["--port".into(), arguments.port.to_string().into()];
    own.extend(arguments.rest);
    program::become_program(program::cargo_run("local-service", &own), terminal)
}
