//! Information about this crate.

/// The version of this crate.
pub const PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
