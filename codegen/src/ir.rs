//! The intermediate representation: what the generated crate consists of, in the terms of Rust.
//!
//! Lowering makes it from the model, rendering reads it. The files here, in `lower` and in `render` have
//! the same names: one concept is three files. Everything is plain data. Names are identifiers already; where a thing
//! has a name on the wire as well, that is beside the one in Rust.

pub mod auth;
pub mod builder;
pub mod config;
pub mod documentation;
pub mod endpoint;
pub mod enumeration;
pub mod error;
pub mod jmespath;
pub mod manifest;
pub mod operation;
pub mod paginator;
pub mod path;
pub mod service;
pub mod stream;
pub mod structure;
pub mod table;
pub mod union;
pub mod value;
pub mod waiter;

pub use crate::naming::Identifier;
pub use auth::Auth;
pub use builder::Builder;
pub use config::Config;
pub use documentation::{Deprecation, Documentation};
pub use endpoint::Endpoint;
pub use enumeration::Enumeration;
pub use error::{Error, ErrorCase, ErrorEnum, EventErrors};
pub use manifest::Manifest;
pub use operation::Operation;
pub use paginator::Paginator;
pub use path::Path;
pub use service::Service;
pub use stream::Stream;
pub use structure::{Field, Presence, Structure};
pub use union::{Union, Variant};
pub use value::ValueType;
pub use waiter::Waiter;

/// A whole generated crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// The contents of `Cargo.toml`, the README and the crate's documentation.
    pub manifest: Manifest,
    /// The facts of the service for the runtime.
    pub service: Service,
    /// The enum of all errors of the crate.
    pub error: ErrorEnum,
    /// The configuration of a client.
    pub config: Config,
    /// How calls are authenticated.
    pub auth: Auth,
    /// How endpoints are found.
    pub endpoint: Endpoint,
    /// How deep the compiler has to look into types, where its default is not enough.
    pub recursion_limit: Option<usize>,
    /// The operation that tells the endpoint of the others, if they cannot be called otherwise.
    pub endpoint_discovery: Option<Path>,
    /// The operations, by the name of their module.
    pub operations: Vec<Operation>,
    /// The structures, by name; without errors and without inputs and outputs of operations.
    pub structures: Vec<Structure>,
    /// The unions, by name.
    pub unions: Vec<Union>,
    /// The enumerations, by name.
    pub enumerations: Vec<Enumeration>,
    /// The errors, by name.
    pub errors: Vec<Error>,
    /// The errors of each event stream, by the name of their enum.
    pub event_errors: Vec<EventErrors>,
}

impl Crate {
    /// Whether the protocol binds members to the parts of HTTP messages.
    pub fn has_http_bindings(&self) -> bool {
        self.operations.iter().any(|one| one.http.is_some())
    }

    /// How many shapes of the model it has types for, inputs and outputs included.
    pub fn shape_count(&self) -> usize {
        self.structures.len()
            + self.unions.len()
            + self.enumerations.len()
            + self.errors.len()
            + 2 * self.operations.len()
    }
}
