//! The endpoint that the service tells, kept up to date.

pub use ::smithy_client_runtime::endpoint_discovery::ReloadEndpoint;
