//! Readers: source files come in, unresolved [`Document`]s go out, whatever form the files have.

mod c2j;
mod json_ast;
mod misfits;

use crate::ast::Document;
use crate::diagnostic::Diagnostics;
use crate::json;
use crate::source::SourceFile;

/// Reads files of any form. Everything that is well-formed is in the documents; the rest is a diagnostic.
///
/// The files of a C2J service (its operations and shapes, paginators, waiters, endpoint rules and what an SDK
/// adds) make one document; every other file makes one of its own.
pub fn documents(files: &[SourceFile], diagnostics: &mut Diagnostics) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut parts = Vec::new();
    let mut broken = Vec::new();
    for file in files {
        match json::parse(file.shared_name(), file.text()) {
            Ok(node) if node.as_object().is_none() => {
                broken.push(file.shared_name());
                documents.push(json_ast::read(file, node, diagnostics));
            }
            Ok(node) => match c2j::Role::of(&node, file.name()) {
                Some(role) => parts.push(c2j::Part {
                    role,
                    node,
                    name: file.shared_name(),
                }),
                None => documents.push(json_ast::read(file, node, diagnostics)),
            },
            Err(diagnostic) => {
                broken.push(file.shared_name());
                diagnostics.push(*diagnostic);
            }
        }
    }
    documents.extend(c2j::read(parts, &broken, diagnostics));
    documents
}
