//! Protocols: a service comes in, the facts of the protocol that its client will speak go out.
//!
//! A protocol is one constant of facts. The runtime does its work on the wire; no other file of the generator asks for
//! a protocol's id.

use smithy_model::spelling::question;
use smithy_model::{Diagnostic, ServiceRef};

use crate::codes::{UNKNOWN_PROTOCOL, UNSUPPORTED_PROTOCOL};
use crate::ir::table::TimestampFormat;
use crate::options::{origin, Options};

/// The facts of a protocol.
#[derive(Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The id of its trait.
    pub id: &'static str,
    /// The path of its constant within the runtime.
    pub constant: Constant,
    /// The feature of the runtime that it is behind.
    pub feature: Option<&'static str>,
    /// How it writes timestamps.
    pub timestamps: Timestamps,
    /// The format of its bodies.
    pub format: Format,
    /// Whether it binds members to the parts of HTTP messages (`smithy.api#http` and what belongs to it). RPC protocols
    /// ignore these traits.
    pub http_bindings: bool,
    /// Whether `aws.protocols#awsQueryCompatible` applies to it.
    pub query_compatible: bool,
}

/// The constants of a protocol within the module `protocol` of the runtime.
#[derive(Debug, PartialEq, Eq)]
pub enum Constant {
    /// One for all services.
    Same(&'static str),
    /// One that a service completes with its version.
    OfVersion(&'static str),
    /// One, and another for services whose errors have no element around them (`noErrorWrapping`).
    ByErrors(&'static str, &'static str),
}

/// How a protocol writes timestamps. Headers, paths and queries have formats of their own.
#[derive(Debug, PartialEq, Eq)]
pub enum Timestamps {
    /// Always in the same way: it ignores `smithy.api#timestampFormat`.
    Fixed,
    /// As the model has it, and without a format there in this one.
    UnlessStated(TimestampFormat),
}

/// The format of bodies, as far as tables depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Members have the names of the model: CBOR, and the JSON of RPC protocols.
    ModelNames,
    /// JSON that heeds `smithy.api#jsonName`.
    Json,
    /// XML.
    Xml,
    /// Forms in requests, XML in responses.
    AwsQuery,
    /// The same in the dialect of EC2: the first letter of a name does not tell names apart, and items of lists have none.
    Ec2Query,
}

impl Format {
    /// Whether the traits of XML hold.
    pub fn is_xml(self) -> bool {
        matches!(self, Self::Xml | Self::AwsQuery | Self::Ec2Query)
    }

    /// Whether the items of lists have names that are read or written.
    pub fn names_items(self) -> bool {
        matches!(self, Self::Xml | Self::AwsQuery)
    }
}

/// The protocols that can be generated, the preferred one first. Smithy's own tools prefer the same.
pub const SUPPORTED: &[Protocol] = &[
    Protocol {
        id: "smithy.protocols#rpcv2Cbor",
        constant: Constant::Same("RPC_V2_CBOR"),
        feature: Some("cbor"),
        timestamps: Timestamps::Fixed,
        format: Format::ModelNames,
        http_bindings: false,
        query_compatible: true,
    },
    Protocol {
        id: "aws.protocols#awsJson1_0",
        constant: Constant::Same("AWS_JSON_1_0"),
        feature: None,
        timestamps: Timestamps::UnlessStated(TimestampFormat::EpochSeconds),
        format: Format::ModelNames,
        http_bindings: false,
        query_compatible: true,
    },
    Protocol {
        id: "aws.protocols#awsJson1_1",
        constant: Constant::Same("AWS_JSON_1_1"),
        feature: None,
        timestamps: Timestamps::UnlessStated(TimestampFormat::EpochSeconds),
        format: Format::ModelNames,
        http_bindings: false,
        query_compatible: false,
    },
    Protocol {
        id: "aws.protocols#restJson1",
        constant: Constant::Same("REST_JSON_1"),
        feature: Some("http-bindings"),
        timestamps: Timestamps::UnlessStated(TimestampFormat::EpochSeconds),
        format: Format::Json,
        http_bindings: true,
        query_compatible: false,
    },
    Protocol {
        id: "aws.protocols#restXml",
        constant: Constant::ByErrors("REST_XML", "REST_XML_WITH_BARE_ERRORS"),
        feature: Some("xml"),
        timestamps: Timestamps::UnlessStated(TimestampFormat::DateTime),
        format: Format::Xml,
        http_bindings: true,
        query_compatible: false,
    },
    Protocol {
        id: "aws.protocols#awsQuery",
        constant: Constant::OfVersion("AWS_QUERY"),
        feature: Some("xml"),
        timestamps: Timestamps::UnlessStated(TimestampFormat::DateTime),
        format: Format::AwsQuery,
        http_bindings: false,
        query_compatible: false,
    },
    Protocol {
        id: "aws.protocols#ec2Query",
        constant: Constant::OfVersion("EC2_QUERY"),
        feature: Some("xml"),
        timestamps: Timestamps::UnlessStated(TimestampFormat::DateTime),
        format: Format::Ec2Query,
        http_bindings: false,
        query_compatible: false,
    },
    Protocol {
        id: "smithy.protocols#rpcv2Json",
        constant: Constant::Same("RPC_V2_JSON"),
        feature: None,
        timestamps: Timestamps::Fixed,
        format: Format::ModelNames,
        http_bindings: false,
        query_compatible: false,
    },
];

/// The protocol that a constant of the runtime is of.
pub fn of_constant(constant: &str) -> Option<&'static Protocol> {
    let is_it = |protocol: &&Protocol| match protocol.constant {
        Constant::Same(name) | Constant::OfVersion(name) => name == constant,
        Constant::ByErrors(usual, bare) => usual == constant || bare == constant,
    };
    SUPPORTED.iter().find(is_it)
}

