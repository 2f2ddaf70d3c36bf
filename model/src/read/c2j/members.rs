//! Members: those of structures, a list's item, a map's key and value come in; members with traits go out.

use super::bindings;
use super::container::{Container, Slot};
use super::holder::Holder;
use super::reader::{mark, record, Reader};
use crate::diagnostic::{codes, Origin};
use crate::node::{Node, Object};
use crate::shape::{Member, Members, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "shape",
    "documentation",
    "location",
    "locationName",
    "box",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
    "enum",
    "eventheader",
    "eventpayload",
    "flattened",
    "hostLabel",
    "idempotencyToken",
    "jsonvalue",
    "queryName",
    "streaming",
    "xmlAttribute",
    "xmlNamespace",
    "contextParam",
    "timestampFormat",
    "endpointdiscoveryid",
    "pattern",
    "min",
    "max",
    "sensitive",
];

/// The members of a structure.
pub(super) fn named(container: &Container<'_>, reader: &mut Reader<'_, '_>) -> Members {
    let mut members = Members::new();
    let Some(node) = container.fields.get("members") else {
        return members;
    };
    let origin = container.origin.child("members");
    let Some(fields) = reader.object(node, &origin) else {
        return members;
    };
    for (name, node) in fields.iter() {
        if let Some(member) = read(container, name, node, &origin.child(name), None, reader) {
            members.insert(Arc::clone(name), member);
        }
    }
    members
}

/// The item of a list, the key or the value of a map.
pub(super) fn single(
    container: &Container<'_>,
    slot: Slot,
    reader: &mut Reader<'_, '_>,
) -> Option<Member> {
    let name = match slot {
        Slot::Item => "member",
        Slot::Key => "key",
        Slot::Value => "value",
    };
    let Some(node) = container.fields.get(name) else {
        reader.found.missing_key(name, container.origin);
        return None;
    };
    let origin = container.origin.child(name);
    read(container, name, node, &origin, Some(slot), reader)
}

fn read(
    container: &Container<'_>,
    name: &str,
    node: &Node,
    origin: &Origin,
    slot: Option<Slot>,
    reader: &mut Reader<'_, '_>,
) -> Option<Member> {
    let id = match container.id.with_member(name) {
        Ok(id) => id,
        Err(invalid) => {
            reader.error(codes::INVALID_SHAPE_ID, invalid.to_string(), origin);
            return None;
        }
    };
    let origin = origin.clone().concerning(id.as_str());
    let fields = reader.object(node, &origin)?;
    reader.check_keys(fields, KEYS, &origin);
    let (target_name, mut target) = reader.reference(fields, &origin)?;
    let is_text = matches!(reader.type_of(target_name), Some("string" | "character"));
    if matches!(slot, Some(Slot::Key)) && !is_text && reader.has_type(target_name) {
        let message = format!("`{target_name}` is the key of a map and must be a string");
        reader.error(codes::WRONG_TARGET, message, &origin.child("shape"));
        return None;
    }
    if let Some(made) = made_target(target_name, fields, &origin, reader) {
        target = made;
    }
    let mut holder = Holder::new(fields, &origin, reader);
    holder.common();
    match slot {
        Some(slot) => bindings::of_item(&mut holder, container, slot),
        None => {
            presence(&mut holder, container, name, target_name);
            bindings::of_member(&mut holder, container, name, target_name);
            flags(&mut holder);
        }
    }
    holder.timestamp_format();
    match holder.reader.type_of(target_name) {
        Some("string") => holder.constraints(&ShapeKind::String),
        Some("integer") => holder.constraints(&ShapeKind::Integer),
        Some("long") => holder.constraints(&ShapeKind::Long),
        _ => {}
    }
    let traits = holder.traits;
    Some(Member {
        id,
        target,
        traits,
        origin,
    })
}

