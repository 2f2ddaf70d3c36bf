//! The regular expressions of `smithy.api#pattern`. In: a pattern as the model has it, in the dialect
//! of ECMA 262. Out: whether a string has a match anywhere (a pattern that means the whole string
//! says so with `^` and `$`), or an error that names the pattern.

use std::fmt;

use fancy_regex::{Regex, RegexBuilder};

/// How many bytes a compiled pattern may take. Models repeat large Unicode classes a thousand times
/// over; the engine's own limit of ten megabytes is too tight for a few of those.
const COMPILED_BYTES: usize = 256 << 20;

/// A compiled pattern.
///
/// A pattern without look-around runs in time linear in the string. Look-around needs backtracking,
/// which stops with an error after a million steps instead of running for hours.
#[derive(Debug)]
pub struct Pattern {
    text: String,
    expression: Regex,
}

/// A pattern that cannot be checked: it is no regular expression of ECMA 262 (such as one with a
/// construct that only Java's have), it has back references, or it took too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsupportedPattern {
    /// The pattern as the model has it.
    pub pattern: String,
    /// Why.
    pub reason: String,
}

impl fmt::Display for UnsupportedPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnsupportedPattern { pattern, reason } = self;
        write!(
            formatter,
            "the pattern `{pattern}` cannot be checked: {reason}"
        )
    }
}

impl std::error::Error for UnsupportedPattern {}

impl Pattern {
    /// Compiles `pattern`.
    ///
    /// # Errors
    /// When the pattern cannot be expressed.
    pub fn compile(pattern: &str) -> Result<Self, UnsupportedPattern> {
        let unsupported = |reason: String| UnsupportedPattern {
            pattern: pattern.to_owned(),
            reason,
        };
        let translated = super::translate::translate(pattern).map_err(unsupported)?;
        let expression = RegexBuilder::new(&translated)
            .delegate_size_limit(COMPILED_BYTES)
            .build()
            .map_err(|error| unsupported(error.to_string()))?;
        Ok(Pattern {
            text: pattern.to_owned(),
            expression,
        })
    }

    /// The pattern as the model has it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether `text` has a match.
    ///
    /// # Errors
    /// When backtracking takes too many steps.
    pub fn matches(&self, text: &str) -> Result<bool, UnsupportedPattern> {
        self.expression
            .is_match(text)
            .map_err(|error| UnsupportedPattern {
                pattern: self.text.clone(),
                reason: error.to_string(),
            })
    }
}
