//! Source files: a name and a text come in; lines, columns and byte ranges of places in it go out.

use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::json;
use std::cell::OnceCell;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// One model document: its name as diagnostics print it, and its text. Cloning shares both.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: Arc<str>,
    text: Arc<str>,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in Unicode scalar values.
    pub column: usize,
    /// The bytes of the text that the place is about.
    pub span: Range<usize>,
}

impl SourceFile {
    /// A file by the text it has.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> SourceFile {
        SourceFile {
            name: name.into(),
            text: text.into(),
        }
    }

    /// A file by its bytes, which must be UTF-8. A byte order mark is left out.
    pub fn from_bytes(
        name: impl Into<Arc<str>>,
        bytes: Vec<u8>,
    ) -> Result<SourceFile, Box<Diagnostic>> {
        let name = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                Ok(SourceFile::new(name, text))
            }
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                Err(Box::new(Diagnostic::error(
                    codes::UNREADABLE_FILE,
                    format!("expected UTF-8 text, found other bytes at byte {offset}"),
                    Origin::file(name).at_offset(offset),
                )))
            }
        }
    }

    /// Reads a file; its name is the path as given.
    pub fn open(path: &Path) -> Result<SourceFile, Box<Diagnostic>> {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => SourceFile::from_bytes(name, bytes),
            Err(error) => Err(Box::new(Diagnostic::error(
                codes::UNREADABLE_FILE,
                format!("the model file cannot be read: {error}"),
                Origin::file(name),
            ))),
        }
    }

    /// The name that diagnostics print.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name, shared.
    pub(crate) fn shared_name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> Option<&str> {
        self.text.lines().nth(line.checked_sub(1)?)
    }

    /// Finds a place. A pointer that leads nowhere gives the deepest value on its way that exists; one to an
    /// object or array gives the key, which fits on a line. `None` for another file's origin.
    pub fn locate(&self, origin: &Origin) -> Option<Location> {
        if origin.file != self.name {
            return None;
        }
        let span = match origin.offset {
            Some(offset) => {
                let start = floor_char_boundary(&self.text, offset);
                let width = self
                    .text
                    .get(start..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8);
                start..start + width
            }
            None => json::find(&self.text, &origin.pointer),
        };
        let before = self.text.get(..span.start)?;
        let line_start = before.rfind('\n').map_or(0, |position| position + 1);
        Some(Location {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..)?.chars().count() + 1,
            span,
        })
    }
}

/// A document in which many places are looked up: it is read once for all of them.
pub struct Places<'f> {
    file: &'f SourceFile,
    index: OnceCell<json::Index<'f>>,
    /// Where its lines begin.
    lines: OnceCell<Vec<usize>>,
}

impl<'f> Places<'f> {
    /// The places of a document.
    pub fn new(file: &'f SourceFile) -> Places<'f> {
        Places {
            file,
            index: OnceCell::new(),
            lines: OnceCell::new(),
        }
    }

    /// The line of a place, as [`SourceFile::locate`] finds it.
    pub fn line(&self, origin: &Origin) -> Option<usize> {
        if origin.file != self.file.name {
            return None;
        }
        let index = || self.index.get_or_init(|| json::Index::new(&self.file.text));
        let start = origin
            .offset
            .unwrap_or_else(|| index().find(&origin.pointer).start);
        let breaks = || {
            self.file
                .text
                .match_indices('\n')
                .map(|(position, _)| position)
        };
        let lines = self.lines.get_or_init(|| breaks().collect());
        Some(lines.partition_point(|position| *position < start) + 1)
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut position = offset.min(text.len());
    while !text.is_char_boundary(position) {
        position -= 1;
    }
    position
}
