//! JSON with exact numbers, member order, and errors that say what was expected: a text comes in, a
//! [`crate::node::Node`] goes out.
//!
//! A reader of our own because a model needs three things that the usual ones do not give together: the text of
//! numbers beyond 64 bits, an error for a repeated key, and a byte position for every error.

mod cursor;
pub(crate) mod locate;
mod parse;
mod string;

pub(crate) use parse::parse;

/// How deep arrays and objects may nest. The deepest of AWS's models stays below 50.
pub(crate) const DEPTH_LIMIT: usize = 256;
