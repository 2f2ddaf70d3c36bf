//! The Smithy 2.0 JSON AST: a JSON value comes in, an unresolved [`Document`] goes out.
//!
//! Source: Smithy 2.0, "JSON AST".

mod reader;
mod shapes;
mod traits;

use crate::ast::{Apply, Document, Metadata};
use crate::diagnostic::{codes, Diagnostics, Origin};
use crate::node::{Node, Object};
use crate::source::SourceFile;
use reader::Reader;

/// Reads the value of a whole file.
pub(super) fn read(file: &SourceFile, node: Node, diagnostics: &mut Diagnostics) -> Document {
    let origin = Origin::file(file.shared_name());
    let mut reader = Reader::new(diagnostics);
    let mut document = Document::default();
    let Some(root) = reader.object(node, &origin) else {
        return document;
    };
    check_version(&root, &origin, &mut reader);
    for (key, value) in root {
        match &*key {
            "smithy" => {}
            "metadata" => read_metadata(value, &origin.child(&key), &mut reader, &mut document),
            "shapes" => read_shapes(value, &origin.child(&key), &mut reader, &mut document),
            _ => reader.unknown_key(&key, &["smithy", "metadata", "shapes"], &origin),
        }
    }
    document.refused = reader.refused;
    document
}

fn check_version(root: &Object, origin: &Origin, reader: &mut Reader<'_>) {
    match root.get("smithy") {
        Some(Node::String(version)) if is_version_2(version) => {}
        Some(Node::String(version)) => reader.found.error(
            codes::UNSUPPORTED_VERSION,
            format!(
                "expected a model of Smithy 2.0, found `{}`",
                version.escape_debug()
            ),
            &origin.child("smithy"),
        ),
        Some(other) => reader.found.wrong_node(
            "the Smithy version, `\"2.0\"`",
            other,
            &origin.child("smithy"),
        ),
        None => reader.found.missing_key("smithy", origin),
    }
}

/// `2`, `2.0`, and later minor versions, which add but do not change.
fn is_version_2(version: &str) -> bool {
    match version.split_once('.') {
        Some((major, minor)) => {
            major == "2" && !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())
        }
        None => version == "2",
    }
}

fn read_metadata(node: Node, origin: &Origin, reader: &mut Reader<'_>, document: &mut Document) {
    for (key, value) in reader.object(node, origin).unwrap_or_default() {
        let origin = origin.child(&key);
        document.metadata.push(Metadata { key, value, origin });
    }
}

fn read_shapes(node: Node, origin: &Origin, reader: &mut Reader<'_>, document: &mut Document) {
    for (key, value) in reader.object(node, origin).unwrap_or_default() {
        let origin = origin.child(&key).concerning(key.clone());
        let Some(id) = reader.shape_id(&key, || origin.clone()) else {
            continue;
        };
        let Some(fields) = reader.object(value, &origin) else {
            reader.refused.push(id);
            continue;
        };
        if fields.get("type").and_then(Node::as_str) == Some("apply") {
            let traits = shapes::read_apply(fields, &origin, reader);
            document.applies.push(Apply {
                target: id,
                traits,
                origin,
            });
            continue;
        }
        match shapes::read_shape(id.clone(), fields, origin, reader) {
            Some(shape) => document.shapes.push(shape),
            None => reader.refused.push(id),
        }
    }
}
