//! `schema`: the JSON schema of `codegen.toml` goes out, for editors that complete and check it.

use crate::{Exit, Terminal};

/// The schema.
pub const SCHEMA: &str = include_str!("../../docs/codegen.schema.json");

/// Prints the JSON schema of codegen.toml, by which editors complete and check it.
///
/// Write it beside codegen.toml and name it there in the first line: `#:schema ./codegen.schema.json`. Editors that read
/// TOML with taplo, such as VS Code with Even Better TOML, then show the keys, what they mean, and what is wrong.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

const EXAMPLES: &str = "\
Examples:
  smithy-codegen schema > codegen.schema.json
      to be named in the first line of codegen.toml: #:schema ./codegen.schema.json";

/// Runs the command.
pub fn run(terminal: &mut Terminal<'_>) -> Exit {
    terminal.say(SCHEMA.trim_end());
    Exit::Success
}
