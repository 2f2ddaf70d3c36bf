//! JMESPath expressions. What they are in the model they are in Rust: their tree, as the model has parsed it, is plain
//! data that knows nothing of the model, so it stands here as it is.

pub use smithy_model::jmespath::{Comparator, Expression, Function, Query, Slice};
pub use smithy_model::Node as Literal;
