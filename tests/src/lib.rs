//! Snapshot, conformance and end-to-end tests.

pub mod conformance;
pub mod fuzz;
pub mod jmespath;
pub mod name_record;
