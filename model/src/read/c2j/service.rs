//! The service: metadata, endpoint rules and what the operations say of it come in, the service shape goes out.

use super::holder::Holder;
use super::parts::Set;
use super::reader::{mark, record, Reader};
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Object};
use crate::shape::{Service, Shape, ShapeKind};
use crate::traits::{TargetPrefix, Trait, Traits};
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
    let origin = root_origin.child("metadata");
    let metadata = reader.metadata;
    let mut holder = Holder::new(root, &root_origin, reader);
    holder.common();
    let mut traits = holder.traits;
    if let Some(title) = reader.text(metadata, "serviceFullName", &origin) {
        let value = Node::String(Arc::clone(title));
        reader.apply(
            &mut traits,
            "smithy.api#title",
            value,
            &origin,
            "/serviceFullName",
        );
    }
    if let Some(sdk_id) = reader.text(metadata, "serviceId", &origin).cloned() {
        let value = record([
            ("sdkId", Some(Node::String(sdk_id))),
            ("endpointPrefix", metadata.get("endpointPrefix").cloned()),
        ]);
        reader.apply(&mut traits, "aws.api#service", value, &origin, "/serviceId");
    }
    protocols(&mut traits, &origin, reader);
    auth(&mut traits, &origin, reader);
    target_prefix(&mut traits, &origin, reader);
    if reader.facts.xml {
        let mut holder = Holder {
            reader,
            fields: metadata,
            origin: &origin,
            traits,
        };
        holder.xml_namespace();
        traits = holder.traits;
    }
    endpoints(&mut traits, root, set, &root_origin, reader);
    let operations = reader.operations.iter();
    let operations = operations.filter_map(|(name, _)| reader.names.operation(name).cloned());
    let operations = operations.collect();
    let version = reader.text(metadata, "apiVersion", &origin).cloned();
    Shape {
        id,
        kind: ShapeKind::Service(Service {
            version: version.unwrap_or_else(|| Arc::from("")),
            operations,
            ..Service::default()
        }),
        traits,
        mixins: Vec::new(),
        origin: root_origin,
    }
}

fn protocols(traits: &mut Traits, origin: &Origin, reader: &mut Reader<'_, '_>) {
    let metadata = reader.metadata;
    let mut listed: Vec<(Arc<str>, Origin)> = Vec::new();
    for (index, node) in reader
        .items(metadata, "protocols", origin)
        .iter()
        .enumerate()
    {
        let place = origin.child("protocols").child(&index.to_string());
        match node {
            Node::String(name) => listed.push((Arc::clone(name), place)),
            other => reader.wrong_node("the name of a protocol", other, &place),
        }
    }
    if listed.is_empty() {
        match reader.text(metadata, "protocol", origin) {
            Some(name) => listed.push((Arc::clone(name), origin.child("protocol"))),
            None => reader.missing_key("protocol", origin),
        }
    }
    for (name, place) in listed {
        let id = match &*name {
            "json" => match json_version(origin, reader) {
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
                let code = codes::UNKNOWN_PROTOCOL;
                reader.push(Diagnostic::warning(code, message, place).help(help));
                continue;
            }
        };
        let value = settings(id, reader);
        reader.apply(traits, id, value, origin, "/protocol");
    }
    if metadata.contains_key("awsQueryCompatible") {
        let id = "aws.protocols#awsQueryCompatible";
        reader.apply(traits, id, mark(), origin, "/awsQueryCompatible");
    }
}

/// Which version of AWS JSON.
fn json_version(origin: &Origin, reader: &mut Reader<'_, '_>) -> Option<&'static str> {
    let metadata = reader.metadata;
    if !metadata.contains_key("jsonVersion") {
        reader.missing_key("jsonVersion", origin);
    }
    // Without it nobody knows what a request calls the service.
    if !metadata.contains_key("targetPrefix") {
        reader.missing_key("targetPrefix", origin);
    }
    match &**reader.text(metadata, "jsonVersion", origin)? {
        "1.0" => Some("aws.protocols#awsJson1_0"),
        "1.1" => Some("aws.protocols#awsJson1_1"),
        other => {
            let message = format!(
                "expected the version `1.0` or `1.1`, found `{}`",
                other.escape_debug()
            );
            reader.error(codes::WRONG_NODE, message, &origin.child("jsonVersion"));
            None
        }
    }
}

/// The value of a protocol's trait: which versions of HTTP, and whether errors in XML are wrapped.
fn settings(id: &str, reader: &Reader<'_, '_>) -> Node {
    let texts = |texts: &[&str]| Node::Array(texts.iter().map(|text| Node::from(*text)).collect());
    let http2 = reader
        .metadata
        .get("protocolSettings")
        .and_then(|settings| settings.get("h2"));
    let (http, streams) = match http2.and_then(Node::as_str) {
        Some("optional") => (Some(texts(&["http/1.1", "h2"])), None),
        Some("required") => (Some(texts(&["h2"])), None),
        Some("eventstream") => (Some(texts(&["http/1.1", "h2"])), Some(texts(&["h2"]))),
        _ => (None, None),
    };
    let unwrapped = id == "aws.protocols#restXml" && reader.facts.errors_are_bare();
    record([
        ("http", http),
        ("eventStreamHttp", streams),
        ("noErrorWrapping", unwrapped.then(|| Node::from(true))),
    ])
}

