//! Snapshot, conformance and end-to-end tests.

pub mod conformance;
pub mod fuzz;
pub mod name_record;
pub mod references;
pub mod sigv4a;

/// The program of the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
