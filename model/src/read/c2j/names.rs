//! The shape ids of a service: its metadata and the names of its operations and shapes come in, ids go out.
//!
//! In C2J operations and shapes have names of their own kind, and case tells names apart. In Smithy all shapes of a
//! service share one space where case does not count.

use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::node::{Node, Object};
use crate::prelude;
use crate::shape_id::{is_identifier, ShapeId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The ids.
pub(super) struct Names {
    namespace: String,
    pub service: ShapeId,
    operations: HashMap<Arc<str>, ShapeId>,
    shapes: HashMap<Arc<str>, ShapeId>,
    /// The names that are given, in lower case.
    taken: HashSet<String>,
}

impl Names {
    pub fn assign(
        metadata: &Object,
        operations: &Object,
        shapes: &Object,
        origin: &Origin,
        diagnostics: &mut Diagnostics,
    ) -> Names {
        let namespace = namespace(metadata);
        let mut names = Names {
            service: ShapeId::known(&namespace, "Service"),
            namespace,
            operations: HashMap::new(),
            shapes: HashMap::new(),
            taken: HashSet::new(),
        };
        for (name, _) in operations.iter() {
            let place = origin.child("operations");
            if let Some(id) = names.claim(name, &place, "Operation", diagnostics) {
                names.operations.insert(Arc::clone(name), id);
            }
        }
        let service = service_name(metadata);
        names.service = names.free(&service, "Service");
        // Shapes whose names are seen in the API choose first.
        let (seen, unseen): (Vec<_>, Vec<_>) = shapes.iter().partition(|(_, shape)| is_seen(shape));
        for (name, shape) in seen.into_iter().chain(unseen) {
            let seen = is_seen(shape);
            if is_unit(name, shape) {
                names.shapes.insert(Arc::clone(name), prelude::unit_id());
                continue;
            }
            let suffix = match shape.get("type").and_then(Node::as_str) {
                Some("string") if !seen => "String",
                Some("boolean") => "Boolean",
                _ => "Shape",
            };
            let place = origin.child("shapes");
            if let Some(id) = names.claim(name, &place, suffix, diagnostics) {
                names.shapes.insert(Arc::clone(name), id);
            }
        }
        names
    }

    /// The id of a shape.
    pub fn shape(&self, name: &str) -> Option<&ShapeId> {
        self.shapes.get(name)
    }

    /// The id of an operation.
    pub fn operation(&self, name: &str) -> Option<&ShapeId> {
        self.operations.get(name)
    }

    /// The id that an operation of this name would have.
    pub fn would_be(&self, operation: &str) -> String {
        format!("{}#{operation}", self.namespace)
    }

    /// The id of a shape that the document does not have.
    pub fn free(&mut self, name: &str, suffix: &str) -> ShapeId {
        let mut free = name.to_owned();
        while !self.taken.insert(free.to_ascii_lowercase()) {
            free.push_str(suffix);
        }
        ShapeId::known(&self.namespace, &free)
    }

    fn claim(
        &mut self,
        name: &str,
        section: &Origin,
        suffix: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<ShapeId> {
        if !is_identifier(name) {
            let message = format!(
                "expected a name of letters, digits and underscores, found `{}`",
                name.escape_debug()
            );
            let place = section.child(name);
            diagnostics.push(Diagnostic::error(codes::INVALID_SHAPE_ID, message, place));
            return None;
        }
        Some(self.free(name, suffix))
    }
}

/// Whether generated code has a type with this shape's name.
fn is_seen(shape: &Node) -> bool {
    shape.get("type").and_then(Node::as_str) == Some("structure") || shape.get("enum").is_some()
}

/// Whether a structure stands for `smithy.api#Unit`, the value of a union's variant without one.
fn is_unit(name: &str, shape: &Node) -> bool {
    let members = shape.get("members").and_then(Node::as_object);
    let is_empty = members.is_some_and(Object::is_empty);
    name == "Unit" && shape.get("type").and_then(Node::as_str) == Some("structure") && is_empty
}

/// `com.amazonaws.` and the service's id in lower case, as all models of AWS have it.
fn namespace(metadata: &Object) -> String {
    let keys = [
        "serviceId",
        "signingName",
        "endpointPrefix",
        "targetPrefix",
        "serviceFullName",
    ];
    let texts = keys.iter().filter_map(|key| metadata.get(key)?.as_str());
    let last = texts.map(|text| {
        let plain = text.chars().filter(char::is_ascii_alphanumeric);
        plain.collect::<String>().to_ascii_lowercase()
    });
    let last = last.into_iter().find(|text| is_identifier(text));
    format!("com.amazonaws.{}", last.as_deref().unwrap_or("service"))
}

/// The name of the service on the wire, or else its id in words with capitals.
fn service_name(metadata: &Object) -> String {
    let text = |key| metadata.get(key).and_then(Node::as_str);
    let target = text("targetPrefix").map(|prefix| prefix.rsplit('.').next().unwrap_or(prefix));
    if let Some(target) = target.filter(|target| is_identifier(target)) {
        return target.to_owned();
    }
    let id = text("serviceId")
        .or(text("endpointPrefix"))
        .unwrap_or_default();
    let words = id.split(|c: char| !c.is_ascii_alphanumeric());
    let capitalised = words.flat_map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters)
    });
    let name: String = capitalised.collect();
    if is_identifier(&name) {
        name
    } else {
        "Service".to_owned()
    }
}
