//! Errors of texts that are not expressions.

use std::fmt;

/// The error of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its kind in the specification.
    pub kind: SyntaxErrorKind,
    /// The byte position in the text.
    pub offset: usize,
    /// The problem there.
    pub message: String,
}

/// The kinds of errors that the specification has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// `syntax`
    Syntax,
    /// `unknown-function`
    UnknownFunction,
    /// `invalid-arity`
    InvalidArity,
    /// `invalid-value`
    InvalidValue,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "at byte {}: {}", self.offset, self.message)
    }
}

impl std::error::Error for SyntaxError {}
