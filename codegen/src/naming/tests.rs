//! What names become, without a service around them.

mod identifiers;
mod members;
mod words;
