//! The types of JMESPath expressions: a tree and a shape come in; the type of the result, and the
//! problems of the expression, go out.
//!
//! Source: Smithy 2.0, "Waiters", sections "JMESPath data model" and "JMESPath static analysis".

mod check;
mod types;

pub use check::{Checker, Problem};
pub use types::Type;
