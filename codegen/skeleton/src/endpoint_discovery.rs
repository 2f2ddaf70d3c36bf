//! Keeping the endpoint up to date that the service tells.

pub use ::smithy_client_runtime::endpoint_discovery::ReloadEndpoint;
