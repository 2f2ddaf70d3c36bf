//! Protocols: a service comes in, the facts of the protocol that its client will speak go out.
//!
//! A protocol is one constant of facts. What it does on the wire is the runtime's business; nothing else
//! in the generator asks which one it is.

use smithy_model::{Diagnostic, ServiceRef};

use crate::codes::UNSUPPORTED_PROTOCOL;
use crate::ir::table::TimestampFormat;

/// The facts of a protocol.
#[derive(Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The id of its trait.
    pub id: &'static str,
    /// The path of its constant within the runtime.
    pub constant: &'static [&'static str],
    /// How it writes timestamps of which the model says nothing.
    pub timestamp_format: TimestampFormat,
}

/// The protocols that can be generated, the preferred one first.
pub const SUPPORTED: &[Protocol] = &[
    Protocol {
        id: "aws.protocols#awsJson1_0",
        constant: &["protocol", "AWS_JSON_1_0"],
        timestamp_format: TimestampFormat::EpochSeconds,
    },
    Protocol {
        id: "aws.protocols#awsJson1_1",
        constant: &["protocol", "AWS_JSON_1_1"],
        timestamp_format: TimestampFormat::EpochSeconds,
    },
];

/// Protocols that are known by name only, to tell them from other traits.
const UNSUPPORTED: &[&str] = &[
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

/// Whether the id of a trait is that of a protocol.
pub fn is_known(id: &str) -> bool {
    SUPPORTED.iter().any(|protocol| protocol.id == id) || UNSUPPORTED.contains(&id)
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
    let ids: Vec<&str> = named.map(|applied| applied.id.as_str()).collect();
    let message = match ids.as_slice() {
        [] => format!("{} names no protocol", service.shape.id),
        ids => format!("{} speaks {}", service.shape.id, ids.join(", ")),
    };
    let supported: Vec<&str> = SUPPORTED.iter().map(|protocol| protocol.id).collect();
    let diagnostic = Diagnostic::error(UNSUPPORTED_PROTOCOL, message, origin)
        .help(format!("supported are {}", supported.join(", ")));
    Err(Box::new(diagnostic))
}
