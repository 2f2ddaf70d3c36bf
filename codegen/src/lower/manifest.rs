//! The contents of the manifest, the README and the documentation of the crate.

use super::common;
use super::context::Context;
use super::documentation;
use super::service::title;
use crate::ir::enumeration::Values;
use crate::ir::manifest::{Example, ExampleValue, Streams};
use crate::ir::{Documentation, Enumeration, Identifier, Manifest, Operation, Stream, ValueType};
use crate::options::Options;

/// The lowest version of Rust that compiles generated crates: that of the support crate.
const RUST_VERSION: &str = "1.94.1";

/// The manifest of a crate with these operations and enumerations.
pub(super) fn lower(
    operations: &[Operation],
    enumerations: &[Enumeration],
    options: &Options,
    context: &Context<'_, '_>,
) -> Manifest {
    let service = context.service;
    let plain_title = title(service.shape);
    let title = Documentation::of_model_in_line(&plain_title);
    Manifest {
        package: options.package.as_str().to_owned(),
        library: options.package.crate_name(),
        version: options.version.as_str().to_owned(),
        api_version: service.service.version.to_string(),
        service: service.shape.id.to_string(),
        documentation: documentation::of_service(&service.shape.traits, &title),
        title,
        plain_title,
        keys: options.manifest.lines(RUST_VERSION),
        runtime: options.runtime.manifest_keys(),
        checksums: operations
            .iter()
            .filter_map(|operation| operation.checksum)
            .collect(),
        streams: streams(operations),
        example: example(operations, enumerations),
        common: common::methods(operations),
    }
}

/// What the operations stream.
fn streams(operations: &[Operation]) -> Streams {
    let structures = operations.iter().flat_map(|one| [&one.input, &one.output]);
    let streams = structures.filter_map(|structure| structure.stream());
    let mut found = Streams::default();
    for (_, stream) in streams {
        match stream {
            Stream::Bytes(_) => found.bytes = true,
            Stream::Received(_) | Stream::Sent(_) => found.events = true,
        }
    }
    found
}

/// A call to show, with all required members: the first operation that has some, or else the first one. An operation
/// with a required member that does not fit in a word is not shown. Operations that only read are preferred: a reader
/// who copies the example and runs it must not delete anything.
fn example(operations: &[Operation], enumerations: &[Enumeration]) -> Option<Example> {
    let current = operations.iter().filter(|one| one.deprecated.is_none());
    let (readers, others): (Vec<&Operation>, Vec<&Operation>) = current.partition(|one| reads(one));
    [readers, others].iter().find_map(|operations| {
        let examples = operations.iter();
        let examples = examples.filter_map(|operation| example_of(operation, enumerations));
        let examples: Vec<Example> = examples.collect();
        let with_members = examples.iter().find(|one| !one.setters.is_empty());
        with_members.or(examples.first()).cloned()
    })
}

/// Whether an operation changes nothing: by its trait or, since most models do not have that, by its name.
fn reads(operation: &Operation) -> bool {
    const VERBS: [&str; 3] = ["Describe", "Get", "List"];
    let mut rests = VERBS
        .iter()
        .filter_map(|verb| operation.wire_name.strip_prefix(verb));
    // `Getaway` is another word.
    operation.readonly || rests.any(|rest| !rest.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn example_of(operation: &Operation, enumerations: &[Enumeration]) -> Option<Example> {
    let fields = operation.input.fields.iter();
    let required = fields.filter(|field| field.facts.required);
    let setters = required.map(|field| {
        let value = match &field.value {
            // The builder takes the items one by one.
            ValueType::List(item) if !item.sparse => example_value(&item.value, enumerations),
            value => example_value(value, enumerations),
        };
        Some((field.name.as_str().to_owned(), value?))
    });
    Some(Example {
        method: operation.method.as_str().to_owned(),
        setters: setters.collect::<Option<_>>()?,
    })
}

/// A value that fits in a word.
fn example_value(value: &ValueType, enumerations: &[Enumeration]) -> Option<ExampleValue> {
    Some(match value {
        ValueType::String => ExampleValue::Text,
        ValueType::Byte | ValueType::Short | ValueType::Integer | ValueType::Long => {
            ExampleValue::Integer
        }
        ValueType::Float | ValueType::Double => ExampleValue::Decimal,
        ValueType::Boolean => ExampleValue::Boolean,
        ValueType::Enumeration(path) => {
            let all = enumerations.iter();
            let found = all
                .filter(|one| one.path == *path)
                .find_map(first_variant)?;
            ExampleValue::Variant(path.clone(), found.clone())
        }
        _ => return None,
    })
}

fn first_variant(enumeration: &Enumeration) -> Option<&Identifier> {
    let Values::Named(values) = &enumeration.values else {
        return None;
    };
    let mut current = values.iter().filter(|value| value.deprecated.is_none());
    current.next().map(|value| &value.name)
}