/// Whether the id of a trait is that of a protocol.
pub fn is_known(id: &str) -> bool {
    SUPPORTED.iter().any(|protocol| protocol.id == id)
}

/// The protocols that a service speaks, by the ids of their traits, in the order of preference.
pub fn spoken<'s>(service: &ServiceRef<'s>) -> Vec<&'s str> {
    let traits = &service.shape.traits;
    let spoken = SUPPORTED.iter().filter_map(|one| traits.applied(one.id));
    spoken.map(|applied| applied.id.as_str()).collect()
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
/// It does not exist, or the service does not speak it.
pub fn named(service: &ServiceRef<'_>, name: &str) -> Result<&'static Protocol, Box<Diagnostic>> {
    let spoken = spoken(service);
    let is_it = |id: &str| id == name || local_name(id) == name;
    let found = SUPPORTED.iter().find(|protocol| is_it(protocol.id));
    if let Some(protocol) = found.filter(|protocol| spoken.contains(&protocol.id)) {
        return Ok(protocol);
    }
    let id = &service.shape.id;
    let name_of_user = name.escape_debug();
    let message = format!("{id} does not speak a protocol `{name_of_user}`");
    let meant = question(name, spoken.iter().flat_map(|id| [local_name(id), *id]));
    let spoken: Vec<&str> = spoken.into_iter().map(local_name).collect();
    let speaks = match spoken.as_slice() {
        [] => "it names no protocol".to_owned(),
        spoken => format!("it speaks {}", spoken.join(", ")),
    };
    let help = match meant {
        Some(question) => format!("{question} {speaks}"),
        None => speaks,
    };
    Err(Box::new(
        Diagnostic::error(UNKNOWN_PROTOCOL, message, origin::protocol()).help(help),
    ))
}

/// The preferred one of the protocols that a service speaks.
///
/// # Errors
///
/// The service speaks none that is supported.
pub fn choose(service: &ServiceRef<'_>) -> Result<&'static Protocol, Box<Diagnostic>> {
    let traits = &service.shape.traits;
    let mut all = SUPPORTED.iter();
    if let Some(protocol) = all.find(|protocol| traits.applied(protocol.id).is_some()) {
        return Ok(protocol);
    }
    let id = &service.shape.id;
    let message = format!("{id} names no protocol that is supported");
    let supported: Vec<&str> = SUPPORTED.iter().map(|one| local_name(one.id)).collect();
    let diagnostic = Diagnostic::error(UNSUPPORTED_PROTOCOL, message, service.shape.origin.clone())
        .help(format!("supported are {}", supported.join(", ")));
    Err(Box::new(diagnostic))
}
