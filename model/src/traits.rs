//! Traits: one typed struct per trait id, grouped in files by topic; ids without a struct are kept as raw values.
//!
//! JSON values of traits come in; [`Traits`] go out, which are asked by type (`member.traits.get::<Length>()`) or by
//! id. A value that its struct cannot read is a diagnostic at load time.

mod applied;
mod from_value;
mod macros;
mod registry;
mod selector;
#[cfg(test)]
mod tests;
mod typed;
mod value;

mod auth;
mod aws;
mod behavior;
mod constraints;
mod definition;
mod documentation;
mod http;
mod presence;
mod protocol_tests;
mod protocols;
mod resources;
mod rules;
mod serialization;
mod streaming;
mod waiters;

pub(crate) use applied::Parts;
pub use applied::{AppliedTrait, Traits};
pub use auth::*;
pub use aws::*;
pub use behavior::*;
pub use constraints::*;
pub use definition::*;
pub use documentation::*;
pub use http::*;
pub use presence::*;
pub use protocol_tests::*;
pub use protocols::*;
pub use registry::typed_names;
pub use resources::*;
pub use rules::*;
pub(crate) use selector::{Kinds, Selector};
pub use serialization::*;
pub use streaming::*;
pub use typed::Trait;
pub use waiters::*;
