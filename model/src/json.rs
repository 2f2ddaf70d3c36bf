//! JSON by serde_json: a text comes in; a [`crate::node::Node`], or the place of one of its values, goes out.
//!
//! A model needs more than a tree of values: member order, an error for a repeated key, the text of numbers beyond 64
//! bits, a place for every error. Keys and numbers are read as `RawValue`, which borrows them from the text and so tells
//! where they stand. No number goes through a visitor, so that no feature of serde_json changes what is read.

mod locate;
mod parse;

pub(crate) use locate::find;
pub(crate) use parse::parse;

/// The position of the first character from `start` on that is no white space of JSON.
fn skip_space(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    start + rest.iter().take_while(is_space).count()
}

/// The position in `text` of a part of it.
fn offset_of(part: &str, text: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}
