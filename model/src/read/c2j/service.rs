//! The service: its metadata, endpoint rules and operations come in, the service shape goes out.

use super::holder::Holder;
use super::parts::Set;
use super::reader::{record, Reader};
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Object};
use crate::shape::{Service, Shape, ShapeKind};
use crate::traits::{TargetPrefix, Trait, Traits, UnnamedXmlRoots};
use std::sync::Arc;

/// The service shape.
pub(super) fn read(
    root: &Object,
    set: &Set,
    root_origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Shape {
    let id = reader.names.service.clone();
    let root_origin = root_origin.clone().concerning(id.as_str());
    let mut holder = Holder::new(root, &root_origin, reader);
    holder.common();
    let traits = holder.traits;
    let origin = root_origin.child("metadata");
    let mut metadata = Holder::new(reader.metadata, &origin, reader);
    metadata.traits = traits;
    names(&mut metadata);
    protocols(&mut metadata);
    auth(&mut metadata);
    target_prefix(&mut metadata);
    if metadata.reader.facts.xml {
        if metadata.reader.facts.http {
            metadata.mark(UnnamedXmlRoots::ID, "/protocol");
        }
        metadata.xml_namespace();
    }
    let version = metadata.text("apiVersion").cloned();
    let mut holder = Holder {
        fields: root,
        origin: &root_origin,
        ..metadata
    };
    endpoints(&mut holder, set);
    let traits = holder.traits;
    let operations = reader.operations.iter();
    let operations = operations.filter_map(|(name, _)| reader.names.operation(name).cloned());
    Shape {
        id,
        kind: ShapeKind::Service(Service {
            version: version.unwrap_or_else(|| Arc::from("")),
            operations: operations.collect(),
            ..Service::default()
        }),
        traits,
        mixins: Vec::new(),
        origin: root_origin,
    }
}

/// The names that people and SDKs use for the service.
fn names(metadata: &mut Holder<'_, '_, '_, '_>) {
    if let Some(title) = metadata.text("serviceFullName") {
        metadata.apply_text("smithy.api#title", title, "/serviceFullName");
    }
    if let Some(sdk_id) = metadata.text("serviceId") {
        let prefix = metadata.fields.get("endpointPrefix").cloned();
        let value = record([
            ("sdkId", Some(Node::String(Arc::clone(sdk_id)))),
            ("endpointPrefix", prefix),
        ]);
        metadata.apply("aws.api#service", value, "/serviceId");
    }
}

fn protocols(metadata: &mut Holder<'_, '_, '_, '_>) {
    let mut listed = metadata.texts("protocols", "the name of a protocol");
    if listed.is_empty() {
        match metadata.text("protocol") {
            Some(name) => listed.push((name, metadata.origin.child("protocol"))),
            None => metadata
                .reader
                .found
                .missing_key("protocol", metadata.origin),
        }
    }
    for (name, place) in listed {
        let id = match &**name {
            "json" => match json_version(metadata) {
                Some(id) => id,
                None => continue,
            },
            "rest-json" => "aws.protocols#restJson1",
            "rest-xml" => "aws.protocols#restXml",
            "query" => "aws.protocols#awsQuery",
            "ec2" => "aws.protocols#ec2Query",
            "smithy-rpc-v2-cbor" => "smithy.protocols#rpcv2Cbor",
            other => {
                let message = format!("`{}` is not a protocol of this form", other.escape_debug());
                let help = "the protocols are `json`, `rest-json`, `rest-xml`, `query`, `ec2` and \
                            `smithy-rpc-v2-cbor`";
                let warning = Diagnostic::warning(codes::UNKNOWN_PROTOCOL, message, place);
                metadata.reader.push(warning.help(help));
                continue;
            }
        };
        let value = settings(id, metadata.reader);
        metadata.apply(id, value, "/protocol");
    }
    if metadata.fields.contains_key("awsQueryCompatible") {
        metadata.mark("aws.protocols#awsQueryCompatible", "/awsQueryCompatible");
    }
}

/// The trait for the version of AWS JSON.
fn json_version(metadata: &mut Holder<'_, '_, '_, '_>) -> Option<&'static str> {
    // A request names the service by its `targetPrefix`.
    for key in ["jsonVersion", "targetPrefix"] {
        if !metadata.fields.contains_key(key) {
            metadata.reader.found.missing_key(key, metadata.origin);
        }
    }
    match &**metadata.text("jsonVersion")? {
        "1.0" => Some("aws.protocols#awsJson1_0"),
        "1.1" => Some("aws.protocols#awsJson1_1"),
        other => {
            let place = metadata.origin.child("jsonVersion");
            let versions = ["1.0", "1.1"];
            metadata.reader.found.wrong_text(&versions, other, &place);
            None
        }
    }
}

