//! Shapes: the objects under `shapes` come in, unresolved [`Shape`]s go out.

use super::members::{self, Container};
use super::reader::{mark, record, Reader};
use super::{enumerations, members::Slot};
use crate::diagnostic::{codes, Diagnostic, Origin};
use crate::node::{Node, Object};
use crate::shape::{List, Map, Shape, ShapeKind};
use crate::shape_id::ShapeId;
use crate::spelling::question;
use crate::traits::Traits;
use std::sync::Arc;

/// The types as C2J spells them.
pub(super) const TYPES: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "character",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "list",
    "map",
    "structure",
];

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

/// Reads all shapes, and adds those that were made on the way.
pub(super) fn read(root: &Origin, reader: &mut Reader<'_, '_>) -> Vec<Shape> {
    let section = root.child("shapes");
    let mut shapes = Vec::with_capacity(reader.shapes.len());
    for (name, node) in reader.shapes.iter() {
        let Some(id) = reader.names.shape(name).cloned() else {
            continue;
        };
        if id == crate::prelude::UNIT {
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
        reader.missing_key("type", &origin);
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
        "blob" => ShapeKind::Blob,
        "boolean" => ShapeKind::Boolean,
        "string" | "character" => match reader.items(fields, "enum", origin) {
            [] => ShapeKind::String,
            values => ShapeKind::Enum(enumerations::read(name, id, values, origin, reader)),
        },
        "byte" => ShapeKind::Byte,
        "short" => ShapeKind::Short,
        "integer" => ShapeKind::Integer,
        "long" => ShapeKind::Long,
        "float" => ShapeKind::Float,
        "double" => ShapeKind::Double,
        "bigInteger" => ShapeKind::BigInteger,
        "bigDecimal" => ShapeKind::BigDecimal,
        "timestamp" => ShapeKind::Timestamp,
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
            let is_union = reader.flag(fields, "union", origin) || reader.facts.is_union(name);
            if is_union || reader.flag(fields, "eventstream", origin) {
                ShapeKind::Union(members)
            } else {
                ShapeKind::Structure(members)
            }
        }
        unknown => {
            let message = format!("`{}` is not a type of shape", unknown.escape_debug());
            let help = question(unknown, TYPES.iter().copied())
                .unwrap_or_else(|| format!("the types are `{}`", TYPES.join("`, `")));
            let place = origin.child("type");
            reader.push(Diagnostic::error(codes::UNKNOWN_SHAPE_TYPE, message, place).help(help));
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
    let mut traits = Traits::default();
    common(&mut traits, fields, origin, reader);
    let mut flag = |key: &'static str, id, place, traits: &mut Traits| {
        if reader.flag(fields, key, origin) {
            reader.apply(traits, id, mark(), origin, place);
        }
    };
    flag(
        "sensitive",
        "smithy.api#sensitive",
        "/sensitive",
        &mut traits,
    );
    match kind {
        ShapeKind::Blob => {
            flag(
                "streaming",
                "smithy.api#streaming",
                "/streaming",
                &mut traits,
            );
            flag(
                "requiresLength",
                "smithy.api#requiresLength",
                "/requiresLength",
                &mut traits,
            );
        }
        ShapeKind::Union(_) => {
            flag(
                "eventstream",
                "smithy.api#streaming",
                "/eventstream",
                &mut traits,
            );
        }
        ShapeKind::List(_) | ShapeKind::Map(_) => {
            flag("sparse", "smithy.api#sparse", "/sparse", &mut traits);
        }
        _ => {}
    }
    let holds_items = matches!(kind, ShapeKind::List(_) | ShapeKind::Map(_));
    if holds_items && reader.facts.is_sparse(name) {
        reader.apply(&mut traits, "smithy.api#sparse", mark(), origin, "");
    }
    if reader.facts.is_primitive(name) && !reader.shape_has(name, "box") {
        let zero = reader.zero_of(name);
        reader.apply(&mut traits, "smithy.api#default", zero, origin, "");
    }
    constraints(&mut traits, kind, fields, origin, reader);
    timestamp_format(&mut traits, fields, origin, reader);
    if matches!(kind, ShapeKind::Structure(_)) {
        if reader.flag(fields, "exception", origin) {
            error(&mut traits, name, fields, origin, reader);
        }
        match reader.own.get(name).map(String::as_str) {
            Some("input") => reader.apply(&mut traits, "smithy.api#input", mark(), origin, ""),
            Some("output") => reader.apply(&mut traits, "smithy.api#output", mark(), origin, ""),
            _ => {}
        }
        if reader.facts.xml {
            if let Some(name) = reader.text(fields, "locationName", origin) {
                let value = Node::String(Arc::clone(name));
                reader.apply(
                    &mut traits,
                    "smithy.api#xmlName",
                    value,
                    origin,
                    "/locationName",
                );
            }
            xml_namespace(&mut traits, fields, origin, reader);
        }
    }
    traits
}

/// Documentation and deprecation, which everything can have.
pub(super) fn common(
    traits: &mut Traits,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    if let Some(text) = reader.text(fields, "documentation", origin) {
        let value = Node::String(Arc::clone(text));
        reader.apply(
            traits,
            "smithy.api#documentation",
            value,
            origin,
            "/documentation",
        );
    }
    if reader.flag(fields, "deprecated", origin) {
        let value = record([
            ("message", fields.get("deprecatedMessage").cloned()),
            ("since", fields.get("deprecatedSince").cloned()),
        ]);
        reader.apply(
            traits,
            "smithy.api#deprecated",
            value,
            origin,
            "/deprecated",
        );
    }
}

/// `min`, `max` and `pattern`, which mean lengths or values by the type.
pub(super) fn constraints(
    traits: &mut Traits,
    kind: &ShapeKind,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let id = match kind {
        ShapeKind::String | ShapeKind::Blob | ShapeKind::List(_) | ShapeKind::Map(_) => {
            "smithy.api#length"
        }
        ShapeKind::Byte
        | ShapeKind::Short
        | ShapeKind::Integer
        | ShapeKind::Long
        | ShapeKind::Float
        | ShapeKind::Double
        | ShapeKind::BigInteger
        | ShapeKind::BigDecimal => "smithy.api#range",
        _ => return,
    };
    let bounds = [
        ("min", fields.get("min").cloned()),
        ("max", fields.get("max").cloned()),
    ];
    if bounds.iter().any(|(_, bound)| bound.is_some()) {
        reader.apply(traits, id, record(bounds), origin, "");
    }
    if let (ShapeKind::String, Some(pattern)) = (kind, fields.get("pattern")) {
        reader.apply(
            traits,
            "smithy.api#pattern",
            pattern.clone(),
            origin,
            "/pattern",
        );
    }
}

/// The format of a timestamp, of a shape or a member.
pub(super) fn timestamp_format(
    traits: &mut Traits,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let Some(format) = reader.text(fields, "timestampFormat", origin) else {
        return;
    };
    let name = match &**format {
        "iso8601" => "date-time",
        "unixTimestamp" => "epoch-seconds",
        "rfc822" => "http-date",
        other => {
            let message = format!(
                "expected one of `iso8601`, `unixTimestamp`, `rfc822`, found `{}`",
                other.escape_debug()
            );
            reader.error(codes::WRONG_NODE, message, &origin.child("timestampFormat"));
            return;
        }
    };
    let value = Node::from(name);
    reader.apply(
        traits,
        "smithy.api#timestampFormat",
        value,
        origin,
        "/timestampFormat",
    );
}

/// The XML namespace: an object with `uri` and `prefix`, or the URI alone.
pub(super) fn xml_namespace(
    traits: &mut Traits,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let value = match fields.get("xmlNamespace") {
        None => return,
        Some(uri @ Node::String(_)) => record([("uri", Some(uri.clone()))]),
        Some(other) => other.clone(),
    };
    reader.apply(
        traits,
        "smithy.api#xmlNamespace",
        value,
        origin,
        "/xmlNamespace",
    );
}

/// What makes a structure an error.
fn error(
    traits: &mut Traits,
    name: &str,
    fields: &Object,
    origin: &Origin,
    reader: &mut Reader<'_, '_>,
) {
    let details = fields.get("error");
    let detail = |key| details.and_then(|details| details.get(key));
    let status = detail("httpStatusCode");
    let is_server = reader.flag(fields, "fault", origin)
        || status
            .and_then(Node::as_number)
            .is_some_and(|code| code.as_f64() >= 500.0);
    let kind = Node::from(if is_server { "server" } else { "client" });
    reader.apply(traits, "smithy.api#error", kind, origin, "/exception");
    if let Some(status) = status {
        let place = "/error/httpStatusCode";
        reader.apply(
            traits,
            "smithy.api#httpError",
            status.clone(),
            origin,
            place,
        );
    }
    if let Some(retryable) = fields.get("retryable") {
        let throttling = retryable.get("throttling").and_then(Node::as_bool) == Some(true);
        let value = record([("throttling", throttling.then(|| Node::from(true)))]);
        reader.apply(traits, "smithy.api#retryable", value, origin, "/retryable");
    }
    let code = detail("code");
    if reader.facts.query_errors && (code.is_some() || status.is_some()) {
        let value = record([
            (
                "code",
                Some(code.cloned().unwrap_or_else(|| Node::from(name))),
            ),
            (
                "httpResponseCode",
                Some(status.cloned().unwrap_or_else(|| Node::from(400))),
            ),
        ]);
        reader.apply(
            traits,
            "aws.protocols#awsQueryError",
            value,
            origin,
            "/error",
        );
    }
}
