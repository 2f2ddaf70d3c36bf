//! The state that all parts of this reader share, and typed access to nodes with a diagnostic for every misfit.

use crate::diagnostic::{codes, Diagnostics, Origin};
use crate::node::{Node, Object};
use crate::shape_id::ShapeId;
use std::collections::HashMap;
use std::sync::Arc;

/// The state of reading one file.
pub(super) struct Reader<'d> {
    pub found: &'d mut Diagnostics,
    /// The shapes and members that exist but could not be read.
    pub refused: Vec<ShapeId>,
    /// The shape ids met so far: a few thousand ids are written a hundred thousand times.
    ids: HashMap<Arc<str>, ShapeId>,
}

impl<'d> Reader<'d> {
    pub fn new(found: &'d mut Diagnostics) -> Reader<'d> {
        Reader {
            found,
            refused: Vec::new(),
            ids: HashMap::new(),
        }
    }

    /// A key that has no meaning in the object at `origin`.
    pub fn unknown_key(&mut self, key: &str, known: &[&str], origin: &Origin) {
        let help = format!("the keys here are `{}`", known.join("`, `"));
        self.found.unknown_key(key, help, origin);
    }

    pub fn object(&mut self, node: Node, origin: &Origin) -> Option<Object> {
        match node {
            Node::Object(object) => Some(object),
            other => {
                self.found.wrong_node("an object", &other, origin);
                None
            }
        }
    }

    pub fn array(&mut self, node: Node, origin: &Origin) -> Vec<Node> {
        match node {
            Node::Array(items) => items,
            other => {
                self.found.wrong_node("an array", &other, origin);
                Vec::new()
            }
        }
    }

    pub fn text(&mut self, node: Node, origin: &Origin) -> Option<Arc<str>> {
        match node {
            Node::String(text) => Some(text),
            other => {
                self.found.wrong_node("a string", &other, origin);
                None
            }
        }
    }

    /// A shape id; `origin` is only asked for when the text is not one.
    pub fn shape_id(
        &mut self,
        text: &Arc<str>,
        origin: impl FnOnce() -> Origin,
    ) -> Option<ShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Some(id.clone());
        }
        match ShapeId::from_shared(Arc::clone(text)) {
            Ok(id) => {
                self.ids.insert(Arc::clone(text), id.clone());
                Some(id)
            }
            Err(invalid) => {
                self.found
                    .error(codes::INVALID_SHAPE_ID, invalid.to_string(), &origin());
                None
            }
        }
    }

    /// Reads `{"target": "namespace#Shape"}`.
    pub fn reference(&mut self, node: Node, origin: &Origin) -> Option<ShapeId> {
        let mut target = None;
        let mut seen = false;
        for (key, value) in self.object(node, origin)? {
            match &*key {
                "target" => {
                    seen = true;
                    target = self.target(value, &origin.child("target"));
                }
                _ => self.unknown_key(&key, &["target"], origin),
            }
        }
        if !seen {
            self.found.missing_key("target", origin);
        }
        target
    }

    /// Reads a target: the id of a shape, not of a member.
    pub fn target(&mut self, node: Node, origin: &Origin) -> Option<ShapeId> {
        let text = self.text(node, origin)?;
        let id = self.shape_id(&text, || origin.clone())?;
        if id.member().is_some() {
            let message = format!("expected the id of a shape, found that of a member, `{id}`");
            self.found.error(codes::INVALID_SHAPE_ID, message, origin);
            return None;
        }
        Some(id)
    }

    /// Reads an array of references.
    pub fn references(&mut self, node: Node, origin: &Origin) -> Vec<ShapeId> {
        let mut ids = Vec::new();
        for (index, item) in self.array(node, origin).into_iter().enumerate() {
            ids.extend(self.reference(item, &origin.child(&index.to_string())));
        }
        ids
    }

    /// Reads an object whose values are references.
    pub fn named_references(
        &mut self,
        node: Node,
        origin: &Origin,
    ) -> indexmap::IndexMap<Arc<str>, ShapeId> {
        let mut ids = indexmap::IndexMap::new();
        for (key, value) in self.object(node, origin).unwrap_or_default() {
            if let Some(id) = self.reference(value, &origin.child(&key)) {
                ids.insert(key, id);
            }
        }
        ids
    }
}
