//! Snapshot, conformance and end-to-end tests.

pub mod conformance;
pub mod fuzz;
pub mod name_record;
