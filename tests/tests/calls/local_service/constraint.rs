//! The constraint interpreter.
//!
//! In: values, valid and not. Out: the violations found, against what plain Rust code written for these shapes finds, and
//! against other engines of regular expressions.

mod kinds;
mod pattern;
mod random;
mod shapes;
