//! Why nothing was generated: an error of any stage comes in; its report and exit code go out.

use serde_json::{json, Value};
use smithy_codegen::codes as generator_codes;
use smithy_codegen::emit::WriteError;
use smithy_model::{Diagnostics, SourceFile};

use super::mend::Mended;
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

    /// What it is, and what to do, when it is not a list of findings.
    fn message(&self) -> (Option<String>, Option<String>) {
        match self {
            Failure::Usage(message) => (Some(message.clone()), None),
            Failure::Input(_) => (None, None),
            Failure::Write(error) => (Some(error.to_string()), error.help.clone()),
        }
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

/// A crate that could not be generated, or a command line that says nothing to generate.
pub(super) struct Failed {
    pub(super) failure: Failure,
    /// What diagnostics refer to.
    pub(super) sources: Vec<SourceFile>,
    /// The crate, if it is one.
    pub(super) package: Option<String>,
}

impl Failed {
    /// The diagnostics of it as JSON.
    pub(super) fn diagnostics(&self) -> Vec<Value> {
        match &self.failure {
            Failure::Input(found) => match diagnostics::json(found, &self.sources) {
                Value::Array(list) => list,
                other => vec![other],
            },
            _ => Vec::new(),
        }
    }

    /// The crate and what was wrong with it, as JSON.
    pub(super) fn json(&self) -> Value {
        let (message, help) = self.failure.message();
        json!({
            "package": self.package,
            "message": message,
            "help": help,
            "diagnostics": self.diagnostics(),
        })
    }

    /// It as people read it.
    pub(super) fn text(&self, color: bool) -> String {
        self.failure.text(&self.sources, color)
    }
}

/// The exit code of a run with failures: the first one's, as it would be for that crate alone.
pub(super) fn exit(failures: &[Failed]) -> Option<Exit> {
    failures.first().map(|failed| failed.failure.exit())
}

/// Reports a run of which nothing came but failures.
pub(super) fn report(
    failures: &[Failed],
    mended: &Mended,
    format: Format,
    terminal: &mut Terminal<'_>,
) -> Exit {
    let exit = exit(failures).unwrap_or(Exit::Success);
    mended.tell(&[], format, terminal);
    match format {
        Format::Human => {
            let texts = failures
                .iter()
                .map(|failed| failed.text(terminal.error_color));
            let text = texts.collect::<Vec<String>>().join("\n");
            terminal.error(&text);
        }
        Format::Json => {
            let messages = failures.iter().map(|failed| failed.failure.message());
            let (message, help) = messages
                .reduce(|one, other| (one.0.or(other.0), one.1.or(other.1)))
                .unzip();
            let found: Vec<Value> = failures.iter().flat_map(Failed::diagnostics).collect();
            terminal.json(&json!({
                "status": "error",
                "exit_code": exit.code(),
                "message": message.flatten(),
                "help": help.flatten(),
                "diagnostics": found,
                "crates": [],
                "interrupted_runs": mended.json(),
            }));
        }
    }
    exit
}
