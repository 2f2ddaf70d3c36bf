//! JMESPath, the query language of waiters and of endpoint parameters: a text comes in, its tree goes out.
//! [`crate::jmespath_types`] checks it against the shapes that it is applied to.
//!
//! Source: the JMESPath specification, <https://jmespath.org/specification.html>. The tree is evaluated by the
//! support crate of generated clients; a generated crate holds it as constant data.
//!
//! ```
//! use smithy_model::jmespath::{parse, Expression};
//!
//! let tree = parse("Table.TableStatus").unwrap();
//! let [table, status] = ["Table", "TableStatus"].map(|name| Expression::Field(name.into()));
//! assert_eq!(tree, Expression::Chain(vec![table, status]));
//! ```

mod error;
mod expression;
mod function;
mod parse;
mod token;

pub use error::{SyntaxError, SyntaxErrorKind};
pub(crate) use expression::shown;
pub use expression::{Comparator, Expression, Query, Slice};
pub use function::{Function, Parameter};
pub use parse::parse;