/// The value of a protocol's trait: which versions of HTTP, and whether errors in XML are wrapped.
fn settings(id: &str, reader: &Reader<'_, '_>) -> Node {
    let texts = |texts: &[&str]| Node::Array(texts.iter().map(|text| Node::from(*text)).collect());
    let settings = reader.metadata.get("protocolSettings");
    let http2 = settings.and_then(|settings| settings.get("h2")?.as_str());
    let (http, streams) = match http2 {
        Some("optional") => (Some(texts(&["http/1.1", "h2"])), None),
        Some("required") => (Some(texts(&["h2"])), None),
        Some("eventstream") => (Some(texts(&["http/1.1", "h2"])), Some(texts(&["h2"]))),
        _ => (None, None),
    };
    let unwrapped = id == "aws.protocols#restXml" && reader.facts.errors_are_bare;
    record([
        ("http", http),
        ("eventStreamHttp", streams),
        ("noErrorWrapping", unwrapped.then(|| Node::from(true))),
    ])
}

/// The authentication schemes, the preferred one first.
fn auth(metadata: &mut Holder<'_, '_, '_, '_>) {
    let listed = metadata.texts("auth", "a string");
    let version = metadata.text("signatureVersion").map(|version| &**version);
    let schemes: Vec<Arc<str>> = match (listed.as_slice(), version) {
        ([], Some("bearer")) => vec![Arc::from("smithy.api#httpBearerAuth")],
        ([], Some("v4" | "s3" | "s3v4" | "v2" | "v3" | "v3https")) => {
            vec![Arc::from("aws.auth#sigv4")]
        }
        (listed, _) => listed
            .iter()
            .map(|(scheme, _)| Arc::clone(scheme))
            .collect(),
    };
    let name = metadata
        .fields
        .get("signingName")
        .or(metadata.fields.get("endpointPrefix"));
    let signed = || record([("name", name.cloned())]);
    for scheme in &schemes {
        match &**scheme {
            "aws.auth#sigv4" => metadata.apply("aws.auth#sigv4", signed(), "/signingName"),
            "aws.auth#sigv4a" => metadata.apply("aws.auth#sigv4a", signed(), "/signingName"),
            "smithy.api#httpBearerAuth" => metadata.mark("smithy.api#httpBearerAuth", "/auth"),
            _ => {}
        }
    }
    if schemes.len() > 1 {
        let value = Node::Array(schemes.into_iter().map(Node::String).collect());
        metadata.apply("smithy.api#auth", value, "/auth");
    }
}

/// The target of a request starts with the service's name, unless the metadata have another prefix.
fn target_prefix(metadata: &mut Holder<'_, '_, '_, '_>) {
    let prefix = metadata.text("targetPrefix");
    let name = metadata.reader.names.service.name();
    if let Some(prefix) = prefix.filter(|prefix| ***prefix != *name) {
        metadata.apply_text(TargetPrefix::ID, prefix, "/targetPrefix");
    }
}

/// The definitions of the traits that are not Smithy's, for a service that has them: validators ask for them.
pub(super) fn trait_definitions(service: &Shape, reader: &mut Reader<'_, '_>) -> Vec<Shape> {
    let kinds = [
        (TargetPrefix::ID, ShapeKind::String),
        (
            UnnamedXmlRoots::ID,
            ShapeKind::Structure(Default::default()),
        ),
    ];
    let definition = |(id, kind)| trait_definition(service, id, kind, reader);
    kinds.into_iter().filter_map(definition).collect()
}

fn trait_definition(
    service: &Shape,
    id: &str,
    kind: ShapeKind,
    reader: &mut Reader<'_, '_>,
) -> Option<Shape> {
    let applied = service.traits.applied(id)?;
    let origin = applied.origin();
    let id = applied.id.clone();
    let mut traits = Traits::default();
    let value = record([("selector", Some(Node::from("service")))]);
    reader.apply(&mut traits, "smithy.api#trait", value, &origin, "");
    Some(Shape {
        id,
        kind,
        traits,
        mixins: Vec::new(),
        origin,
    })
}

/// Endpoint rules, their parameters, and the operation that finds endpoints.
fn endpoints(holder: &mut Holder<'_, '_, '_, '_>, set: &Set) {
    let documents = [
        (&set.rules, "smithy.rules#endpointRuleSet"),
        (&set.diagram, "smithy.rules#endpointBdd"),
    ];
    for (tree, id) in documents {
        if let Some(tree) = tree {
            let service = holder.reader.names.service.as_str();
            let place = tree.origin.clone().concerning(service);
            let (traits, value) = (&mut holder.traits, tree.node.clone());
            holder.reader.apply(traits, id, value, &place, "");
        }
    }
    holder.same("/clientContextParams", "smithy.rules#clientContextParams");
    let names = &holder.reader.names;
    let finder = holder.reader.operations.iter().find(|(_, operation)| {
        operation.get("endpointoperation").and_then(Node::as_bool) == Some(true)
    });
    if let Some(operation) = finder.and_then(|(name, _)| names.operation(name)) {
        let error = names.shape("InvalidEndpointException");
        let value = record([
            ("operation", Some(Node::from(operation.as_str()))),
            ("error", error.map(|error| Node::from(error.as_str()))),
        ]);
        holder.apply("aws.api#clientEndpointDiscovery", value, "/operations");
    }
}
