//! Waiters: the document `waiters-2.json` comes in, `smithy.waiters#waitable` of the operations goes out.

use super::paginators::operation;
use super::reader::{record, Additions, Reader};
use super::tree::Tree;
use crate::diagnostic::{codes, Origin, Part};
use crate::node::{Node, Number, Object};
use crate::traits::Parts;
use indexmap::IndexMap;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "operation",
    "delay",
    "maxAttempts",
    "acceptors",
    "description",
];

/// The longest delay of a waiter in Smithy, unless it has its own.
const LONGEST_DELAY: i64 = 120;

/// Reads the document.
pub(super) fn read(tree: &Tree, additions: &mut Additions, reader: &mut Reader<'_, '_>) {
    // Findings are about the service until an operation is known.
    let origin = tree.origin.clone();
    let origin = origin.concerning(reader.names.service.as_str());
    let section = origin.child("waiters").about(Part::Waiters);
    let Some(node) = tree.node.get("waiters") else {
        return reader.found.missing_key("waiters", &origin);
    };
    let Some(waiters) = reader.object(node, &section) else {
        return;
    };
    let mut by_operation: IndexMap<Arc<str>, Waitable> = IndexMap::new();
    for (name, node) in waiters.iter() {
        let place = section.child(name).about(Part::Waiter(capitalised(name)));
        let origin = place.clone().concerning(&**name);
        let Some(fields) = reader.object(node, &origin) else {
            continue;
        };
        reader.check_keys(fields, KEYS, &origin);
        if !fields.contains_key("operation") {
            reader.found.missing_key("operation", &origin);
        }
        let Some(target) = reader.text(fields, "operation", &origin).cloned() else {
            continue;
        };
        let key = place.child("operation");
        let Some(found) = operation(&target, &key, codes::INVALID_WAITER, reader) else {
            continue;
        };
        let origin = place.concerning(found.id.as_str());
        let mut waiter = Waiter::new(name, tree, &origin);
        // A trait made from a wrong waiter would only lead to more findings.
        let before = reader.found.len();
        let value = waiter.read(fields, &target, &origin, reader);
        if reader.found.len() > before {
            continue;
        }
        let waitable = by_operation.entry(target).or_insert_with(|| Waitable {
            origin: tree.place(origin),
            waiters: Object::new(),
            parts: Parts::new(),
        });
        waitable.waiters.insert(capitalised(name), value);
        waitable.parts.append(&mut waiter.parts);
    }
    for (operation, waitable) in by_operation {
        let traits = additions.entry(operation).or_default();
        let value = Node::Object(waitable.waiters);
        let id = "smithy.waiters#waitable";
        reader.apply_parts(traits, id, value, (&waitable.origin, ""), waitable.parts);
    }
}

/// The waiters of an operation, which are the value of one trait.
struct Waitable {
    /// The first of them.
    origin: Origin,
    waiters: Object,
    parts: Parts,
}

fn capitalised(name: &str) -> Arc<str> {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect::<String>().into()
}

/// A waiter that is read, and the places of the parts of its value.
struct Waiter<'t> {
    tree: &'t Tree,
    /// Its name in the trait.
    name: Arc<str>,
    parts: Parts,
}