/// C2J marks members whose text holds JSON or whose blob is a stream; Smithy marks shapes. Such a member gets a shape
/// of its own, named as in AWS's Smithy models.
fn made_target(
    target: &str,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Option<ShapeId> {
    let is_json = reader.flag(fields, "jsonvalue", origin);
    let is_stream = reader.flag(fields, "streaming", origin);
    let (prefix, kind, id, value, place) = match reader.type_of(target) {
        Some("string") if is_json => (
            "SynthesizedJson",
            ShapeKind::String,
            "smithy.api#mediaType",
            Node::from("application/json"),
            "/jsonvalue",
        ),
        Some("blob") if is_stream && !reader.shape_has(target, "streaming") => (
            "Streaming",
            ShapeKind::Blob,
            "smithy.api#streaming",
            mark(),
            "/streaming",
        ),
        _ => return None,
    };
    let name = match target.starts_with(prefix) {
        true => target.to_owned(),
        false => format!("{prefix}{target}"),
    };
    if let Some(made) = reader.made.iter().find(|made| {
        *made.id.namespace() == *reader.names.service.namespace() && made.id.name() == name
    }) {
        return Some(made.id.clone());
    }
    let shape_id = reader.names.free(&name, "Value");
    let node = reader.shapes.get(target).and_then(Node::as_object);
    let empty = Object::new();
    let mut holder = Holder::new(node.unwrap_or(&empty), origin, reader);
    holder.common();
    holder.constraints(&kind);
    if holder.reader.shape_has(target, "sensitive") {
        holder.mark("smithy.api#sensitive", "");
    }
    holder.apply(id, value, place);
    let traits = holder.traits;
    reader.made.push(Shape {
        id: shape_id.clone(),
        kind,
        traits,
        mixins: Vec::new(),
        origin: origin.clone(),
    });
    Some(shape_id)
}

/// Whether the member has a value.
fn presence(
    holder: &mut Holder<'_, '_, '_, '_>,
    container: &Container<'_>,
    name: &str,
    target: &str,
) {
    let reader = &mut *holder.reader;
    let boxed = holder.fields.get("box").and_then(Node::as_bool) == Some(true)
        || reader.shape_has(target, "box");
    let in_union = reader.flag(container.fields, "union", container.origin)
        || reader.flag(container.fields, "eventstream", container.origin)
        || reader.facts.lost.unions.contains(container.id.name());
    if in_union {
        return;
    }
    let is_primitive = reader.facts.lost.primitives.contains(target);
    let default = is_primitive.then(|| match boxed {
        true => Node::Null,
        false => reader.zero_of(target),
    });
    let is_stream = holder.fields.get("streaming") == Some(&Node::from(true))
        || reader.shape_has(target, "streaming");
    let required = container.required.contains(name);
    let is_empty_stream = !required && is_stream && reader.type_of(target) == Some("blob");
    // Members of an input are optional to clients anyway.
    let optional = reader.facts.lost.client_optional && !reader.inputs.contains(container.id);
    if required {
        holder.mark("smithy.api#required", "");
        if optional {
            holder.mark("smithy.api#clientOptional", "");
        }
    }
    if is_empty_stream {
        // A missing stream counts as empty.
        holder.apply("smithy.api#default", Node::from(""), "");
    }
    if let Some(default) = default {
        holder.apply("smithy.api#default", default, "");
    }
}

/// Further marks of a structure's member.
fn flags(holder: &mut Holder<'_, '_, '_, '_>) {
    holder.flagged("/idempotencyToken", "smithy.api#idempotencyToken");
    holder.flagged("/hostLabel", "smithy.api#hostLabel");
    holder.flagged("/eventpayload", "smithy.api#eventPayload");
    holder.flagged("/eventheader", "smithy.api#eventHeader");
    holder.flagged("/endpointdiscoveryid", "aws.api#clientEndpointDiscoveryId");
    if let Some(parameter) = holder.fields.get("contextParam") {
        let value = record([("name", parameter.get("name").cloned())]);
        holder.apply("smithy.rules#contextParam", value, "/contextParam");
    }
}
