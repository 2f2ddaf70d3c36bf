//! Failures: an error of any stage comes in; its text, JSON and exit code go out.

use serde_json::{json, Value};
use smithy_codegen::emit::WriteError;
use smithy_model::{Code, Diagnostics, SourceFile};

use crate::config::CrateConfig;
use crate::{diagnostics, Exit};

/// An error of any stage.
pub(super) enum Failure {
    /// Findings about the configuration or a model.
    Input(Diagnostics),
    /// Anything else, with what to do about it.
    Other {
        exit: Exit,
        message: String,
        help: Option<String>,
    },
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Failure {
        Failure::Input(diagnostics)
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Failure {
        Failure::Other {
            exit: Exit::System,
            message: error.to_string(),
            help: error.help,
        }
    }
}

impl Failure {
    /// A command line that contradicts itself or the configuration.
    pub(super) fn usage(message: impl Into<String>) -> Failure {
        Failure::Other {
            exit: Exit::Usage,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn exit(&self) -> Exit {
        match self {
            Failure::Other { exit, .. } => *exit,
            Failure::Input(found) => Exit::of(found),
        }
    }

    /// Message and help, when it is not a list of findings.
    pub(super) fn message(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Failure::Input(_) => (None, None),
            Failure::Other { message, help, .. } => (Some(message), help.as_deref()),
        }
    }
}

/// A crate that could not be generated, or a command line that names no crate.
pub(super) struct Failed {
    pub(super) failure: Failure,
    /// The files that diagnostics refer to.
    pub(super) sources: Vec<SourceFile>,
    /// The package of the crate, if it is about one.
    pub(super) package: Option<String>,
}

impl Failed {
    /// A folder, that of a crate if one is given, that could not be written.
    pub(super) fn to_write(error: WriteError, config: Option<&CrateConfig>) -> Failed {
        Failed {
            failure: error.into(),
            sources: Vec::new(),
            package: config.map(|config| config.package.to_string()),
        }
    }

    /// The code of its first diagnostic.
    pub(super) fn code(&self) -> Option<Code> {
        match &self.failure {
            Failure::Input(found) => found.iter().next().map(|one| one.code),
            Failure::Other { .. } => None,
        }
    }

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

    /// The text for people.
    pub(super) fn text(&self, color: bool) -> String {
        match &self.failure {
            Failure::Input(found) => diagnostics::text(found, &self.sources, color),
            Failure::Other { message, help, .. } => {
                let help = help.iter().map(|help| format!("\nhelp: {help}"));
                format!("error: {message}{}", String::from_iter(help))
            }
        }
    }
}
