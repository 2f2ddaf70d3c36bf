//! The place and the name of a member on the wire: the keys of C2J come in, traits go out.

use super::container::{Container, Slot};
use super::holder::Holder;
use crate::node::Node;
use std::sync::Arc;

/// The bindings of a structure's member.
pub(super) fn of_member(
    holder: &mut Holder<'_, '_, '_, '_>,
    container: &Container<'_>,
    name: &str,
    target: &str,
) {
    let given = holder.text("locationName");
    if let Some(location) = holder.text("location") {
        return place(holder, container, location, given, name, target);
    }
    let is_payload = container.payload == Some(name);
    if is_payload && holder.reader.facts.http {
        holder.mark("smithy.api#httpPayload", "");
    }
    let differs = given.filter(|given| ***given != *name);
    if let Some(given) = differs.filter(|_| holder.reader.facts.json) {
        holder.apply_text("smithy.api#jsonName", given, "/locationName");
    }
    if holder.reader.facts.xml {
        // A payload is an element of its own, with the name of its shape unless another one is given.
        let usual = if is_payload { target } else { name };
        xml(holder, usual, given, target);
    }
}

/// The place of a member that is not in the body.
fn place(
    holder: &mut Holder<'_, '_, '_, '_>,
    container: &Container<'_>,
    location: &str,
    given: Option<&Arc<str>>,
    name: &str,
    target: &str,
) {
    let wire_name = Node::from(given.map_or(name, |given| given));
    let (id, value) = match location {
        // Only members of inputs can be labels.
        "uri" if !holder.reader.facts.http || !holder.reader.inputs.contains(container.id) => {
            return
        }
        "uri" => {
            // The path needs it, whether or not the document says `required`.
            holder.mark("smithy.api#required", "/location");
            return holder.mark("smithy.api#httpLabel", "/location");
        }
        "querystring" if holder.reader.type_of(target) == Some("map") => {
            ("smithy.api#httpQueryParams", super::reader::mark())
        }
        "querystring" => ("smithy.api#httpQuery", wire_name),
        "header" => ("smithy.api#httpHeader", wire_name),
        "headers" => {
            let prefix = given.map_or("", |given| given);
            ("smithy.api#httpPrefixHeaders", Node::from(prefix))
        }
        "statusCode" => ("smithy.api#httpResponseCode", super::reader::mark()),
        other => {
            let known = ["uri", "querystring", "header", "headers", "statusCode"];
            let place = holder.origin.child("location");
            return holder.reader.found.wrong_text(&known, other, &place);
        }
    };
    if holder.reader.facts.http {
        holder.apply(id, value, "/location");
    }
}

/// Names in XML and in queries; `usual` is the name that needs no trait.
fn xml(holder: &mut Holder<'_, '_, '_, '_>, usual: &str, given: Option<&Arc<str>>, target: &str) {
    let target_type = holder.reader.type_of(target);
    let is_collection = matches!(target_type, Some("list" | "map"));
    let by_member = holder.flag("flattened");
    let by_shape = is_collection && holder.reader.shape_has(target, "flattened");
    let flattened = is_collection && by_member || by_shape;
    let mut wire_name = given;
    if flattened {
        holder.mark("smithy.api#xmlFlattened", "");
        if target_type == Some("list") && by_shape {
            // The items of a list that is flattened itself have the item's name in C2J, and the member's name in Smithy.
            let list = holder.reader.shapes.get(target);
            let item_name = list.and_then(|list| list.get("member")?.get("locationName"));
            if let Some(Node::String(item_name)) = item_name {
                wire_name = Some(item_name);
            }
        }
    }
    if let Some(wire_name) = wire_name.filter(|wire_name| ***wire_name != *usual) {
        holder.apply_text("smithy.api#xmlName", wire_name, "/locationName");
    }
    holder.flagged("/xmlAttribute", "smithy.api#xmlAttribute");
    if let Some(query_name) = holder.text("queryName") {
        holder.apply_text("aws.protocols#ec2QueryName", query_name, "/queryName");
    }
    holder.xml_namespace();
}

/// The names of items, keys and values in XML and in queries.
pub(super) fn of_item(holder: &mut Holder<'_, '_, '_, '_>, container: &Container<'_>, slot: Slot) {
    let (fields, origin) = (container.fields, container.origin);
    let flattened = holder.reader.flag(fields, "flattened", origin);
    if !holder.reader.facts.xml || (flattened && matches!(slot, Slot::Item)) {
        return;
    }
    if let Some(name) = holder.text("locationName") {
        holder.apply_text("smithy.api#xmlName", name, "/locationName");
    }
    holder.xml_namespace();
}
