//! From a Smithy service model to the files of a Rust client crate.

pub mod emit;
pub mod naming;
