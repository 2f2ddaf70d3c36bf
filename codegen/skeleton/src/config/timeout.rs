//! How long calls may take.

pub use ::smithy_client_runtime::api::{TimeoutConfig, TimeoutConfigBuilder};
