//! Why nothing was generated: an error of any stage comes in; its report and exit code go out.

use serde_json::json;
use smithy_codegen::codes as generator_codes;
use smithy_codegen::emit::WriteError;
use smithy_model::{Diagnostics, SourceFile};

use crate::{diagnostics, Exit, Format, Terminal};

/// The stages' errors.
pub(super) enum Failure {
    /// The command line contradicts itself or the configuration.
    Usage(String),
    /// Findings about the configuration or a model.
    Input(Diagnostics),
    /// The output folder could not be read or written.
    Write(WriteError),
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Failure {
        Failure::Input(diagnostics)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Failure {
        Failure::Write(error)
    }
}

impl Failure {
    fn exit(&self) -> Exit {
        match self {
            Failure::Usage(_) => Exit::Usage,
            Failure::Write(_) => Exit::System,
            Failure::Input(found) => {
                let has = |code: smithy_model::Code| found.iter().any(|one| one.code == code);
                if has(generator_codes::NOT_EMITTED) {
                    Exit::Bug
                } else if has(generator_codes::UNSUPPORTED_PROTOCOL) {
                    Exit::Protocol
                } else {
                    Exit::Input
                }
            }
        }
    }

    /// Reports the failure.
    pub(super) fn report(
        &self,
        format: Format,
        sources: &[SourceFile],
        terminal: &mut Terminal<'_>,
    ) -> Exit {
        match format {
            Format::Human => terminal.error(&self.text(sources, terminal.error_color)),
            Format::Json => {
                let (message, help) = match self {
                    Failure::Usage(message) => (Some(message.clone()), None),
                    Failure::Input(_) => (None, None),
                    Failure::Write(error) => (Some(error.to_string()), error.help.clone()),
                };
                let found = match self {
                    Failure::Input(found) => diagnostics::json(found, sources),
                    _ => json!([]),
                };
                terminal.json(&json!({
                    "status": "error",
                    "exit_code": self.exit().code(),
                    "message": message,
                    "help": help,
                    "diagnostics": found,
                    "crates": [],
                }));
            }
        }
        self.exit()
    }

    fn text(&self, sources: &[SourceFile], color: bool) -> String {
        match self {
            Failure::Usage(message) => format!("error: {message}"),
            Failure::Input(found) => diagnostics::text(found, sources, color),
            Failure::Write(error) => match &error.help {
                Some(help) => format!("error: {error}\nhelp: {help}"),
                None => format!("error: {error}"),
            },
        }
    }
}
