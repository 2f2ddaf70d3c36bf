//! The state that all parts of this reader share: the raw service, the names of its shapes, and typed access with a
//! diagnostic for every misfit.

use super::facts::Facts;
use super::names::Names;
use crate::diagnostic::{codes, Code, Diagnostic, Diagnostics, Origin};
use crate::node::{Node, Object};
use crate::shape::Shape;
use crate::shape_id::ShapeId;
use crate::spelling::{nearest, question};
use crate::traits::{AppliedTrait, Parts, Traits};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The types as C2J spells them.
pub(super) const TYPES: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "character",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "list",
    "map",
    "structure",
];

/// The traits that documents beside the service give to operations, by the operation's name.
pub(super) type Additions = IndexMap<Arc<str>, Traits>;

/// The state of reading one service.
pub(super) struct Reader<'m, 'd> {
    pub metadata: &'m Object,
    pub operations: &'m Object,
    pub shapes: &'m Object,
    pub names: Names,
    pub facts: Facts,
    /// Shapes that only the Smithy form has, made while reading.
    pub made: Vec<Shape>,
    /// The structures whose only use is as the `input` or the `output` of one operation.
    pub own: HashMap<Arc<str>, String>,
    /// What operations say of the structures that they take, where that is more than a name: what these are called in XML.
    pub roots: HashMap<Arc<str>, (&'m Object, Origin)>,
    /// The structures that are inputs of operations.
    pub inputs: HashSet<ShapeId>,
    /// The shapes that exist but could not be read.
    pub refused: Vec<ShapeId>,
    pub found: &'d mut Diagnostics,
    trait_ids: HashMap<&'static str, ShapeId>,
}

impl<'m, 'd> Reader<'m, 'd> {
    pub fn new(
        metadata: &'m Object,
        operations: &'m Object,
        shapes: &'m Object,
        origin: &Origin,
        found: &'d mut Diagnostics,
    ) -> Reader<'m, 'd> {
        let names = Names::assign(metadata, operations, shapes, origin, found);
        Reader {
            metadata,
            operations,
            shapes,
            names,
            facts: Facts::of(metadata),
            made: Vec::new(),
            own: HashMap::new(),
            roots: HashMap::new(),
            inputs: HashSet::new(),
            refused: Vec::new(),
            found,
            trait_ids: HashMap::new(),
        }
    }

    /// Metadata, operations and shapes must be there, and must be objects.
    pub fn check_sections(&mut self, root: &Object, origin: &Origin) {
        for key in ["metadata", "operations", "shapes"] {
            match root.get(key) {
                Some(Node::Object(_)) => {}
                Some(other) => self
                    .found
                    .wrong_node("an object", other, &origin.child(key)),
                None => self.found.missing_key(key, origin),
            }
        }
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub fn error(&mut self, code: Code, message: impl Into<String>, origin: &Origin) {
        self.found.error(code, message, origin);
    }

    /// Unknown keys are left alone, since each version of the form brings new ones. A key that looks misspelt is a
    /// warning.
    pub fn check_keys(&mut self, object: &Object, known: &[&str], origin: &Origin) {
        for (key, _) in object.iter().filter(|(key, _)| !known.contains(&&***key)) {
            let missing = known.iter().filter(|name| !object.contains_key(name));
            // Short keys such as `min` and `max` differ by few letters on purpose.
            let near = nearest(key, missing.copied());
            let near = near.first().filter(|meant| meant.len() > 3);
            if let Some(meant) = near {
                let help = format!("did you mean `{meant}`?");
                self.found.unknown_key(key, help, origin);
            }
        }
    }

    pub fn object<'n>(&mut self, node: &'n Node, origin: &Origin) -> Option<&'n Object> {
        let object = node.as_object();
        if object.is_none() {
            self.found.wrong_node("an object", node, origin);
        }
        object
    }

