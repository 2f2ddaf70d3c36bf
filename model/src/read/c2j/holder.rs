//! The traits of a shape or member: its object comes in, [`Traits`] go out. The keys that shapes and members share are
//! read here.

use super::reader::{mark, record, Reader};
use crate::diagnostic::Origin;
use crate::node::{Node, Object};
use crate::shape::ShapeKind;
use crate::traits::Traits;
use std::sync::Arc;

/// A shape or member whose traits are read. The `place` of a trait is the JSON pointer from the holder to its source,
/// empty for the whole holder.
pub(super) struct Holder<'r, 'm, 'd, 'n> {
    pub reader: &'r mut Reader<'m, 'd>,
    pub fields: &'n Object,
    pub origin: &'n Origin,
    pub traits: Traits,
}

impl<'r, 'm, 'd, 'n> Holder<'r, 'm, 'd, 'n> {
    pub fn new(
        fields: &'n Object,
        origin: &'n Origin,
        reader: &'r mut Reader<'m, 'd>,
    ) -> Holder<'r, 'm, 'd, 'n> {
        Holder {
            reader,
            fields,
            origin,
            traits: Traits::default(),
        }
    }

    /// The text under a key.
    pub fn text(&mut self, key: &str) -> Option<&'n Arc<str>> {
        self.reader.text(self.fields, key, self.origin)
    }

    /// The texts of an array under a key, each with its place.
    pub fn texts(&mut self, key: &str, expected: &str) -> Vec<(&'n Arc<str>, Origin)> {
        self.reader.texts(self.fields, key, expected, self.origin)
    }

    /// Whether a key is there and true.
    pub fn flag(&mut self, key: &str) -> bool {
        self.reader.flag(self.fields, key, self.origin)
    }

    /// Applies a trait.
    pub fn apply(&mut self, id: &'static str, value: Node, place: &'static str) {
        let traits = &mut self.traits;
        self.reader.apply(traits, id, value, self.origin, place);
    }

    /// Applies an annotation trait.
    pub fn mark(&mut self, id: &'static str, place: &'static str) {
        self.apply(id, mark(), place);
    }

    /// Applies an annotation trait if the key at `place` is true.
    pub fn flagged(&mut self, place: &'static str, id: &'static str) {
        if self.flag(place.trim_start_matches('/')) {
            self.mark(id, place);
        }
    }

    /// Applies a trait whose value is that of the key at `place`.
    pub fn same(&mut self, place: &'static str, id: &'static str) {
        if let Some(value) = self.fields.get(place.trim_start_matches('/')) {
            self.apply(id, value.clone(), place);
        }
    }

    /// Applies a trait whose value is a text.
    pub fn apply_text(&mut self, id: &'static str, text: &Arc<str>, place: &'static str) {
        self.apply(id, Node::String(Arc::clone(text)), place);
    }

    /// Documentation and deprecation, which shapes and members of every type can have.
    pub fn common(&mut self) {
        if let Some(text) = self.text("documentation") {
            self.apply_text("smithy.api#documentation", text, "/documentation");
        }
        if self.flag("deprecated") {
            let value = record([
                ("message", self.fields.get("deprecatedMessage").cloned()),
                ("since", self.fields.get("deprecatedSince").cloned()),
            ]);
            self.apply("smithy.api#deprecated", value, "/deprecated");
        }
    }

    /// `min`, `max` and `pattern`. The type decides whether the first two limit the length or the value.
    pub fn constraints(&mut self, kind: &ShapeKind) {
        let id = match kind {
            ShapeKind::String | ShapeKind::Blob | ShapeKind::List(_) | ShapeKind::Map(_) => {
                "smithy.api#length"
            }
            ShapeKind::Byte
            | ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
            | ShapeKind::BigInteger
            | ShapeKind::BigDecimal => "smithy.api#range",
            _ => return,
        };
        let bounds = ["min", "max"].map(|key| (key, self.fields.get(key).cloned()));
        if bounds.iter().any(|(_, bound)| bound.is_some()) {
            self.apply(id, record(bounds), "");
        }
        if let (ShapeKind::String, Some(pattern)) = (kind, self.fields.get("pattern")) {
            self.apply("smithy.api#pattern", pattern.clone(), "/pattern");
        }
    }

    /// The format of a timestamp.
    pub fn timestamp_format(&mut self) {
        let Some(format) = self.text("timestampFormat") else {
            return;
        };
        let name = match &**format {
            "iso8601" => "date-time",
            "unixTimestamp" => "epoch-seconds",
            "rfc822" => "http-date",
            other => {
                let formats = ["iso8601", "unixTimestamp", "rfc822"];
                let place = self.origin.child("timestampFormat");
                return self.reader.found.wrong_text(&formats, other, &place);
            }
        };
        self.apply(
            "smithy.api#timestampFormat",
            Node::from(name),
            "/timestampFormat",
        );
    }

    /// The XML namespace: an object with `uri` and `prefix`, or the URI alone. A structure gives its own to all that refer to
    /// it, which a shape does not do in Smithy.
    pub fn xml_namespace(&mut self) {
        let target = self.fields.get("shape").and_then(Node::as_str);
        let target = target.filter(|name| self.reader.type_of(name) == Some("structure"));
        let target = target.and_then(|name| self.reader.shapes.get(name)?.get("xmlNamespace"));
        let value = match self.fields.get("xmlNamespace").or(target) {
            None => return,
            Some(uri @ Node::String(_)) => record([("uri", Some(uri.clone()))]),
            Some(other) => other.clone(),
        };
        self.apply("smithy.api#xmlNamespace", value, "/xmlNamespace");
    }
}
