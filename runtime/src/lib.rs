//! Support for generated client crates: everything that is the same for every service.
//!
//! A generated crate holds plain shapes, their constant tables and thin typed builders; all that
//! walks, sends, signs, retries, paginates and resolves lives here, once. This is the only crate
//! that names an `aws-smithy-*` API, so that an upstream change is mended in one place.

pub mod api;
pub mod auth;
#[cfg(feature = "auth-token")]
pub mod auth_token;
pub mod build;
mod bundle;
#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(feature = "content-md5")]
pub mod checksum;
pub mod client;
pub mod codec;
pub mod config;
pub mod customize;
pub mod endpoint;
pub mod endpoint_discovery;
mod endpoint_member;
pub mod error;
#[cfg(feature = "event-stream")]
pub mod event_stream;
#[cfg(feature = "xml")]
mod form;
mod host_prefix;
#[cfg(feature = "http-bindings")]
mod http_binding;
pub mod http_client;
pub mod idempotency_token;
pub mod jmespath;
pub mod json;
mod long_poll;
pub mod operation;
pub mod paginator;
mod percent;
pub mod presigning;
pub mod primitives;
pub mod protocol;
pub mod request_compression;
pub mod service;
pub mod shape;
pub mod stream;
#[cfg(feature = "http-bindings")]
mod text;
#[cfg(feature = "tree-hash")]
pub mod tree_hash;
pub mod waiter;
#[cfg(feature = "xml")]
mod xml;
