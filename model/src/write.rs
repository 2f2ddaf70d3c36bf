//! The writer of Smithy 2.0 JSON AST documents: an unresolved [`Document`] of any form comes in; a text that reads as
//! the same document goes out.
//!
//! Source: Smithy 2.0, "JSON AST". Shapes, members and traits keep their order, so that two versions of a model can be
//! compared line by line.

mod shapes;

use crate::ast::Document;
use crate::node::{Node, Object};
use serde::Serialize;
use serde_json::ser::PrettyFormatter;
use std::sync::Arc;

/// The text of a document, indented, with a line break at its end.
pub fn json_ast(document: &Document) -> String {
    let mut text = Vec::new();
    let indented = PrettyFormatter::with_indent(b"    ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, indented);
    // Writing such a value to memory cannot fail.
    let _ = node(document).serialize(&mut serializer);
    text.push(b'\n');
    String::from_utf8(text).unwrap_or_default()
}

/// The document as a JSON value.
fn node(document: &Document) -> Node {
    let mut root = Object::new();
    root.insert("smithy", Node::from("2.0"));
    if !document.metadata.is_empty() {
        let metadata = document.metadata.iter();
        let entries = metadata.map(|entry| (Arc::clone(&entry.key), entry.value.clone()));
        root.insert("metadata", Node::Object(entries.collect()));
    }
    let mut all = Object::new();
    for shape in &document.shapes {
        all.insert(shape.id.as_str(), Node::Object(shapes::shape(shape)));
    }
    for apply in &document.applies {
        let mut fields = Object::new();
        fields.insert("type", Node::from("apply"));
        shapes::add_traits(&mut fields, &apply.traits);
        all.insert(apply.target.as_str(), Node::Object(fields));
    }
    root.insert("shapes", Node::Object(all));
    Node::Object(root)
}
