//! Rendering: the intermediate representation comes in, files of Rust items go out. Knows nothing of the model.
//!
//! Every template looks like the Rust that it makes: the parts are named first, then follows one block
//! without logic. In modules where types bear names of the model, everything else is named by a path that
//! no such type can shadow: `::std::..`, `crate::..`, or `runtime::..` for the support crate; or by a name of the
//! prelude, which `names` handles.
//!
//! Each shape has a file of its own below `types`, each operation one below `operation`, with its input and
//! output beside it: a change of the model is a change of a few small files, and a reader who looks for a
//! type finds it by its name.

mod auth;
mod builder;
mod client;
mod config;
mod documentation;
pub mod endpoint;
mod endpoint_discovery;
mod enumeration;
mod error;
pub(crate) mod features;
mod file;
mod fluent_builder;
mod index;
mod jmespath;
pub(crate) mod manifest;
mod names;
mod operation;
mod paginator;
pub(crate) mod public;
mod root;
mod service;
mod skeleton;
mod stream;
mod structure;
mod table;
mod types;
mod union;
mod value;
mod waiter;

pub use manifest::settings_of_tools;

use crate::emit::{Part, RenderedFile};
use crate::ir::Crate;

/// The files of a crate.
pub fn krate(krate: &Crate) -> Vec<RenderedFile> {
    parts(krate).into_iter().flat_map(|part| part()).collect()
}

/// The files of a crate in parts that know nothing of each other: one for each operation, each shape, and the rest.
pub fn parts(krate: &Crate) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = vec![
        Box::new(|| whole(krate)),
        Box::new(|| endpoint::files(&krate.endpoint, &krate.manifest.title)),
        Box::new(|| waiter::files(&krate.operations)),
    ];
    for operation in &krate.operations {
        parts.push(Box::new(|| operation::files(operation)));
    }
    parts.extend(types::parts(krate));
    parts
}

/// The files that each crate has once.
fn whole(krate: &Crate) -> Vec<RenderedFile> {
    let mut files = manifest::files(krate);
    files.extend(root::files(krate));
    files.push(service::file(&krate.service, &krate.auth));
    files.extend(skeleton::files());
    files.push(client::file(krate));
    if krate.endpoint_discovery.is_some() {
        files.push(skeleton::endpoint_discovery());
    }
    if let Some(database) = krate.service.auth_token {
        files.push(skeleton::auth_token(database));
    }
    if krate.has_http_bindings() {
        files.push(skeleton::presigning());
    }
    files.push(error::all(
        &krate.error,
        &krate.operations,
        &krate.event_errors,
    ));
    files.extend(config::files(
        &krate.config,
        &krate.auth,
        &krate.manifest.title,
    ));
    files.push(operation::index(&krate.operations));
    files
}
