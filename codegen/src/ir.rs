//! The intermediate representation: what the generated crate consists of, in the terms of Rust.
//!
//! Lowering makes it from the model, rendering reads it. The files here, in `lower` and in
//! `render` have the same names: one concept is three files.

pub mod endpoint;
