//! `cargo xtask bench`.

pub mod workspace;
