//! What the interpreters go by where a table says nothing.

use crate::shape::{Member, TimestampFormat};

/// The settings of JSON that a protocol decides.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The format of timestamps that state none (`smithy.api#timestampFormat`).
    pub timestamp_format: TimestampFormat,
}

/// A member without facts of its own: the item of a list whose table says nothing about its items.
pub(super) const PLAIN: &Member = &Member::new("");
