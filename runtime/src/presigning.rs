//! Presigned requests. In: the request of a call, and how long it is to be valid. Out: the request with a signature in its
//! query, which anyone can send until it expires, without credentials.
//!
//! The plugin stands behind the feature of HTTP bindings. A service with them takes such a request for each of its operations that are signed; the requests of RPC
//! protocols cannot be presigned. Source: "Signature Version 4 for API requests" in the AWS Identity and Access Management
//! User Guide.

mod config;
#[cfg(feature = "http-bindings")]
mod plugin;
mod request;

pub use config::{PresigningConfig, PresigningConfigBuilder, PresigningConfigError};
#[cfg(feature = "http-bindings")]
pub(crate) use plugin::plugin;
pub use request::PresignedRequest;
