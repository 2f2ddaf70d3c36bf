// Generated from a service model. Change the model and regenerate; edits here are lost.
/// The version of this crate.
pub const PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
