//! Operations: their types, their constant descriptions, and the type-erased access to both that the one runtime plugin
//! works with.

mod callsite;
mod classifiers;
mod erased;
mod input;
mod macros;
mod plugin;
mod typed;
mod wire;

pub(crate) use callsite::Callsites;
pub use erased::{data, OperationData};
pub(crate) use plugin::presigning_serializer;
pub use plugin::{plugin_components, plugin_config, OperationPlugin};
pub use typed::{Descriptor, Operation, OperationError, OperationOutput};
#[cfg(feature = "event-stream")]
pub(crate) use wire::{fill_message, known};
