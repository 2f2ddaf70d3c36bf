//! Lowering: from the resolved model and its names to the intermediate representation.

pub mod endpoint;
