//! Shapes: the objects under `shapes` come in, unresolved [`Shape`]s go out.

use super::container::{Container, Slot};
use super::holder::Holder;
use super::reader::{record, Reader, TYPES};
use super::{enumerations, members};
use crate::diagnostic::Origin;
use crate::node::{Node, Object};
use crate::shape::{List, Map, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::traits::Traits;
use std::sync::Arc;

const KEYS: &[&str] = &[
    "type",
    "members",
    "member",
    "key",
    "value",
    "required",
    "documentation",
    "enum",
    "pattern",
    "min",
    "max",
    "box",
    "sensitive",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
    "exception",
    "error",
    "fault",
    "retryable",
    "synthetic",
    "union",
    "document",
    "event",
    "eventstream",
    "payload",
    "locationName",
    "xmlNamespace",
    "xmlOrder",
    "xmlAttribute",
    "wrapper",
    "flattened",
    "sparse",
    "streaming",
    "requiresLength",
    "timestampFormat",
    "order",
];

/// Reads all shapes, and adds those that were made while reading.
pub(super) fn read(root: &Origin, reader: &mut Reader<'_, '_>) -> Vec<Shape> {
    let section = root.child("shapes");
    let mut shapes = Vec::with_capacity(reader.shapes.len());
    for (name, node) in reader.shapes.iter() {
        let Some(id) = reader.names.shape(name).cloned() else {
            continue;
        };
        if id.is_unit() {
            continue;
        }
        let origin = section.child(name).concerning(id.as_str());
        let fields = reader.object(node, &origin);
        let shape = fields.and_then(|fields| shape(name, id.clone(), fields, origin, reader));
        match shape {
            Some(shape) => shapes.push(shape),
            None => reader.refused.push(id),
        }
    }
    shapes.append(&mut reader.made);
    shapes
}

fn shape(
    name: &str,
    id: ShapeId,
    fields: &Object,
    origin: Origin,
    reader: &mut Reader<'_, '_>,
) -> Option<Shape> {
    if !fields.contains_key("type") {
        reader.found.missing_key("type", &origin);
    }
    let kind = reader.text(fields, "type", &origin)?;
    reader.check_keys(fields, KEYS, &origin);
    let kind = kind_of(name, &id, kind, fields, &origin, reader)?;
    let traits = traits(name, &kind, fields, &origin, reader);
    Some(Shape {
        id,
        kind,
        traits,
        mixins: Vec::new(),
        origin,
    })
}

fn kind_of(
    name: &str,
    id: &ShapeId,
    kind: &str,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Option<ShapeKind> {
    let container = Container::new(id, fields, origin, reader);
    Some(match kind {
        "string" | "character" => match reader.items(fields, "enum", origin) {
            [] => ShapeKind::String,
            _ => {
                let values = reader.texts(fields, "enum", "a string", origin);
                ShapeKind::Enum(enumerations::read(name, id, values, reader))
            }
        },
        "list" => ShapeKind::List(List {
            member: members::single(&container, Slot::Item, reader)?,
        }),
        "map" => {
            let key = members::single(&container, Slot::Key, reader);
            let value = members::single(&container, Slot::Value, reader);
            ShapeKind::Map(Map {
                key: key?,
                value: value?,
            })
        }
        "structure" if reader.flag(fields, "document", origin) => ShapeKind::Document,
        "structure" => {
            let members = members::named(&container, reader);
            let is_union =
                reader.flag(fields, "union", origin) || reader.facts.lost.unions.contains(name);
            if is_union || reader.flag(fields, "eventstream", origin) {
                ShapeKind::Union(members)
            } else {
                ShapeKind::Structure(members)
            }
        }
        simple if TYPES.contains(&simple) => ShapeKind::simple(simple)?,
        unknown => {
            reader.found.unknown_type(unknown, TYPES, origin);
            return None;
        }
    })
}

fn traits(
    name: &str,
    kind: &ShapeKind,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) -> Traits {
    let mut holder = Holder::new(fields, origin, reader);
    holder.common();
    holder.flagged("/sensitive", "smithy.api#sensitive");
    match kind {
        ShapeKind::Blob => {
            holder.flagged("/streaming", "smithy.api#streaming");
            holder.flagged("/requiresLength", "smithy.api#requiresLength");
        }
        ShapeKind::Union(_) => holder.flagged("/eventstream", "smithy.api#streaming"),
        ShapeKind::List(_) | ShapeKind::Map(_) => {
            holder.flagged("/sparse", "smithy.api#sparse");
            if holder.reader.facts.lost.sparse.contains(name) {
                holder.mark("smithy.api#sparse", "");
            }
        }
        _ => {}
    }
    if holder.reader.facts.lost.primitives.contains(name) && !holder.reader.shape_has(name, "box") {
        let zero = holder.reader.zero_of(name);
        holder.apply("smithy.api#default", zero, "");
    }
    holder.constraints(kind);
    holder.timestamp_format();
    if matches!(kind, ShapeKind::Structure(_)) {
        structure(name, &mut holder);
    }
    holder.traits
}

/// The role of a structure in operations, and its name in XML.
fn structure(name: &str, holder: &mut Holder<'_, '_, '_, '_>) {
    if holder.flag("exception") {
        error(name, holder);
    }
    match holder.reader.own.get(name).map(String::as_str) {
        Some("input") => holder.mark("smithy.api#input", ""),
        Some("output") => holder.mark("smithy.api#output", ""),
        _ => {}
    }
    if holder.reader.facts.xml {
        root(name, holder);
        // What an operation says of its input holds where the structure itself says nothing.
        if let Some((fields, origin)) = holder.reader.roots.get(name).cloned() {
            let mut reference = Holder::new(fields, &origin, holder.reader);
            root(name, &mut reference);
            for one in reference.traits.shared() {
                if holder.traits.applied(one.id.as_str()).is_none() {
                    holder.traits.insert(Arc::clone(one));
                }
            }
        }
    }
}

/// What a structure is called as a document, where that is not its name, and its namespace.
fn root(name: &str, holder: &mut Holder<'_, '_, '_, '_>) {
    let stated = holder.text("locationName");
    if let Some(stated) = stated.filter(|stated| ***stated != *name) {
        holder.apply_text("smithy.api#xmlName", stated, "/locationName");
    }
    holder.xml_namespace();
}

/// The traits of an error.
fn error(name: &str, holder: &mut Holder<'_, '_, '_, '_>) {
    let details = holder.fields.get("error");
    let detail = |key| details.and_then(|details| details.get(key));
    let status = detail("httpStatusCode");
    let is_server = holder.flag("fault")
        || status
            .and_then(Node::as_number)
            .is_some_and(|code| code.as_f64() >= 500.0);
    let kind = if is_server { "server" } else { "client" };
    holder.apply("smithy.api#error", Node::from(kind), "/exception");
    if let Some(status) = status {
        let place = "/error/httpStatusCode";
        holder.apply("smithy.api#httpError", status.clone(), place);
    }
    if let Some(retryable) = holder.fields.get("retryable") {
        let throttling = retryable.get("throttling").and_then(Node::as_bool) == Some(true);
        let value = record([("throttling", throttling.then(|| Node::from(true)))]);
        holder.apply("smithy.api#retryable", value, "/retryable");
    }
    let code = detail("code");
    if holder.reader.facts.query_errors && (code.is_some() || status.is_some()) {
        let code = code.cloned().unwrap_or_else(|| Node::from(name));
        let status = status.cloned().unwrap_or_else(|| Node::from(400));
        let value = record([("code", Some(code)), ("httpResponseCode", Some(status))]);
        holder.apply("aws.protocols#awsQueryError", value, "/error");
    }
}
