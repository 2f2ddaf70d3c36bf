//! The configuration of a client: the core that a generated crate's `Config` and its builder wrap.
//!
//! Settings live in a configuration bag layer or among the runtime components, each under the
//! upstream type that the orchestrator looks it up by.

mod builder;
mod finished;
mod identity;
mod overriding;
mod sdk_config;

pub use builder::Builder;
pub use finished::Config;
pub(crate) use overriding::OverridePlugin;
