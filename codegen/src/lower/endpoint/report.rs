//! Where lowering stands in a trait's value, and the diagnostics it makes there.
//!
//! In: JSON values with the place they are written at. Out: the parts of a value that the rules
//! engine's grammar asks for, or a diagnostic that names the place.

use smithy_model::{Code, Diagnostic, Diagnostics, Node, Object, Origin};

use crate::codes::{MALFORMED_RULES, UNKNOWN_RULES_NAME};

/// A diagnostic has been made about this part of the value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported;

pub(super) type Lowered<T> = Result<T, Reported>;

/// A JSON value at its place.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) node: &'a Node,
    parent: Option<&'a Place<'a>>,
    segment: Segment<'a>,
    origin: &'a Origin,
}

#[derive(Clone, Copy)]
enum Segment<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Place<'a> {
    pub(super) fn root(node: &'a Node, origin: &'a Origin) -> Self {
        Place {
            node,
            parent: None,
            segment: Segment::Root,
            origin,
        }
    }

    fn child(&'a self, node: &'a Node, segment: Segment<'a>) -> Place<'a> {
        Place {
            node,
            parent: Some(self),
            segment,
            origin: self.origin,
        }
    }

    /// The JSON pointer and file of this place.
    pub(super) fn origin(&self) -> Origin {
        let parent = match self.parent {
            Some(parent) => parent.origin(),
            None => self.origin.clone(),
        };
        match self.segment {
            Segment::Root => parent,
            Segment::Key(key) => parent.child(key),
            Segment::Index(index) => parent.child(&index.to_string()),
        }
    }

    /// The value of `key`, if this is an object that has it.
    pub(super) fn get(&'a self, key: &'a str) -> Option<Place<'a>> {
        let node = self.node.get(key)?;
        Some(self.child(node, Segment::Key(key)))
    }

    /// The items of an array.
    pub(super) fn items(&'a self, report: &mut Report<'_>) -> Lowered<Vec<Place<'a>>> {
        match self.node.as_array() {
            Some(items) => Ok(items
                .iter()
                .enumerate()
                .map(|(index, node)| self.child(node, Segment::Index(index)))
                .collect()),
            None => Err(report.expected(self, "an array")),
        }
    }

    /// Keys and values of an object.
    pub(super) fn entries(&'a self, report: &mut Report<'_>) -> Lowered<Vec<(&'a str, Place<'a>)>> {
        let object: &Object = match self.node.as_object() {
            Some(object) => object,
            None => return Err(report.expected(self, "an object")),
        };
        let entries = object.iter();
        Ok(entries
            .map(|(key, node)| (&**key, self.child(node, Segment::Key(key))))
            .collect())
    }

    /// The text of a string.
    pub(super) fn text(&self, report: &mut Report<'_>) -> Lowered<&'a str> {
        match self.node.as_str() {
            Some(text) => Ok(text),
            None => Err(report.expected(self, "a string")),
        }
    }

    /// The value of a boolean.
    pub(super) fn boolean(&self, report: &mut Report<'_>) -> Lowered<bool> {
        match self.node.as_bool() {
            Some(value) => Ok(value),
            None => Err(report.expected(self, "a boolean")),
        }
    }

    /// The value of an integer of 32 bits.
    pub(super) fn integer(&self, report: &mut Report<'_>) -> Lowered<i32> {
        let value = self.node.as_number().and_then(|number| number.as_i64());
        match value.map(i32::try_from) {
            Some(Ok(value)) => Ok(value),
            _ => Err(report.expected(self, "an integer of 32 bits")),
        }
    }

    /// The value of a key that has to be there.
    pub(super) fn required(&'a self, key: &'a str, report: &mut Report<'_>) -> Lowered<Place<'a>> {
        if self.node.as_object().is_none() {
            return Err(report.expected(self, "an object"));
        }
        match self.get(key) {
            Some(value) => Ok(value),
            None => Err(report.error(MALFORMED_RULES, format!("the key `{key}` is missing"), self)),
        }
    }
}

/// Collects diagnostics.
pub(super) struct Report<'d> {
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl Report<'_> {
    /// Adds an error at `place`.
    pub(super) fn error(&mut self, code: Code, message: String, place: &Place<'_>) -> Reported {
        self.diagnostics
            .push(Diagnostic::error(code, message, place.origin()));
        Reported
    }

    /// Adds an error about an unknown name, with the nearest known ones as help.
    pub(super) fn unknown(
        &mut self,
        message: String,
        place: &Place<'_>,
        help: Option<String>,
    ) -> Reported {
        let mut diagnostic = Diagnostic::error(UNKNOWN_RULES_NAME, message, place.origin());
        diagnostic.help = help;
        self.diagnostics.push(diagnostic);
        Reported
    }

    /// Adds an error about a value of another JSON type.
    pub(super) fn expected(&mut self, place: &Place<'_>, expected: &str) -> Reported {
        let message = format!("expected {expected}, found {}", place.node.kind());
        self.error(MALFORMED_RULES, message, place)
    }
}
