//! JMESPath expressions: their tree, as the model has parsed it, is plain data that knows nothing of the model, so it
//! is used here as it is.

pub use smithy_model::jmespath::{Comparator, Expression, Function, Query, Slice};
pub use smithy_model::Node as Literal;
