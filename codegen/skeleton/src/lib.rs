//! The client of a service without operations. `service`, `client`, `config` and `config::endpoint` stand for what is
//! rendered from a model; all other files are the same for every service, and the generator copies them into each crate.

mod service;

pub mod client;
pub mod config;
pub mod endpoint_discovery;
pub mod error;
pub mod meta;
pub mod presigning;

pub use client::Client;
pub use config::Config;
