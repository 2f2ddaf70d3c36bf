//! Rendering: from the intermediate representation to Rust items. Knows nothing of the model.

pub mod endpoint;
