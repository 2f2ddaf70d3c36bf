//! Support that generated client crates depend on.
