//! Findings about values that do not fit, for the readers of all forms: values and their places come in, findings go
//! out.

use crate::diagnostic::{codes, Diagnostic, Diagnostics, Origin};
use crate::node::Node;
use crate::spelling::question;

impl Diagnostics {
    /// A value whose kind does not fit its place.
    pub(super) fn wrong_node(&mut self, expected: &str, found: &Node, origin: &Origin) {
        let message = format!("expected {expected}, found {}", found.kind());
        self.error(codes::WRONG_NODE, message, origin);
    }

    /// A text that does not fit its place.
    pub(super) fn wrong_text(&mut self, expected: &[&str], found: &str, origin: &Origin) {
        let (expected, found) = (expected.join("`, `"), found.escape_debug());
        let message = format!("expected one of `{expected}`, found `{found}`");
        self.error(codes::WRONG_NODE, message, origin);
    }

    /// An object without a key that it must have.
    pub(super) fn missing_key(&mut self, key: &str, origin: &Origin) {
        self.error(
            codes::MISSING_KEY,
            format!("the key `{key}` is missing"),
            origin,
        );
    }

    /// A key that has no meaning in the object at `origin`. It is a warning, since later versions may add keys.
    pub(super) fn unknown_key(&mut self, key: &str, help: String, origin: &Origin) {
        let message = format!("the key `{}` has no meaning here", key.escape_debug());
        let warning = Diagnostic::warning(codes::UNKNOWN_KEY, message, origin.child(key));
        self.push(warning.help(help));
    }

    /// The type of a shape, which the form does not have.
    pub(super) fn unknown_type(&mut self, found: &str, types: &[&str], shape: &Origin) {
        let message = format!("`{}` is not a type of shape", found.escape_debug());
        let help = question(found, types.iter().copied())
            .unwrap_or_else(|| format!("the types are `{}`", types.join("`, `")));
        let error = Diagnostic::error(codes::UNKNOWN_SHAPE_TYPE, message, shape.child("type"));
        self.push(error.help(help));
    }
}
