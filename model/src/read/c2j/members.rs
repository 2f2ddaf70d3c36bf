//! Members: those of structures, a list's item, a map's key and value come in; members with traits go out.

use super::reader::{mark, record, Reader};
use super::shapes::{common, constraints, timestamp_format, xml_namespace};
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Object};
use crate::shape::{Member, Members, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::spelling::question;
use crate::traits::Traits;
use std::collections::HashSet;
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

/// The shape that holds members.
pub(super) struct Container<'n> {
    id: &'n ShapeId,
    fields: &'n Object,
    origin: &'n Origin,
    required: HashSet<&'n str>,
    payload: Option<&'n str>,
}

/// A member that lists and maps have.
#[derive(Clone, Copy)]
pub(super) enum Slot {
    Item,
    Key,
    Value,
}

impl<'n> Container<'n> {
    pub fn new(
        id: &'n ShapeId,
        fields: &'n Object,
        origin: &'n Origin,
        reader: &mut Reader<'_, '_>,
    ) -> Container<'n> {
        let mut container = Container {
            id,
            fields,
            origin,
            required: HashSet::new(),
            payload: None,
        };
        for (index, item) in reader.items(fields, "required", origin).iter().enumerate() {
            let place = origin.child("required").child(&index.to_string());
            match item {
                Node::String(name) => {
                    container.check_named(name, "required", &place, reader);
                    container.required.insert(name);
                }
                other => reader.wrong_node("the name of a member", other, &place),
            }
        }
        if let Some(name) = reader.text(fields, "payload", origin) {
            container.check_named(name, "the payload", &origin.child("payload"), reader);
            container.payload = Some(name);
        }
        container
    }

    /// A member that the shape names must be there.
    fn check_named(&self, name: &str, role: &str, place: &Origin, reader: &mut Reader<'_, '_>) {
        let members = self.fields.get("members").and_then(Node::as_object);
        if members.is_some_and(|members| members.contains_key(name)) {
            return;
        }
        let message = format!(
            "`{}` is {role}, and `{}` has no such member",
            name.escape_debug(),
            self.id
        );
        let error = Diagnostic::error(codes::MISSING_MEMBER, message, place.clone());
        let names = members.into_iter().flat_map(|members| members.iter());
        reader.push(match question(name, names.map(|(name, _)| &**name)) {
            Some(question) => error.help(question),
            None => error,
        });
    }
}

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
        reader.missing_key(name, container.origin);
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
    let mut traits = Traits::default();
    common(&mut traits, fields, &origin, reader);
    match slot {
        Some(slot) => item_names(&mut traits, container, slot, fields, &origin, reader),
        None => {
            presence(&mut traits, container, name, target_name, &origin, reader);
            bindings(
                &mut traits,
                container,
                name,
                target_name,
                fields,
                &origin,
                reader,
            );
            flags(&mut traits, fields, &origin, reader);
        }
    }
    timestamp_format(&mut traits, fields, &origin, reader);
    let kind = match reader.type_of(target_name) {
        Some("string") => Some(ShapeKind::String),
        Some("integer") => Some(ShapeKind::Integer),
        Some("long") => Some(ShapeKind::Long),
        _ => None,
    };
    if let Some(kind) = kind {
        constraints(&mut traits, &kind, fields, &origin, reader);
    }
    Some(Member {
        id,
        target,
        traits,
        origin,
    })
}

/// Smithy says of a shape what C2J says of a member: that a text holds JSON, that a blob is a stream. Then the member
/// has a shape of its own, named as in AWS's Smithy models.
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
    let mut traits = Traits::default();
    if let Some(node) = reader.shapes.get(target).and_then(Node::as_object) {
        common(&mut traits, node, origin, reader);
        constraints(&mut traits, &kind, node, origin, reader);
        if reader.shape_has(target, "sensitive") {
            reader.apply(&mut traits, "smithy.api#sensitive", mark(), origin, "");
        }
    }
    reader.apply(&mut traits, id, value, origin, place);
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
    traits: &mut Traits,
    container: &Container<'_>,
    name: &str,
    target: &str,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let required = container.required.contains(name);
    let fields = container
        .fields
        .get("members")
        .and_then(|members| members.get(name));
    let boxed = fields
        .and_then(|fields| fields.get("box"))
        .and_then(Node::as_bool)
        == Some(true)
        || reader.shape_has(target, "box");
    let in_union = reader.flag(container.fields, "union", container.origin)
        || reader.flag(container.fields, "eventstream", container.origin)
        || reader.facts.is_union(container.id.name());
    if in_union {
        return;
    }
    if required {
        reader.apply(traits, "smithy.api#required", mark(), origin, "");
        // Members of an input are optional to clients by themselves.
        if reader.facts.client_optional() && !reader.inputs.contains(container.id) {
            reader.apply(traits, "smithy.api#clientOptional", mark(), origin, "");
        }
    }
    let is_stream = fields.is_some_and(|fields| fields.get("streaming") == Some(&Node::from(true)))
        || reader.shape_has(target, "streaming");
    if !required && is_stream && reader.type_of(target) == Some("blob") {
        // A stream that is not there is an empty one.
        reader.apply(traits, "smithy.api#default", Node::from(""), origin, "");
    }
    if reader.facts.is_primitive(target) {
        let default = match boxed {
            true => Node::Null,
            false => reader.zero_of(target),
        };
        reader.apply(traits, "smithy.api#default", default, origin, "");
    }
}

