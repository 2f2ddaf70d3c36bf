//! Diagnostics: passes collect them and go on; a stage ends in an error if any of them is one.
//!
//! A [`Diagnostic`] knows its place as file and JSON pointer only. Line and column are looked up in the
//! [`SourceFile`] when it is printed.

pub mod codes;

pub use codes::Code;

use crate::source::SourceFile;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The result is usable; the model says something that has no effect or is probably not meant.
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

/// Where in the sources something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The name of the [`SourceFile`], empty when the model itself (the prelude) is the origin.
    pub file: Arc<str>,
    /// The shape or member it concerns, as written.
    pub shape: Option<Arc<str>>,
    /// The JSON pointer (RFC 6901) to the value; empty for the whole document.
    pub pointer: Arc<str>,
    /// The byte position, set where no pointer can be: in a file that is not JSON.
    pub offset: Option<usize>,
}

impl Origin {
    /// The whole of a file.
    pub fn file(name: impl Into<Arc<str>>) -> Origin {
        Origin {
            file: name.into(),
            shape: None,
            pointer: Arc::from(""),
            offset: None,
        }
    }

    /// A byte position of the same file.
    pub fn at_offset(mut self, offset: usize) -> Origin {
        self.offset = Some(offset);
        self
    }

    /// The same place, said to concern a shape.
    pub fn concerning(mut self, shape: impl Into<Arc<str>>) -> Origin {
        self.shape = Some(shape.into());
        self
    }

    /// The place of a key or index below this one; `segment` is escaped here.
    pub fn child(&self, segment: &str) -> Origin {
        let mut pointer = String::with_capacity(self.pointer.len() + 1 + segment.len());
        pointer.push_str(&self.pointer);
        push_segment(&mut pointer, segment);
        Origin {
            pointer: Arc::from(pointer),
            ..self.clone()
        }
    }

    /// The place that an already escaped relative pointer (`/a/0`) leads to from here.
    pub fn descendant(&self, relative: &str) -> Origin {
        Origin {
            pointer: Arc::from(format!("{}{relative}", self.pointer)),
            ..self.clone()
        }
    }
}

/// Appends `/segment` to a JSON pointer, escaped as RFC 6901 asks.
pub fn push_segment(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for character in segment.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The key or index that a segment of a JSON pointer stands for.
pub(crate) fn unescape_segment(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// One finding about the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// What kind of finding it is, stable across versions.
    pub code: Code,
    /// What is the matter, in one sentence without a full stop.
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

    /// Adds a second place.
    pub fn related(mut self, origin: Origin) -> Diagnostic {
        self.related = Some(origin);
        self
    }

    /// The finding as plain text of two or three lines. `files` is where line and column are looked up; a file
    /// that is not among them is named without.
    pub fn render(&self, files: &[SourceFile]) -> String {
        let mut text = format!(
            "{}[{}]: {}\n  --> {}",
            self.severity,
            self.code,
            self.message,
            render_origin(&self.origin, files)
        );
        if let Some(related) = &self.related {
            text.push_str("\n  and ");
            text.push_str(&render_origin(related, files));
        }
        if let Some(help) = &self.help {
            text.push_str("\n  help: ");
            text.push_str(help);
        }
        text
    }
}

/// Without the sources at hand: as [`Diagnostic::render`], with the pointer in place of line and column.
impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(&[]))
    }
}

impl std::error::Error for Diagnostic {}

fn render_origin(origin: &Origin, files: &[SourceFile]) -> String {
    let location = files
        .iter()
        .find(|file| *file.name() == *origin.file)
        .and_then(|file| file.locate(origin));
    let location_is_known = location.is_some();
    let mut text = match (location, origin.offset) {
        (Some(location), _) => {
            format!("{}:{}:{}", origin.file, location.line, location.column)
        }
        (None, Some(offset)) => format!("{} byte {offset}", origin.file),
        (None, None) => format!("{}#{}", origin.file, origin.pointer),
    };
    if let Some(shape) = &origin.shape {
        text.push_str("  ");
        // A name that is no shape id may hold anything, line breaks and terminal commands included.
        text.extend(shape.escape_debug());
    }
    if location_is_known && !origin.pointer.is_empty() {
        text.push_str("  at ");
        text.extend(origin.pointer.escape_debug());
    }
    text
}

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

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(others);
    }

    /// The same findings without those that repeat an earlier one.
    pub fn each_once(self) -> Diagnostics {
        let mut seen = HashSet::new();
        let mut list = self.list;
        list.retain(|one| {
            let place = (
                Arc::clone(&one.origin.file),
                Arc::clone(&one.origin.pointer),
            );
            seen.insert((one.code.id, one.message.clone(), place))
        });
        Diagnostics { list }
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

    /// All of them as plain text, a blank line between two; of more than a hundred the first hundred.
    pub fn render(&self, files: &[SourceFile]) -> String {
        const SHOWN: usize = 100;
        let shown = self.iter().take(SHOWN);
        let mut texts: Vec<String> = shown.map(|one| one.render(files)).collect();
        if let Some(more @ 1..) = self.len().checked_sub(SHOWN) {
            texts.push(format!("and {more} more"));
        }
        texts.join("\n\n")
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

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(&[]))
    }
}

impl std::error::Error for Diagnostics {}
