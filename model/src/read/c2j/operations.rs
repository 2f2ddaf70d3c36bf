//! Operations: the objects under `operations`, and the traits from documents beside the service, come in; operations
//! with all their traits go out.

use super::holder::Holder;
use super::reader::{mark, record, Additions, Reader};
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Object};
use crate::prelude;
use crate::shape::{Operation, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::Traits;
use std::collections::HashMap;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "name",
    "http",
    "input",
    "output",
    "errors",
    "documentation",
    "documentationUrl",
    "idempotent",
    "readonly",
    "endpoint",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
    "auth",
    "authtype",
    "unsignedPayload",
    "httpChecksum",
    "httpChecksumRequired",
    "requestcompression",
    "endpointdiscovery",
    "endpointoperation",
    "staticContextParams",
    "operationContextParams",
    "alias",
    "eventStreamRequestsOnly",
];

/// Reads all operations; `additions` are the traits that other documents give them.
pub(super) fn read(
    additions: &mut Additions,
    root: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Vec<Shape> {
    let section = root.child("operations");
    let uses = uses(reader);
    let mut operations = Vec::with_capacity(reader.operations.len());
    let mut own = Vec::new();
    for (name, node) in reader.operations.iter() {
        let Some(id) = reader.names.operation(name).cloned() else {
            continue;
        };
        let origin = section.child(name).concerning(id.as_str());
        let Some(fields) = reader.object(node, &origin) else {
            reader.refused.push(id);
            continue;
        };
        reader.check_keys(fields, KEYS, &origin);
        let mut traits = traits(fields, &origin, reader);
        if reader.facts.bare_outputs.contains(&&**name) {
            let id = "aws.customizations#s3UnwrappedXmlOutput";
            reader.apply(&mut traits, id, mark(), &origin, "");
        }
        for added in additions.swap_remove(name).unwrap_or_default().shared() {
            traits.insert(Arc::clone(added));
        }
        let mut structure = |key: &str, reader: &mut Reader<'_, '_>| {
            let (name, target) = structure(fields, key, &origin, reader)?;
            if uses.get(&**name) == Some(&1) {
                own.push((name.clone(), key.to_owned()));
            }
            Some(target)
        };
        let input = structure("input", reader);
        note_root(node, &origin, reader);
        let output = structure("output", reader);
        reader.inputs.extend(input.clone());
        operations.push(Shape {
            id,
            kind: ShapeKind::Operation(Operation {
                input: input.unwrap_or_else(prelude::unit_id),
                output: output.unwrap_or_else(prelude::unit_id),
                errors: errors(fields, &origin, reader),
            }),
            traits,
            mixins: Vec::new(),
            origin,
        });
    }
    reader.own = own.into_iter().collect();
    operations
}

/// Notes what an operation says of its input as a document.
fn note_root<'m>(operation: &'m Node, origin: &Origin, reader: &mut Reader<'m, '_>) {
    let Some(Node::Object(reference)) = operation.get("input") else {
        return;
    };
    let says_more =
        reference.contains_key("xmlNamespace") || reference.contains_key("locationName");
    if let (Some(Node::String(name)), true) = (reference.get("shape"), says_more) {
        let place = origin.child("input");
        reader.roots.insert(Arc::clone(name), (reference, place));
    }
}

/// How often each shape is referred to.
fn uses(reader: &Reader<'_, '_>) -> HashMap<Arc<str>, usize> {
    let mut uses = HashMap::new();
    let mut count = |node: Option<&Node>| {
        if let Some(Node::String(name)) = node.and_then(|node| node.get("shape")) {
            *uses.entry(Arc::clone(name)).or_default() += 1;
        }
    };
    for (_, operation) in reader.operations.iter() {
        count(operation.get("input"));
        count(operation.get("output"));
        let errors = operation.get("errors").and_then(Node::as_array);
        errors
            .unwrap_or_default()
            .iter()
            .for_each(|error| count(Some(error)));
    }
    for (_, shape) in reader.shapes.iter() {
        for key in ["member", "key", "value"] {
            count(shape.get(key));
        }
        let members = shape.get("members").and_then(Node::as_object);
        for (_, member) in members.into_iter().flat_map(Object::iter) {
            count(Some(member));
        }
    }
    uses
}

/// The structure under `input` or `output`.
fn structure<'n>(
    fields: &'n Object,
    key: &str,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Option<(&'n Arc<str>, ShapeId)> {
    let place = origin.child(key);
    let reference = reader.object(fields.get(key)?, &place)?;
    let (name, target) = reader.reference(reference, &place)?;
    if reader.type_of(name) != Some("structure") && reader.has_type(name) {
        let message = format!("`{name}` is the {key} of an operation and must be a structure");
        reader.error(codes::WRONG_TARGET, message, &place.child("shape"));
        return None;
    }
    Some((name, target))
}

fn errors(fields: &Object, origin: &Origin, reader: &mut Reader<'_, '_>) -> Vec<ShapeId> {
    let mut errors = Vec::new();
    for (index, node) in reader.items(fields, "errors", origin).iter().enumerate() {
        let place = origin.child("errors").child(&index.to_string());
        let Some(reference) = reader.object(node, &place) else {
            continue;
        };
        let Some((name, target)) = reader.reference(reference, &place) else {
            continue;
        };
        let shape = reader.shapes.get(name).and_then(Node::as_object);
        if shape.is_none() {
            // The missing shape has its diagnostic, and operations with this error are left out with it.
            errors.push(target);
        } else if reader.type_of(name) != Some("structure") && reader.has_type(name) {
            // This is checked here, where the place is known: the shape has each error once.
            let kind = reader.type_of(name).unwrap_or_default();
            let message = format!(
                "`{name}` is of the type `{kind}`, and an error of an operation must be a structure"
            );
            reader.error(codes::WRONG_TARGET, message, &place.child("shape"));
        } else if !reader.shape_has(name, "exception") {
            let message = format!("`{name}` is used as an error but not marked as one");
            let error = Diagnostic::error(codes::WRONG_TARGET, message, place.child("shape"));
            reader.push(error.help("add `\"exception\": true` to the structure"));
        } else if !errors.contains(&target) {
            errors.push(target);
        }
    }
    errors
}

