//! Presigned requests: the signature is in the query, so that anyone can send them until they expire.
//!
//! The method `customize` of a fluent builder, followed by `presigned`, makes one of the call.

pub use ::smithy_client_runtime::presigning::{
    PresignedRequest, PresigningConfig, PresigningConfigBuilder, PresigningConfigError,
};
