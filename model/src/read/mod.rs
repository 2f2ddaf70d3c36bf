//! Readers: a source file comes in, an unresolved [`Document`] goes out, whatever form the file has.

mod json_ast;

use crate::ast::Document;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::node::Node;
use crate::source::SourceFile;

/// Parses one file as JSON, whatever it holds.
pub fn json(file: &SourceFile) -> Result<Node, Box<Diagnostic>> {
    crate::json::parse(file)
}

/// Reads one file. Everything that is well-formed is in the document; the rest is a diagnostic.
pub fn document(file: &SourceFile, diagnostics: &mut Diagnostics) -> Document {
    match json(file) {
        Ok(node) => json_ast::read(file, node, diagnostics),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            Document::default()
        }
    }
}
