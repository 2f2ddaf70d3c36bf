//! What users of a crate see of one of its parts: a part of the intermediate representation comes in, its rendered items
//! go out, as they stand in the crate.

use std::slice;

use proc_macro2::TokenStream;

use super::{
    client, config, endpoint, error, features, operation, root, skeleton, structure, union, waiter,
};
use crate::emit::RenderedFile;
use crate::ir::{
    Crate, Enumeration, Error, ErrorEnum, EventErrors, Operation, Structure, Union, Waiter,
};

/// A structure and its builder.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    structure::items(structure, &TokenStream::new())
}

/// An error and its builder.
pub(crate) fn error(error: &Error) -> TokenStream {
    error::items(error)
}

/// A union.
pub(crate) fn union(union: &Union) -> TokenStream {
    union::items(union)
}

/// An enumeration.
pub(crate) fn enumeration(enumeration: &Enumeration) -> TokenStream {
    super::enumeration::items(enumeration)
}

/// The errors of an event stream.
pub(crate) fn event_errors(errors: &EventErrors) -> TokenStream {
    error::of_event_stream(errors)
}

/// The errors of the crate.
pub(crate) fn crate_errors(errors: &ErrorEnum) -> TokenStream {
    error::all_items(errors, &[])
}

/// The module of an operation, and the client's method for it.
pub(crate) fn operation(operation: &Operation) -> Vec<RenderedFile> {
    let method = RenderedFile::rust("src/client.rs")
        .with_items(&operation.wire_name, client::method(operation));
    operation::files(operation)
        .into_iter()
        .chain([method])
        .collect()
}

/// The module of a waiter.
pub(crate) fn waiter(operation: &Operation, waiter: &Waiter) -> RenderedFile {
    waiter::file(operation, waiter)
}

/// The client's trait with the waiters of an operation.
pub(crate) fn waiters(operation: &Operation) -> Option<TokenStream> {
    waiter::client_trait(slice::from_ref(operation))
}

/// What does not belong to a shape or an operation: the root, the configuration, the modules that some crates have.
pub(crate) fn rest(krate: &Crate) -> Vec<RenderedFile> {
    let title = &krate.manifest.title;
    let mut files = root::files(krate);
    files.extend(config::files(&krate.config, &krate.auth, title));
    files.push(endpoint::api(&krate.endpoint, title));
    files.extend(
        krate
            .endpoint_discovery
            .iter()
            .map(|_| skeleton::endpoint_discovery()),
    );
    files.extend(krate.service.auth_token.map(skeleton::auth_token));
    files
}

/// The Cargo features and what each turns on.
pub(crate) fn features(krate: &Crate) -> Vec<(String, String)> {
    let text = features::lines(krate);
    let lines = text.lines().filter_map(|line| line.split_once(" = "));
    lines
        .map(|(name, needs)| (name.to_owned(), needs.to_owned()))
        .collect()
}
