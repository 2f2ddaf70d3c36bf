//! The data types that generated enums hold.

use std::fmt;

/// The value of an enum's `Unknown` variant: a string that the model does not list. It is read
/// through the enum's `as_str`.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Hash)]
#[non_exhaustive]
pub struct UnknownVariantValue(String);

impl UnknownVariantValue {
    /// The unknown value as it stood on the wire.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The unknown value as it stood on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
