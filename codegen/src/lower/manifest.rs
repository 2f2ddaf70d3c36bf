//! What the manifest, the README and the documentation of the crate say.

use super::context::Context;
use super::documentation::documentation;
use super::service::title;
use crate::ir::manifest::{Example, Streams};
use crate::ir::{Manifest, Operation, Stream, ValueType};
use crate::options::Options;

/// The manifest of a crate with these operations.
pub(super) fn lower(
    operations: &[Operation],
    options: &Options,
    context: &Context<'_, '_>,
) -> Manifest {
    let service = context.service;
    Manifest {
        package: options.package.as_str().to_owned(),
        library: options.package.crate_name(),
        version: options.version.as_str().to_owned(),
        title: title(service.shape),
        api_version: service.service.version.to_string(),
        service: service.shape.id.to_string(),
        documentation: documentation(&service.shape.traits),
        runtime: options.runtime.manifest_keys(),
        request_compression: operations
            .iter()
            .any(|operation| !operation.request_compression.is_empty()),
        streams: streams(operations),
        sigv4a: false,
        endpoint_discovery: false,
        example: example(operations),
    }
}

/// What the operations stream.
fn streams(operations: &[Operation]) -> Streams {
    let structures = operations.iter().flat_map(|one| [&one.input, &one.output]);
    let streams = structures.filter_map(|structure| structure.stream());
    let mut found = Streams::default();
    for (_, stream) in streams {
        match stream {
            Stream::Bytes => found.bytes = true,
            Stream::Received(_) | Stream::Sent(_) => found.events = true,
        }
    }
    found
}

/// A call to show: the first operation that takes a string, or else the first.
fn example(operations: &[Operation]) -> Option<Example> {
    let with_string = operations.iter().find_map(|operation| {
        let mut fields = operation.input.fields.iter();
        let field = fields.find(|field| field.value == ValueType::String)?;
        Some(Example {
            method: operation.method.as_str().to_owned(),
            setter: Some(field.name.as_str().to_owned()),
        })
    });
    with_string.or_else(|| {
        operations.first().map(|operation| Example {
            method: operation.method.as_str().to_owned(),
            setter: None,
        })
    })
}
