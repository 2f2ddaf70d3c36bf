//! What is wrong with a text that is no expression.

use std::fmt;

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What kind of error the specification calls it.
    pub kind: SyntaxErrorKind,
    /// The byte position in the text.
    pub offset: usize,
    /// What is the matter there.
    pub message: String,
}

/// What the specification calls an error.
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
