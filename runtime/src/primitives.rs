//! The data types that generated enums hold.

use std::borrow::Cow;
use std::fmt;

/// The value of an enum's `Unknown` variant: a string that the model does not list. It is read
/// through the enum's `as_str`.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Hash)]
#[non_exhaustive]
pub struct UnknownVariantValue(Cow<'static, str>);

impl UnknownVariantValue {
    /// The value of a required enum that was not sent.
    pub const NO_VALUE: &'static str = "no value was set";

    /// The unknown value as it stood on the wire.
    pub fn new(value: &str) -> Self {
        // Each required enum member of a response holds this until its value is read, so it is
        // made without an allocation.
        Self(if value == Self::NO_VALUE {
            Cow::Borrowed(Self::NO_VALUE)
        } else {
            Cow::Owned(value.to_owned())
        })
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
