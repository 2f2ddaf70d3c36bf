//! Snapshot, conformance and end-to-end tests.

pub mod conformance;