impl<'t> Waiter<'t> {
    fn new(name: &str, tree: &'t Tree, origin: &Origin) -> Waiter<'t> {
        let mut waiter = Waiter {
            tree,
            name: capitalised(name),
            parts: Parts::new(),
        };
        waiter.stands(&[], origin.clone());
        for (key, spelt) in [
            ("documentation", "description"),
            ("minDelay", "delay"),
            ("maxDelay", "delay"),
        ] {
            waiter.stands(&[key], origin.child(spelt));
        }
        waiter
    }

    /// Notes the place of a part.
    fn stands(&mut self, below: &[&str], origin: Origin) {
        let pointer = std::iter::once(&*self.name).chain(below.iter().copied());
        self.parts
            .push((pointer.collect(), self.tree.place(origin)));
    }

    fn read(
        &mut self,
        fields: &Object,
        operation: &str,
        origin: &Origin,
        reader: &mut Reader<'_, '_>,
    ) -> Node {
        let mut acceptors = Vec::new();
        if !fields.contains_key("acceptors") {
            reader.found.missing_key("acceptors", origin);
        }
        for (index, node) in reader.items(fields, "acceptors", origin).iter().enumerate() {
            let place = origin.child("acceptors").child(&index.to_string());
            let Some(fields) = reader.object(node, &place) else {
                continue;
            };
            if let Some(matcher) = matcher(fields, operation, &place, reader) {
                let index = acceptors.len().to_string();
                let matcher_keys = ["acceptors", &*index, "matcher"];
                self.stands(&matcher_keys, place.child("expected"));
                for (key, spelt) in [
                    ("path", "argument"),
                    ("comparator", "matcher"),
                    ("expected", "expected"),
                ] {
                    let way = [matcher_keys.as_slice(), &["output", key]].concat();
                    self.stands(&way, place.child(spelt));
                }
                let state = fields.get("state").cloned();
                acceptors.push(record([("state", state), ("matcher", Some(matcher))]));
            }
        }
        let delay = fields
            .get("delay")
            .and_then(Node::as_number)
            .and_then(Number::as_i64);
        let longest = delay.filter(|delay| *delay > LONGEST_DELAY);
        record([
            ("documentation", fields.get("description").cloned()),
            ("acceptors", Some(Node::Array(acceptors))),
            ("minDelay", fields.get("delay").cloned()),
            ("maxDelay", longest.map(Node::from)),
        ])
    }
}

fn matcher(
    fields: &Object,
    operation: &str,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Option<Node> {
    for key in ["matcher", "state", "expected"] {
        if !fields.contains_key(key) {
            reader.found.missing_key(key, origin);
        }
    }
    let kind = reader.text(fields, "matcher", origin)?;
    let expected = fields.get("expected")?;
    let place = origin.child("expected");
    let comparator = match (&**kind, expected) {
        ("status", Node::Number(status)) => return Some(status_matcher(status, operation, reader)),
        ("error", Node::String(_)) => {
            return Some(record([("errorType", Some(expected.clone()))]));
        }
        // `false` waits for the absence of an error.
        ("error", Node::Boolean(any)) => {
            return Some(record([("success", Some(Node::from(!any)))]));
        }
        ("path", Node::Boolean(_)) => "booleanEquals",
        ("path", Node::String(_) | Node::Number(_)) => "stringEquals",
        ("pathAll", Node::String(_) | Node::Number(_)) => "allStringEquals",
        ("pathAny", Node::String(_) | Node::Number(_)) => "anyStringEquals",
        ("status", other) => {
            reader
                .found
                .wrong_node("the number of an HTTP status", other, &place);
            return None;
        }
        ("error" | "path" | "pathAll" | "pathAny", other) => {
            reader
                .found
                .wrong_node("a text or a boolean", other, &place);
            return None;
        }
        (other, _) => {
            let message = format!(
                "expected one of `path`, `pathAll`, `pathAny`, `status`, `error`, found `{}`",
                other.escape_debug()
            );
            reader.error(codes::INVALID_WAITER, message, &origin.child("matcher"));
            return None;
        }
    };
    if !fields.contains_key("argument") {
        reader.found.missing_key("argument", origin);
    }
    let text = match expected {
        Node::String(text) => Arc::clone(text),
        other => Arc::from(other.to_string()),
    };
    let output = record([
        ("path", Some(fields.get("argument")?.clone())),
        ("expected", Some(Node::String(text))),
        ("comparator", Some(Node::from(comparator))),
    ]);
    Some(record([("output", Some(output))]))
}

/// Smithy's waiters know success and errors, not statuses. The error is the operation's error with that status, or else
/// the code that clients assume for a response without a body.
fn status_matcher(status: &Number, operation: &str, reader: &Reader<'_, '_>) -> Node {
    if status
        .as_i64()
        .is_some_and(|status| (200..300).contains(&status))
    {
        return record([("success", Some(Node::from(true)))]);
    }
    let errors = reader
        .operations
        .get(operation)
        .and_then(|fields| fields.get("errors"));
    let errors = errors.and_then(Node::as_array).unwrap_or_default();
    let has_status = |name: &&str| {
        let error = reader.shapes.get(name).and_then(|shape| shape.get("error"));
        let code = error.and_then(|error| error.get("httpStatusCode")?.as_number());
        code.and_then(Number::as_i64) == status.as_i64()
    };
    let names = errors
        .iter()
        .filter_map(|error| error.get("shape")?.as_str());
    let name = names
        .into_iter()
        .find(has_status)
        .unwrap_or(match status.as_i64() {
            Some(301) => "MovedPermanently",
            Some(400) => "BadRequest",
            Some(403) => "Forbidden",
            Some(404) => "NotFound",
            Some(409) => "Conflict",
            _ => "InternalServerError",
        });
    record([("errorType", Some(Node::from(name)))])
}