/// The authentication schemes, the preferred one first.
fn auth(traits: &mut Traits, origin: &Origin, reader: &mut Reader<'_, '_>) {
    let metadata = reader.metadata;
    let listed = reader.items(metadata, "auth", origin);
    let version = reader.text(metadata, "signatureVersion", origin).cloned();
    let schemes: Vec<Arc<str>> = match (listed, version.as_deref()) {
        ([], Some("bearer")) => vec![Arc::from("smithy.api#httpBearerAuth")],
        ([], Some("v4" | "s3" | "s3v4" | "v2" | "v3" | "v3https")) => {
            vec![Arc::from("aws.auth#sigv4")]
        }
        (listed, _) => texts_of(listed, &origin.child("auth"), reader),
    };
    let name = metadata
        .get("signingName")
        .or(metadata.get("endpointPrefix"));
    for scheme in &schemes {
        let id = match &**scheme {
            "aws.auth#sigv4" => "aws.auth#sigv4",
            "aws.auth#sigv4a" => "aws.auth#sigv4a",
            "smithy.api#httpBearerAuth" => {
                reader.apply(traits, "smithy.api#httpBearerAuth", mark(), origin, "/auth");
                continue;
            }
            _ => continue,
        };
        let value = record([("name", name.cloned())]);
        reader.apply(traits, id, value, origin, "/signingName");
    }
    if schemes.len() > 1 {
        let value = Node::Array(schemes.into_iter().map(Node::String).collect());
        reader.apply(traits, "smithy.api#auth", value, origin, "/auth");
    }
}

/// The texts of an array.
fn texts_of(items: &[Node], origin: &Origin, reader: &mut Reader<'_, '_>) -> Vec<Arc<str>> {
    let mut texts = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match item {
            Node::String(text) => texts.push(Arc::clone(text)),
            other => reader.wrong_node("a string", other, &origin.child(&index.to_string())),
        }
    }
    texts
}

/// The target of a request starts with the service's name, unless the service says another start.
fn target_prefix(traits: &mut Traits, origin: &Origin, reader: &mut Reader<'_, '_>) {
    let metadata = reader.metadata;
    let prefix = reader.text(metadata, "targetPrefix", origin).cloned();
    if let Some(prefix) = prefix.filter(|prefix| **prefix != *reader.names.service.name()) {
        let value = Node::String(prefix);
        reader.apply(traits, TargetPrefix::ID, value, origin, "/targetPrefix");
    }
}

/// The definition of the trait that C2J needs and Smithy does not have, for a service that has it: validators want one.
pub(super) fn trait_definition(service: &Shape, reader: &mut Reader<'_, '_>) -> Option<Shape> {
    let applied = service.traits.applied(TargetPrefix::ID)?;
    let origin = applied.origin();
    let id = applied.id.clone();
    let mut traits = Traits::default();
    let value = record([("selector", Some(Node::from("service")))]);
    reader.apply(&mut traits, "smithy.api#trait", value, &origin, "");
    Some(Shape {
        id,
        kind: ShapeKind::String,
        traits,
        mixins: Vec::new(),
        origin,
    })
}

/// Endpoint rules, their parameters, and the operation that finds endpoints.
fn endpoints(
    traits: &mut Traits,
    root: &Object,
    set: &Set,
    root_origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let documents = [
        (&set.rules, "smithy.rules#endpointRuleSet"),
        (&set.diagram, "smithy.rules#endpointBdd"),
    ];
    for (tree, id) in documents {
        if let Some(tree) = tree {
            let holder = tree
                .origin
                .clone()
                .concerning(reader.names.service.as_str());
            reader.apply(traits, id, tree.node.clone(), &holder, "");
        }
    }
    if let Some(value) = root.get("clientContextParams") {
        let id = "smithy.rules#clientContextParams";
        reader.apply(
            traits,
            id,
            value.clone(),
            root_origin,
            "/clientContextParams",
        );
    }
    let finder = reader.operations.iter().find(|(_, operation)| {
        operation.get("endpointoperation").and_then(Node::as_bool) == Some(true)
    });
    let finder = finder.and_then(|(name, _)| reader.names.operation(name));
    if let Some(operation) = finder {
        let error = reader.names.shape("InvalidEndpointException");
        let value = record([
            ("operation", Some(Node::from(operation.as_str()))),
            ("error", error.map(|error| Node::from(error.as_str()))),
        ]);
        let id = "aws.api#clientEndpointDiscovery";
        reader.apply(traits, id, value, root_origin, "/operations");
    }
}
