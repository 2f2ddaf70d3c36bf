//! Snapshot, conformance and end-to-end tests.
