//! Exit codes, on which scripts may rely.

use smithy_codegen::codes as generator_codes;
use smithy_model::{Code, Diagnostics};

use crate::config::codes;
use crate::config::places::command_line;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success, or everything in order.
    Success,
    /// Findings: stale files under `--check`, or generated crates that cargo does not take.
    Findings,
    /// The command line is invalid.
    Usage,
    /// A model, `codegen.toml` or another input file is missing or wrong, or names what does not exist.
    Input,
    /// The service speaks a protocol that is not supported.
    Protocol,
    /// A file could not be read or written, or must not be overwritten.
    System,
    /// An update calls for a higher version than `--expect` of `diff` or `update` allows.
    Version,
    /// A bug of the generator.
    Bug,
    /// The exit code of a program that the command started.
    Child(u8),
}

/// The table for `--help`.
pub const HELP: &str = "\
Exit codes:
  0   done, or everything in order
  1   findings: stale files under --check, or generated crates that cargo does not take
  2   invalid command line
  3   a model or codegen.toml is missing or wrong, or names what does not exist
  4   the service speaks a protocol that is not supported
  5   a file could not be read or written, or must not be overwritten
  6   an update calls for a higher version than --expect of diff or update allows
  70  a bug of the generator
Other codes are those of the program that a command starts.";

impl Exit {
    /// How a command ends that these findings stop.
    pub(crate) fn of(found: &Diagnostics) -> Exit {
        let has = |code: Code| found.iter().any(|one| one.code == code);
        let mut lacks = found.iter().filter(|one| one.code == codes::MISSING_KEY);
        match () {
            () if has(generator_codes::NOT_EMITTED) => Exit::Bug,
            () if has(generator_codes::UNSUPPORTED_PROTOCOL) => Exit::Protocol,
            () if has(codes::NOT_WRITTEN) || has(codes::NOT_FETCHED) => Exit::System,
            () if lacks.any(|one| one.origin == command_line()) => Exit::Usage,
            () => Exit::Input,
        }
    }

    /// The code that the process ends with.
    pub fn code(self) -> u8 {
        match self {
            Exit::Success => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Input => 3,
            Exit::Protocol => 4,
            Exit::System => 5,
            Exit::Version => 6,
            Exit::Bug => 70,
            Exit::Child(code) => code,
        }
    }
}
