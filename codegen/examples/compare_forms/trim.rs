//! Removes from both forms what is broken by cutting, and what repeats other facts.

use super::document::operations;
use super::{Pair, Totals};
use serde_json::{json, Value};

/// Removes what is broken by cutting: paginations that name a member which is gone, inputs and outputs that only one form
/// has, enumerations without a value in common, unions without a member in common.
pub fn drop_broken(pair: &mut Pair, totals: &mut Totals) {
    let ids: Vec<String> = operations(&pair.smithy, &pair.service)
        .into_iter()
        .collect();
    for id in ids {
        let documents = [&pair.smithy, &pair.c2j];
        for key in ["input", "output"] {
            let is_unit =
                |document: &&Value| document["shapes"][&id][key]["target"] == "smithy.api#Unit";
            if documents
                .iter()
                .filter(|document| is_unit(document))
                .count()
                == 1
            {
                totals.count(
                    "input or output that one form has (empty, or the model changed)",
                    1,
                );
                let unit = json!({ "target": "smithy.api#Unit" });
                pair.smithy["shapes"][&id][key] = unit.clone();
                pair.c2j["shapes"][&id][key] = unit;
                return drop_broken(pair, totals);
            }
        }
        if documents
            .iter()
            .any(|document| !pagination_holds(document, &pair.service, &id))
        {
            totals.count("pagination by a member that changed", 1);
            for document in [&mut pair.smithy, &mut pair.c2j] {
                if let Some(traits) = document["shapes"][&id]["traits"].as_object_mut() {
                    traits.remove("smithy.api#paginated");
                }
            }
        }
    }
    drop_root_names(pair, totals);
    for document in [&mut pair.smithy, &mut pair.c2j] {
        let shapes = document["shapes"].as_object_mut();
        for shape in shapes.into_iter().flat_map(|shapes| shapes.values_mut()) {
            if shape["members"] != json!({}) {
                continue;
            }
            match shape["type"].as_str() {
                Some("enum") => *shape = json!({ "type": "string" }),
                Some("union") => shape["type"] = json!("structure"),
                _ => {}
            }
        }
    }
}

/// The name of the element around a response in XML, which botocore does not look at.
fn drop_root_names(pair: &mut Pair, totals: &mut Totals) {
    for id in operations(&pair.smithy, &pair.service) {
        for document in [&mut pair.smithy, &mut pair.c2j] {
            let output = &document["shapes"][&id]["output"]["target"];
            let output = output.as_str().unwrap_or_default().to_owned();
            let place = document["shapes"].get_mut(&output);
            let traits = place.and_then(|shape| shape.get_mut("traits")?.as_object_mut());
            if traits.is_some_and(|traits| traits.remove("smithy.api#xmlName").is_some()) {
                totals.count("name of the element around a response in XML", 1);
            }
        }
    }
}

fn pagination_holds(document: &Value, service: &str, operation: &str) -> bool {
    let shapes = &document["shapes"];
    let own = &shapes[operation]["traits"]["smithy.api#paginated"];
    let common = &shapes[service]["traits"]["smithy.api#paginated"];
    let sides = [
        ("inputToken", "input"),
        ("outputToken", "output"),
        ("pageSize", "input"),
        ("items", "output"),
    ];
    own.is_null()
        || sides.iter().all(|(key, side)| {
            let path = own[key].as_str().or(common[key].as_str());
            let mut at = shapes[operation][side]["target"].as_str();
            path.into_iter()
                .flat_map(|path| path.split('.'))
                .all(|step| {
                    let member = at.map(|id| &shapes[id]["members"][step]);
                    at = member.and_then(|member| member["target"].as_str());
                    at.is_some()
                })
        })
}

/// Removes repetitions: names on the wire that equal those of members, and bindings where they do not count.
pub fn drop_redundant(document: &mut Value) {
    let shapes = document["shapes"].as_object_mut();
    for shape in shapes.into_iter().flat_map(|shapes| shapes.values_mut()) {
        if let Some(http) = shape.pointer_mut("/traits/smithy.api#http") {
            if http["code"].is_null() {
                http["code"] = json!(200);
            }
        }
        if let Some(value) = shape.pointer_mut("/traits/aws.protocols#httpChecksum") {
            if let Some(value) = value.as_object_mut() {
                value.retain(|key, value| {
                    key != "requestChecksumRequired" || *value != json!(false)
                });
            }
        }
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        for (name, member) in members.into_iter().flatten() {
            let target = member["target"].as_str().unwrap_or_default();
            let target = target.rsplit('#').next().unwrap_or_default().to_owned();
            let Some(traits) = member.get_mut("traits").and_then(Value::as_object_mut) else {
                continue;
            };
            let is_label = traits.contains_key("smithy.api#httpLabel");
            let is_payload = traits.contains_key("smithy.api#httpPayload");
            traits.retain(|id, value| match id.as_str() {
                "smithy.api#jsonName" => !is_label && *value != json!(name),
                "smithy.api#xmlName" if is_payload => *value != json!(target),
                "smithy.api#xmlName" => *value != json!(name),
                _ => true,
            });
        }
    }
}
