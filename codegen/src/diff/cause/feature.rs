//! Items that a crate has as soon as something in the model has a trait: the path of one that came or went comes in, the
//! first shape or member with the trait goes out.

use smithy_model::{Model, Origin, Shape};

/// The ends of paths, and the trait that brings the item.
const BROUGHT: &[(&str, &str)] = &[
    (
        "::idempotency_token_provider",
        "smithy.api#idempotencyToken",
    ),
    ("::disable_host_prefix_injection", "smithy.api#endpoint"),
    (
        "::disable_request_compression",
        "smithy.api#requestCompression",
    ),
    (
        "::request_min_compression_size_bytes",
        "smithy.api#requestCompression",
    ),
    ("::bearer_token", "smithy.api#httpBearerAuth"),
    ("::bearer_token_resolver", "smithy.api#httpBearerAuth"),
    ("::token_provider", "smithy.api#httpBearerAuth"),
    ("config::ProvideToken", "smithy.api#httpBearerAuth"),
    ("config::ResolveIdentity", "smithy.api#httpBearerAuth"),
    ("config::SharedTokenProvider", "smithy.api#httpBearerAuth"),
    ("config::Token", "smithy.api#httpBearerAuth"),
    ("::sigv4a_signing_region_set", "aws.auth#sigv4a"),
    ("feature sigv4a", "aws.auth#sigv4a"),
    ("primitives::AggregatedBytes", "smithy.api#streaming"),
    ("primitives::ByteStream", "smithy.api#streaming"),
    ("primitives::ByteStreamError", "smithy.api#streaming"),
    ("primitives::FsBuilder", "smithy.api#streaming"),
    ("primitives::Length", "smithy.api#streaming"),
    ("primitives::SdkBody", "smithy.api#streaming"),
    ("endpoint_discovery", "aws.api#clientDiscoveredEndpoint"),
    (
        "endpoint_discovery::ReloadEndpoint",
        "aws.api#clientDiscoveredEndpoint",
    ),
    ("presigning", "smithy.api#http"),
    ("waiters", "smithy.waiters#waitable"),
];

/// The trait that brings the item at a path.
pub(super) fn brought_by(path: &str) -> Option<&'static str> {
    let found = BROUGHT
        .iter()
        .find(|(end, _)| match end.strip_prefix("::") {
            Some(_) => path.ends_with(end),
            None => path == *end,
        });
    found.map(|(_, id)| *id)
}

/// The first shape or member of a model that has a trait, with its place.
pub(super) fn first(model: &Model, id: &str) -> Option<(String, Origin)> {
    let of_shape = |shape: &Shape| {
        let applied = shape.traits.applied(id)?;
        Some((shape.name().to_owned(), applied.origin()))
    };
    model.shapes().find_map(|shape| {
        of_shape(shape).or_else(|| {
            shape.members().find_map(|member| {
                let applied = member.traits.applied(id)?;
                Some((
                    format!("{}${}", shape.name(), member.name()),
                    applied.origin(),
                ))
            })
        })
    })
}
