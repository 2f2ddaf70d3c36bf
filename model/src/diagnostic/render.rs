//! Diagnostics as plain text: findings and the sources that they are about come in, lines with places go out.

use super::{Diagnostic, Diagnostics, Origin};
use crate::source::SourceFile;
use std::fmt;

impl Diagnostic {
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

impl Diagnostics {
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

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(&[]))
    }
}

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
        (None, None) if origin.pointer.is_empty() => origin.file.to_string(),
        (None, None) => format!("{}#{}", origin.file, origin.pointer),
    };
    if let Some(shape) = &origin.subject.shape {
        text.push_str("  ");
        // A name that is no shape id may hold anything, line breaks and terminal commands included.
        text.extend(shape.escape_debug());
    }
    if location_is_known && !origin.pointer.is_empty() {
        text.push_str("  at ");
        text.extend(origin.pointer.as_str().escape_debug());
    }
    text
}
