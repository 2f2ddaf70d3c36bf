//! JSON by serde_json: a text comes in; a [`crate::node::Node`], or the place of one of its values, goes out.
//!
//! A model needs more than a tree of values: member order, an error for a repeated key, the text of numbers beyond 64
//! bits, a place for every error. Keys and numbers are read as `RawValue`, which borrows them from the text and so
//! tells where they stand. Numbers bypass the visitor, so that every feature of serde_json reads the same values.

mod locate;
mod parse;
mod places;
#[cfg(test)]
mod tests;

pub(crate) use locate::{find, Index};
pub(crate) use parse::parse;