fn traits(fields: &Object, origin: &Origin, reader: &mut Reader<'_, '_>) -> Traits {
    let mut holder = Holder::new(fields, origin, reader);
    holder.common();
    if holder.reader.facts.http {
        http(&mut holder);
    }
    holder.flagged("/idempotent", "smithy.api#idempotent");
    holder.flagged("/readonly", "smithy.api#readonly");
    holder.flagged("/unsignedPayload", "aws.auth#unsignedPayload");
    let checksum = "smithy.api#httpChecksumRequired";
    holder.flagged("/httpChecksumRequired", checksum);
    holder.same("/endpoint", "smithy.api#endpoint");
    holder.same("/httpChecksum", "aws.protocols#httpChecksum");
    holder.same("/requestcompression", "smithy.api#requestCompression");
    let parameters = "smithy.rules#staticContextParams";
    holder.same("/staticContextParams", parameters);
    let parameters = "smithy.rules#operationContextParams";
    holder.same("/operationContextParams", parameters);
    if let Some(discovery) = fields.get("endpointdiscovery") {
        let required = discovery.get("required").and_then(Node::as_bool) == Some(true);
        let value = record([("required", Some(Node::from(required)))]);
        let id = "aws.api#clientDiscoveredEndpoint";
        holder.apply(id, value, "/endpointdiscovery");
    }
    auth(&mut holder);
    holder.traits
}

/// `auth` names schemes, the preferred one first; `authtype` is the older word for the same.
fn auth(holder: &mut Holder<'_, '_, '_, '_>) {
    const NONE: &str = "smithy.api#noAuth";
    let authtype = holder.text("authtype").map(|text| &**text);
    if authtype == Some("v4-unsigned-body") && !holder.fields.contains_key("unsignedPayload") {
        holder.mark("aws.auth#unsignedPayload", "/authtype");
    }
    let listed = holder.reader.items(holder.fields, "auth", holder.origin);
    let (schemes, is_optional, place) = match (holder.fields.contains_key("auth"), authtype) {
        (true, _) => {
            let is_none = |scheme: &&Node| scheme.as_str() == Some(NONE);
            let (none, schemes): (Vec<&Node>, Vec<&Node>) = listed.iter().partition(is_none);
            let schemes = schemes.into_iter().cloned().collect();
            (schemes, !none.is_empty(), "/auth")
        }
        (false, Some("none")) => (Vec::new(), true, "/authtype"),
        (false, Some("bearer")) => {
            let bearer = Node::from("smithy.api#httpBearerAuth");
            (vec![bearer], false, "/authtype")
        }
        _ => return,
    };
    holder.apply("smithy.api#auth", Node::Array(schemes), place);
    if is_optional {
        holder.mark("smithy.api#optionalAuth", place);
    }
}

/// Method, path and status. Labels of a path are the names of members in Smithy, their names on the wire here.
fn http(holder: &mut Holder<'_, '_, '_, '_>) {
    let (fields, reader) = (holder.fields, &mut *holder.reader);
    let place = holder.origin.child("http");
    let Some(node) = fields.get("http") else {
        return reader.found.missing_key("http", holder.origin);
    };
    let Some(http) = reader.object(node, &place) else {
        return;
    };
    let labels = labels(fields, reader);
    let uri = reader.text(http, "requestUri", &place);
    let uri = uri.map(|uri| Node::from(relabelled(uri, &labels).as_str()));
    let value = record([
        ("method", http.get("method").cloned()),
        ("uri", uri),
        ("code", http.get("responseCode").cloned()),
    ]);
    holder.apply("smithy.api#http", value, "/http");
}

/// The members of the input that are labels, by their names on the wire.
fn labels<'m>(fields: &Object, reader: &Reader<'m, '_>) -> HashMap<&'m str, &'m str> {
    let input = fields
        .get("input")
        .and_then(|input| input.get("shape")?.as_str());
    let shape = input.and_then(|name| reader.shapes.get(name));
    let members = shape.and_then(|shape| shape.get("members")?.as_object());
    let mut labels = HashMap::new();
    for (name, member) in members.into_iter().flat_map(Object::iter) {
        if member.get("location").and_then(Node::as_str) == Some("uri") {
            let wire_name = member.get("locationName").and_then(Node::as_str);
            labels.insert(wire_name.unwrap_or(name), &**name);
        }
    }
    labels
}

fn relabelled(uri: &str, labels: &HashMap<&str, &str>) -> String {
    let mut text = String::with_capacity(uri.len());
    let mut rest = uri;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        text.push('{');
        let Some((label, after)) = after.split_once('}') else {
            text.push_str(after);
            return text;
        };
        let plain = label.trim_end_matches('+');
        text.push_str(labels.get(plain).unwrap_or(&plain));
        text.push_str(label.get(plain.len()..).unwrap_or_default());
        text.push('}');
        rest = after;
    }
    text.push_str(rest);
    text
}
