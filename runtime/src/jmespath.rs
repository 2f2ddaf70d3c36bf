//! JMESPath: expressions of waiters and endpoint rules over inputs and outputs.
//!
//! In: an [`Expression`], constant data that a generated crate prints, and a value: a shape, read through its table
//! by the names of its members in the model, so the wire format makes no difference, or a document. Out: [`Json`].
//! Nothing is parsed and nothing is serialized when a client runs.
//!
//! Source: the JMESPath specification, <https://jmespath.org/specification.html>; for what shapes look like, Smithy
//! 2.0, "Waiters", section "JMESPath data model".

mod array;
mod evaluate;
mod expression;
mod function;
mod json;
mod number;
mod text;

pub(crate) use array::position;
pub use evaluate::{evaluate, Error};
pub use expression::{Comparator, Expression, Function, Literal, Slice};
pub use json::{Json, Kind};
pub use number::Number;

/// The names that a constant expression consists of, for one import.
pub mod data {
    pub use super::expression::Expression::*;
    pub use super::expression::{Comparator, Function, Literal, Slice};
}
