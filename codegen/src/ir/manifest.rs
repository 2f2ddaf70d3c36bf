//! The contents of the manifest, the README and the documentation of the crate.

use super::operation::Checksum;
use super::{Documentation, Identifier, Path};

/// The facts about the crate itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The name of the package.
    pub package: String,
    /// The name of the library in Rust code.
    pub library: String,
    /// The version.
    pub version: String,
    /// The title of the service.
    pub title: Documentation,
    /// The same, but not as Markdown.
    pub plain_title: String,
    /// The version of the service's API.
    pub api_version: String,
    /// The service's shape in the model.
    pub service: String,
    /// The documentation of the service.
    pub documentation: Documentation,
    /// Further lines of `[package]`, in TOML.
    pub keys: String,
    /// The keys of the dependency on the runtime, in TOML: `path = "../runtime"`.
    pub runtime: String,
    /// The checksums that some operation sends of its requests, which the runtime has on demand.
    pub checksums: Vec<Checksum>,
    /// The kinds of streams of the operations, which the crate re-exports and the runtime does on demand.
    pub streams: Streams,
    /// A call to show as an example.
    pub example: Option<Example>,
    /// The client's methods for the operations that readers most likely look for.
    pub common: Vec<String>,
}

/// The kinds of streams that the operations of a crate have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streams {
    /// Bytes.
    pub bytes: bool,
    /// Events.
    pub events: bool,
}

/// A call to show as an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The client's method.
    pub method: String,
    /// The builder's method of each required member, with a value.
    pub setters: Vec<(String, ExampleValue)>,
}

/// A value to show as an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleValue {
    /// A string.
    Text,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Decimal,
    /// A boolean.
    Boolean,
    /// The variant of an enumeration.
    Variant(Path, Identifier),
}
