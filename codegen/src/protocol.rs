//! Protocols: a service comes in, the facts of the protocol that its client will speak go out.
//!
//! A protocol is one constant of facts. The runtime does its work on the wire; no other file of the generator asks for
//! a protocol's id.

use smithy_model::spelling::question;
use smithy_model::{Diagnostic, ServiceRef};

use crate::codes::{UNKNOWN_PROTOCOL, UNSUPPORTED_PROTOCOL};
use crate::options::{origin, Options};

/// The facts of a protocol.
#[derive(Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The id of its trait.
    pub id: &'static str,
    /// The path of its constant within the runtime.
    pub constant: &'static [&'static str],
    /// How it writes timestamps.
    pub timestamps: Timestamps,
    /// Whether it binds members to the parts of HTTP messages (`smithy.api#http` and what belongs to it). RPC protocols
    /// ignore these traits.
    pub http_bindings: bool,
    /// Whether `aws.protocols#awsQueryCompatible` applies to it.
    pub query_compatible: bool,
}

/// How a protocol writes timestamps.
#[derive(Debug, PartialEq, Eq)]
pub enum Timestamps {
    /// Always in the same way: it ignores `smithy.api#timestampFormat`.
    Fixed,
    /// As the model has it, and without a format there as seconds since 1970. Headers, paths and queries have formats of
    /// their own.
    EpochSecondsUnlessStated,
}

/// The protocols that can be generated, the preferred one first. Smithy's own tools prefer the same.
pub const SUPPORTED: &[Protocol] = &[
    Protocol {
        id: "smithy.protocols#rpcv2Cbor",
        constant: &["protocol", "RPC_V2_CBOR"],
        timestamps: Timestamps::Fixed,
        http_bindings: false,
        query_compatible: true,
    },
    Protocol {
        id: "aws.protocols#awsJson1_0",
        constant: &["protocol", "AWS_JSON_1_0"],
        timestamps: Timestamps::EpochSecondsUnlessStated,
        http_bindings: false,
        query_compatible: true,
    },
    Protocol {
        id: "aws.protocols#awsJson1_1",
        constant: &["protocol", "AWS_JSON_1_1"],
        timestamps: Timestamps::EpochSecondsUnlessStated,
        http_bindings: false,
        query_compatible: false,
    },
    Protocol {
        id: "aws.protocols#restJson1",
        constant: &["protocol", "REST_JSON_1"],
        timestamps: Timestamps::EpochSecondsUnlessStated,
        http_bindings: true,
        query_compatible: false,
    },
    Protocol {
        id: "smithy.protocols#rpcv2Json",
        constant: &["protocol", "RPC_V2_JSON"],
        timestamps: Timestamps::Fixed,
        http_bindings: false,
        query_compatible: false,
    },
];

/// Protocols that are known by name only, to tell them from other traits.
const UNSUPPORTED: &[&str] = &[
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
];

/// Whether the id of a trait is that of a protocol.
pub fn is_known(id: &str) -> bool {
    SUPPORTED.iter().any(|protocol| protocol.id == id) || UNSUPPORTED.contains(&id)
}

/// The protocols that a service speaks, by the ids of their traits: the supported ones in the order of preference, then
/// the others.
pub fn spoken<'s>(service: &ServiceRef<'s>) -> Vec<&'s str> {
    let traits = service.shape.traits.iter();
    let mut ids: Vec<&str> = traits
        .map(|applied| applied.id.as_str())
        .filter(|id| is_known(id))
        .collect();
    ids.sort_by_key(|id| {
        let supported = SUPPORTED.iter().position(|protocol| protocol.id == *id);
        supported.unwrap_or(SUPPORTED.len())
    });
    ids
}

/// The part of an id that names what it is of, without the namespace: `awsJson1_1`.
pub fn local_name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// The protocol of a crate: the one that its options name, or the preferred one.
///
/// # Errors
///
/// As [`named`] and [`choose`].
pub fn of(
    service: &ServiceRef<'_>,
    options: &Options,
) -> Result<&'static Protocol, Box<Diagnostic>> {
    match &options.protocol {
        Some(name) => named(service, name),
        None => choose(service),
    }
}

/// The protocol that a user names, by the id of its trait or the name in it.
///
/// # Errors
///
/// It does not exist, the service does not speak it, or it is not supported.
pub fn named(service: &ServiceRef<'_>, name: &str) -> Result<&'static Protocol, Box<Diagnostic>> {
    let spoken = spoken(service);
    let is_it = |id: &str| id == name || local_name(id) == name;
    let found = SUPPORTED.iter().find(|protocol| is_it(protocol.id));
    if let Some(protocol) = found.filter(|protocol| spoken.contains(&protocol.id)) {
        return Ok(protocol);
    }
    let id = &service.shape.id;
    let (code, message, meant) = match spoken.iter().find(|id| is_it(id)) {
        Some(spoken) => (
            UNSUPPORTED_PROTOCOL,
            format!("the protocol {} is not supported yet", local_name(spoken)),
            None,
        ),
        None => (
            UNKNOWN_PROTOCOL,
            format!("{id} does not speak a protocol `{}`", name.escape_debug()),
            question(name, spoken.iter().flat_map(|id| [local_name(id), *id])),
        ),
    };
    let usable = SUPPORTED
        .iter()
        .filter(|protocol| spoken.contains(&protocol.id));
    let usable: Vec<&str> = usable.map(|protocol| local_name(protocol.id)).collect();
    let spoken: Vec<&str> = spoken.into_iter().map(local_name).collect();
    let speaks = match usable.as_slice() {
        _ if spoken.is_empty() => "it names no protocol".to_owned(),
        [] => format!(
            "it speaks {}, of which none is supported",
            spoken.join(", ")
        ),
        usable => format!(
            "it speaks {}; supported are {}",
            spoken.join(", "),
            usable.join(", ")
        ),
    };
    let help = match meant {
        Some(question) => format!("{question} {speaks}"),
        None => speaks,
    };
    Err(Box::new(
        Diagnostic::error(code, message, origin::protocol()).help(help),
    ))
}

/// The preferred one of the protocols that a service speaks.
///
/// # Errors
///
/// The service speaks none that is supported.
pub fn choose(service: &ServiceRef<'_>) -> Result<&'static Protocol, Box<Diagnostic>> {
    let traits = &service.shape.traits;
    let found = SUPPORTED
        .iter()
        .find(|protocol| traits.applied(protocol.id).is_some());
    if let Some(protocol) = found {
        return Ok(protocol);
    }
    let mut named = UNSUPPORTED
        .iter()
        .filter_map(|id| traits.applied(id))
        .peekable();
    let origin = match named.peek() {
        Some(first) => first.origin().concerning(service.shape.id.as_str()),
        None => service.shape.origin.clone(),
    };
    let names: Vec<&str> = named.map(|one| local_name(one.id.as_str())).collect();
    let id = &service.shape.id;
    let message = match names.as_slice() {
        [] => format!("{id} names no protocol"),
        [one] => format!("{id} speaks {one}, which is not supported yet"),
        all => format!(
            "{id} speaks {}, which are not supported yet",
            all.join(", ")
        ),
    };
    let supported: Vec<&str> = SUPPORTED.iter().map(|one| local_name(one.id)).collect();
    let diagnostic = Diagnostic::error(UNSUPPORTED_PROTOCOL, message, origin)
        .help(format!("supported are {}", supported.join(", ")));
    Err(Box::new(diagnostic))
}
