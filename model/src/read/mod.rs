//! Readers: a source file comes in, an unresolved [`Document`] goes out, whatever form the file has.

mod json_ast;

use crate::ast::Document;
use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;

/// Reads one file. Everything that is well-formed is in the document; the rest is a diagnostic.
pub fn document(file: &SourceFile, diagnostics: &mut Diagnostics) -> Document {
    match crate::json::parse(file) {
        Ok(node) => json_ast::read(file, node, diagnostics),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            Document::default()
        }
    }
}