    /// The items of an array under a key; none if it is not there.
    pub fn items<'n>(&mut self, object: &'n Object, key: &str, origin: &Origin) -> &'n [Node] {
        match object.get(key) {
            None => &[],
            Some(Node::Array(items)) => items,
            Some(other) => {
                self.found.wrong_node("an array", other, &origin.child(key));
                &[]
            }
        }
    }

    /// The texts of an array under a key, each with its place; none if it is not there.
    pub fn texts<'n>(
        &mut self,
        object: &'n Object,
        key: &str,
        expected: &str,
        origin: &Origin,
    ) -> Vec<(&'n Arc<str>, Origin)> {
        let mut texts = Vec::new();
        for (index, item) in self.items(object, key, origin).iter().enumerate() {
            let place = origin.child(key).child(&index.to_string());
            match item {
                Node::String(text) => texts.push((text, place)),
                other => self.found.wrong_node(expected, other, &place),
            }
        }
        texts
    }

    /// The text under a key.
    pub fn text<'n>(
        &mut self,
        object: &'n Object,
        key: &str,
        origin: &Origin,
    ) -> Option<&'n Arc<str>> {
        match object.get(key)? {
            Node::String(text) => Some(text),
            other => {
                self.found.wrong_node("a string", other, &origin.child(key));
                None
            }
        }
    }

    /// Whether a key is there and true.
    pub fn flag(&mut self, object: &Object, key: &str, origin: &Origin) -> bool {
        match object.get(key) {
            None => false,
            Some(Node::Boolean(value)) => *value,
            Some(other) => {
                self.found
                    .wrong_node("a boolean", other, &origin.child(key));
                false
            }
        }
    }

    /// The name and id of the shape that `{"shape": "Name"}` refers to, if it exists.
    pub fn reference<'n>(
        &mut self,
        object: &'n Object,
        origin: &Origin,
    ) -> Option<(&'n Arc<str>, ShapeId)> {
        if !object.contains_key("shape") {
            self.found.missing_key("shape", origin);
        }
        let name = self.text(object, "shape", origin)?;
        if let Some(id) = self.names.shape(name) {
            return Some((name, id.clone()));
        }
        // A name that is there but is no identifier has its diagnostic already.
        if !self.shapes.contains_key(name) {
            let message = format!("the shape `{}` does not exist", name.escape_debug());
            let error = Diagnostic::error(codes::MISSING_TARGET, message, origin.child("shape"));
            let meant = question(name, self.shapes.iter().map(|(name, _)| &**name));
            let help = meant.unwrap_or_else(|| {
                "define it under `shapes`, or remove what refers to it".to_owned()
            });
            self.found.push(error.help(help));
        }
        None
    }

    /// The type of a shape as the document spells it.
    pub fn type_of(&self, name: &str) -> Option<&'m str> {
        self.shapes.get(name)?.get("type")?.as_str()
    }

    /// The default of a number or boolean that always has a value.
    pub fn zero_of(&self, name: &str) -> Node {
        match self.type_of(name) {
            Some("boolean") => Node::from(false),
            _ => Node::from(0),
        }
    }

    /// Whether the type of a shape is known. If not, the shape has a diagnostic of its own.
    pub fn has_type(&self, name: &str) -> bool {
        self.type_of(name).is_some_and(|kind| TYPES.contains(&kind))
    }

    /// Whether a shape has a key that is true.
    pub fn shape_has(&self, name: &str, key: &str) -> bool {
        let value = self.shapes.get(name).and_then(|shape| shape.get(key));
        value.and_then(Node::as_bool) == Some(true)
    }

    /// Reads a trait's value and applies it; `place` is the JSON pointer from the holder to its source.
    pub fn apply(
        &mut self,
        traits: &mut Traits,
        id: &'static str,
        value: Node,
        holder: &Origin,
        place: &'static str,
    ) {
        self.apply_parts(traits, id, value, (holder, place), Parts::new());
    }

    /// As [`Reader::apply`], for a value with parts elsewhere.
    pub fn apply_parts(
        &mut self,
        traits: &mut Traits,
        id: &'static str,
        value: Node,
        (holder, place): (&Origin, &'static str),
        parts: Parts,
    ) {
        let known = self.trait_ids.entry(id).or_insert_with(|| {
            let (namespace, name) = id.split_once('#').unwrap_or(("smithy.api", id));
            ShapeId::known(namespace, name)
        });
        let (applied, diagnostics) =
            AppliedTrait::read_at(known.clone(), value, holder, Some(place), parts);
        self.found.extend(diagnostics);
        traits.insert(Arc::new(applied));
    }
}

/// The value of an annotation trait.
pub(super) fn mark() -> Node {
    Node::Object(Object::new())
}

/// An object of a few keys; those without a value are left out.
pub(super) fn record<const N: usize>(entries: [(&str, Option<Node>); N]) -> Node {
    let present = entries
        .into_iter()
        .filter_map(|(key, value)| Some((Arc::from(key), value?)));
    Node::Object(present.collect())
}
