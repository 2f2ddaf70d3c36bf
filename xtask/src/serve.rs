//! `cargo xtask serve`: starts the local service.

use std::ffi::OsString;

use smithy_codegen_cli::{Exit, Terminal};

use crate::program;

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
  cargo xtask serve -- --fault throttle=2 --fault slow=1:3000
                                    two requests are throttled, the next one waits three seconds
  cargo xtask serve -- --help       what else the service understands: region, clock, data, model

A fault is KIND[=COUNT|=always][:MILLISECONDS], where KIND is one of throttle, server-error, slow,
cut-before-response, cut-body, stall-body, truncated-body, malformed-body, wrong-content-length.
While the service runs, PUT /_control changes faults and clock, and GET /_control shows counters:
  curl -X PUT http://127.0.0.1:8080/_control -d '{\"faults\": [\"throttle=2\"]}'
The credentials that it knows are printed when it starts.

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
