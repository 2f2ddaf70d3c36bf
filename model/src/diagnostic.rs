//! Diagnostics: passes collect them and go on; a stage ends in an error if any of them is one.
//!
//! A [`Diagnostic`] knows its subject, and its place as file and JSON pointer only. Line and column are looked up in
//! the [`crate::SourceFile`] when it is printed.

pub mod codes;
mod origin;
mod render;

pub use codes::Code;
pub use origin::{Origin, Part, Subject};

use std::fmt;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The result is usable, but something in the model has no effect or is probably a mistake.
    Warning,
    /// There is no result.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// One finding about the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// The kind of finding, stable across versions.
    pub code: Code,
    /// The problem, in one sentence without a full stop.
    pub message: String,
    /// The place.
    pub origin: Origin,
    /// A second place, such as the other one of two conflicting definitions.
    pub related: Option<Origin>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, message: impl Into<String>, origin: Origin) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            origin,
            related: None,
            help: None,
        }
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>, origin: Origin) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, message, origin)
        }
    }

    /// Adds what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds what to do about it, where that is known.
    pub(crate) fn help_if_any(mut self, help: Option<String>) -> Diagnostic {
        self.help = help;
        self
    }

    /// Adds a second place.
    pub fn related(mut self, origin: Origin) -> Diagnostic {
        self.related = Some(origin);
        self
    }
}

impl std::error::Error for Diagnostic {}

/// The findings of a stage, in the order they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds an error without help or a second place.
    pub(crate) fn error(&mut self, code: Code, message: impl Into<String>, origin: &Origin) {
        self.push(Diagnostic::error(code, message, origin.clone()));
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// The places of all findings, second places included, to change them.
    pub(crate) fn origins_mut(&mut self) -> impl Iterator<Item = &mut Origin> {
        let list = self.list.iter_mut();
        list.flat_map(|one| std::iter::once(&mut one.origin).chain(&mut one.related))
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(others);
    }

    /// Whether this one is among them.
    pub fn contains(&self, one: &Diagnostic) -> bool {
        self.list.contains(one)
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Diagnostics {
            list: vec![diagnostic],
        }
    }
}

impl From<Box<Diagnostic>> for Diagnostics {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Diagnostics::from(*diagnostic)
    }
}

impl std::error::Error for Diagnostics {}
