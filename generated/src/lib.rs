// Generated from a service model. Change the model and regenerate; edits here are lost.
//! Client for Partner Central Account API.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[doc(inline)]
pub use client::Client;
#[doc(inline)]
pub use config::Config;
pub use error_meta::Error;

/// The client, which has a method for each operation.
pub mod client;

/// The configuration of a client.
pub mod config;

/// What errors have in common.
pub mod error;

mod error_meta;

/// What this crate says of itself.
pub mod meta;

/// The operations of the service, and their inputs, outputs and errors.
pub mod operation;

/// The data types that shapes are made of.
pub mod primitives;

mod service;

/// The shapes of the service.
pub mod types;
