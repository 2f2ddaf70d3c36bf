//! Paginators: the document `paginators-1.json` comes in, `smithy.api#paginated` of the operations goes out.
//!
//! Smithy paginates with one token and one collection. An operation that needs several tokens, or a token that is
//! computed (`NextMarker || Contents[-1].Key`), gets no pagination. `unlisted_paginators` handles the operations that
//! the document does not list.

use super::reader::{record, Additions, Reader};
use super::tree::Tree;
use crate::diagnostic::{codes, Diagnostic, Origin, Part};
use crate::node::{Node, Object};
use crate::pointer::Pointer;
use crate::spelling::question;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "input_token",
    "output_token",
    "limit_key",
    "result_key",
    "more_results",
    "non_aggregate_keys",
    "py_input_token",
];

/// The trait.
pub(super) const PAGINATED: &str = "smithy.api#paginated";

/// Types of tokens.
pub(super) const TOKENS: &[&str] = &["string", "map"];

/// Types of page sizes.
pub(super) const SIZES: &[&str] = &["byte", "short", "integer", "long"];

/// The keys of the trait, and the same keys here.
const SPELLINGS: [(&str, &str); 4] = [
    ("inputToken", "input_token"),
    ("outputToken", "output_token"),
    ("pageSize", "limit_key"),
    ("items", "result_key"),
];

/// Reads the document.
pub(super) fn read(tree: &Tree, additions: &mut Additions, reader: &mut Reader<'_, '_>) {
    // Findings are about the service until an operation is known.
    let origin = tree.origin.clone();
    let origin = origin.concerning(reader.names.service.as_str());
    let section = origin.child("pagination").about(Part::Paginator);
    let Some(paginators) = tree.node.get("pagination") else {
        return reader.found.missing_key("pagination", &origin);
    };
    let Some(paginators) = reader.object(paginators, &section) else {
        return;
    };
    for (name, node) in paginators.iter() {
        let origin = section.child(name);
        let Some(operation) = operation(name, &origin, codes::INVALID_PAGINATION, reader) else {
            continue;
        };
        let origin = origin.concerning(operation.id.as_str());
        if let Some(fields) = reader.object(node, &origin) {
            reader.check_keys(fields, KEYS, &origin);
            if let Some(value) = pagination(fields, &operation, &origin, reader) {
                let traits = additions.entry(Arc::clone(name)).or_default();
                let place = |(key, spelt): (&str, &str)| {
                    (Pointer::from_iter([key]), tree.place(origin.child(spelt)))
                };
                let parts = SPELLINGS.into_iter().map(place).collect();
                let origin = tree.place(origin.clone());
                reader.apply_parts(traits, PAGINATED, value, (&origin, ""), parts);
            }
        }
    }
}

/// An operation that another document refers to.
pub(super) struct Referred<'m> {
    pub id: crate::shape_id::ShapeId,
    fields: &'m Node,
}

/// The operation of a name.
pub(super) fn operation<'m>(
    name: &str,
    origin: &Origin,
    code: codes::Code,
    reader: &mut Reader<'m, '_>,
) -> Option<Referred<'m>> {
    let operations = reader.operations;
    if let (Some(id), Some(fields)) = (reader.names.operation(name), operations.get(name)) {
        return Some(Referred {
            id: id.clone(),
            fields,
        });
    }
    let message = format!("the operation `{}` does not exist", name.escape_debug());
    let would_be = reader.names.would_be(name);
    let error = Diagnostic::error(code, message, origin.clone().concerning(would_be));
    let meant = question(name, operations.iter().map(|(name, _)| &**name));
    let help = meant.unwrap_or_else(|| "remove it, or add the operation to the service".to_owned());
    reader.push(error.help(help));
    None
}

fn pagination<'m>(
    fields: &Object,
    operation: &Referred<'m>,
    origin: &Origin,
    reader: &mut Reader<'m, '_>,
) -> Option<Node> {
    let mut path = |key: &'static str, side: &'static str| {
        single(fields, key, origin, reader)
            .and_then(|path| follow(&path, key, operation, side, origin, reader))
    };
    // All parts are read before any is judged, so that every error is reported.
    let input_token = path("input_token", "input");
    let output_token = path("output_token", "output");
    let page_size = path("limit_key", "input");
    let items = path("result_key", "output");
    for key in ["input_token", "output_token"] {
        if !fields.contains_key(key) {
            reader.found.missing_key(key, origin);
        }
    }
    let of_type = |found: Option<(String, &str)>, types: &[&str]| {
        let (path, kind) = found?;
        types.contains(&kind).then(|| Node::from(path.as_str()))
    };
    Some(record([
        ("inputToken", Some(of_type(input_token, TOKENS)?)),
        ("outputToken", Some(of_type(output_token, TOKENS)?)),
        ("pageSize", of_type(page_size, SIZES)),
        ("items", of_type(items, &["list", "map"])),
    ]))
}

/// The path under a key. Several results give the first one. Several tokens, or an expression, give none.
fn single(
    fields: &Object,
    key: &str,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Option<String> {
    let place = origin.child(key);
    let text = match fields.get(key)? {
        Node::String(text) => text,
        Node::Array(paths) => match (&**paths, key) {
            ([Node::String(text)], _) | ([Node::String(text), ..], "result_key") => text,
            (paths, _) => {
                for other in paths.iter().filter(|path| path.as_str().is_none()) {
                    reader.found.wrong_node("a string", other, &place);
                }
                return None;
            }
        },
        other => {
            reader
                .found
                .wrong_node("a path or an array of paths", other, &place);
            return None;
        }
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    text.chars().all(is_plain).then(|| text.to_string())
}

/// The path and the type of the shape that it leads to.
fn follow<'m>(
    path: &str,
    key: &str,
    operation: &Referred<'m>,
    side: &str,
    origin: &Origin,
    reader: &mut Reader<'m, '_>,
) -> Option<(String, &'m str)> {
    let shapes = reader.shapes;
    let mut name = operation
        .fields
        .get(side)
        .and_then(|side| side.get("shape")?.as_str());
    for step in path.split('.') {
        // A shape that cannot be read has its diagnostic, and may have any member.
        if name.is_some_and(|name| !reader.has_type(name)) {
            return None;
        }
        let members = name.and_then(|name| shapes.get(name)?.get("members")?.as_object());
        let member = members.and_then(|members| members.get(step));
        let Some(member) = member else {
            let message = format!(
                "`{key}` is `{path}`, which the {side} of `{}` does not have",
                operation.id.name()
            );
            let place = origin.child(key);
            let error = Diagnostic::error(codes::INVALID_PAGINATION, message, place);
            let names = members.into_iter().flat_map(Object::iter);
            reader.push(error.help_if_any(question(step, names.map(|(name, _)| &**name))));
            return None;
        };
        name = member.get("shape").and_then(Node::as_str);
    }
    Some((path.to_owned(), reader.type_of(name?)?))
}