/// Where the member is on the wire, and under which name.
fn bindings(
    traits: &mut Traits,
    container: &Container<'_>,
    name: &str,
    target: &str,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let given = reader.text(fields, "locationName", origin).cloned();
    let wire_name = given.clone().unwrap_or_else(|| Arc::from(name));
    let is_map = reader.type_of(target) == Some("map");
    if let Some(location) = reader.text(fields, "location", origin) {
        let (id, value) = match &**location {
            // A label that something else than an input has is no label.
            "uri" if !reader.facts.http || !reader.inputs.contains(container.id) => return,
            "uri" => {
                // There is no path without it, whether the document says so or not.
                reader.apply(traits, "smithy.api#required", mark(), origin, "/location");
                ("smithy.api#httpLabel", mark())
            }
            "querystring" if is_map => ("smithy.api#httpQueryParams", mark()),
            "querystring" => ("smithy.api#httpQuery", Node::String(wire_name)),
            "header" => ("smithy.api#httpHeader", Node::String(wire_name)),
            "headers" => {
                let prefix = given.unwrap_or_else(|| Arc::from(""));
                ("smithy.api#httpPrefixHeaders", Node::String(prefix))
            }
            "statusCode" => ("smithy.api#httpResponseCode", mark()),
            other => {
                let message = format!(
                    "expected one of `uri`, `querystring`, `header`, `headers`, `statusCode`, found `{}`",
                    other.escape_debug()
                );
                reader.error(codes::WRONG_NODE, message, &origin.child("location"));
                return;
            }
        };
        if reader.facts.http {
            reader.apply(traits, id, value, origin, "/location");
        }
        return;
    }
    if container.payload == Some(name) && reader.facts.http {
        let holder = origin;
        reader.apply(traits, "smithy.api#httpPayload", mark(), holder, "");
    }
    let differs = given.as_ref().filter(|given| ***given != *name);
    if let Some(given) = differs.filter(|_| reader.facts.json) {
        let value = Node::String(Arc::clone(given));
        reader.apply(
            traits,
            "smithy.api#jsonName",
            value,
            origin,
            "/locationName",
        );
    }
    if reader.facts.xml {
        // A payload is an element of its own, which bears the name of its shape unless it is given another.
        let usual = match container.payload == Some(name) {
            true => target,
            false => name,
        };
        xml(traits, usual, given, target, fields, origin, reader);
    }
}

/// Names in XML and in queries; `usual` is the one that need not be said.
fn xml(
    traits: &mut Traits,
    usual: &str,
    given: Option<Arc<str>>,
    target: &str,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let target_type = reader.type_of(target);
    let is_collection = matches!(target_type, Some("list" | "map"));
    let flattened = is_collection
        && (reader.flag(fields, "flattened", origin) || reader.shape_has(target, "flattened"));
    let mut wire_name = given;
    if flattened {
        reader.apply(traits, "smithy.api#xmlFlattened", mark(), origin, "");
        if target_type == Some("list") {
            // The items of a flattened list bear the item's name here, that of the member in Smithy.
            let item = reader
                .shapes
                .get(target)
                .and_then(|list| list.get("member"));
            let item_name = item.and_then(|item| item.get("locationName"));
            if let Some(Node::String(item_name)) = item_name {
                wire_name = Some(Arc::clone(item_name));
            }
        }
    }
    if let Some(wire_name) = wire_name.filter(|wire_name| **wire_name != *usual) {
        let value = Node::String(wire_name);
        reader.apply(traits, "smithy.api#xmlName", value, origin, "/locationName");
    }
    if reader.flag(fields, "xmlAttribute", origin) {
        reader.apply(
            traits,
            "smithy.api#xmlAttribute",
            mark(),
            origin,
            "/xmlAttribute",
        );
    }
    if let Some(query_name) = reader.text(fields, "queryName", origin) {
        let value = Node::String(Arc::clone(query_name));
        reader.apply(
            traits,
            "aws.protocols#ec2QueryName",
            value,
            origin,
            "/queryName",
        );
    }
    xml_namespace(traits, fields, origin, reader);
}

/// The names of items, keys and values in XML and in queries.
fn item_names(
    traits: &mut Traits,
    container: &Container<'_>,
    slot: Slot,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let flattened = reader.flag(container.fields, "flattened", container.origin);
    if !reader.facts.xml || (flattened && matches!(slot, Slot::Item)) {
        return;
    }
    if let Some(name) = reader.text(fields, "locationName", origin) {
        let value = Node::String(Arc::clone(name));
        reader.apply(traits, "smithy.api#xmlName", value, origin, "/locationName");
    }
    xml_namespace(traits, fields, origin, reader);
}

/// What a member of a structure may be besides.
fn flags(traits: &mut Traits, fields: &Object, origin: &Origin, reader: &mut Reader<'_, '_>) {
    const MARKS: [(&str, &str, &str); 5] = [
        (
            "idempotencyToken",
            "smithy.api#idempotencyToken",
            "/idempotencyToken",
        ),
        ("hostLabel", "smithy.api#hostLabel", "/hostLabel"),
        ("eventpayload", "smithy.api#eventPayload", "/eventpayload"),
        ("eventheader", "smithy.api#eventHeader", "/eventheader"),
        (
            "endpointdiscoveryid",
            "aws.api#clientEndpointDiscoveryId",
            "/endpointdiscoveryid",
        ),
    ];
    for (key, id, place) in MARKS {
        if reader.flag(fields, key, origin) {
            reader.apply(traits, id, mark(), origin, place);
        }
    }
    if let Some(parameter) = fields.get("contextParam") {
        let value = record([("name", parameter.get("name").cloned())]);
        reader.apply(
            traits,
            "smithy.rules#contextParam",
            value,
            origin,
            "/contextParam",
        );
    }
}
