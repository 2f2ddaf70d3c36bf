//! Cutting both forms to what both have: operations, the shapes that they reach, their members, values and errors.

use super::document::{operations, shapes, targets};
use super::{trim, Pair, Totals};
use serde_json::{json, Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the service of the C2J form the name that the Smithy form has.
pub fn rename_service(pair: &mut Pair, name: &str) {
    if let Some(shapes) = pair.c2j["shapes"].as_object_mut() {
        if let Some(service) = shapes.remove(&pair.service) {
            shapes.insert(name.to_owned(), service);
        }
    }
    pair.service = name.to_owned();
}

/// Cuts both.
pub fn cut(pair: &mut Pair, totals: &mut Totals) {
    let wanted: BTreeSet<String> = operations(&pair.c2j, &pair.service);
    let common: Vec<String> = operations(&pair.smithy, &pair.service)
        .into_iter()
        .filter(|id| wanted.contains(id))
        .collect();
    totals.operations += common.len();
    for document in [&mut pair.smithy, &mut pair.c2j] {
        bind_errors(document, &pair.service);
        let targets = common.iter().map(|id| json!({ "target": id })).collect();
        let service = &mut document["shapes"][&pair.service];
        service["operations"] = Value::Array(targets);
        if let Some(service) = service.as_object_mut() {
            service.retain(|key, _| !["resources", "errors", "rename"].contains(&key.as_str()));
        }
        convert_enums(document);
        align_names(document);
    }
    // Members that lead to something else today are left out, and then what they led to.
    let signatures = [Signatures::of(&pair.smithy), Signatures::of(&pair.c2j)];
    let members = members_in_common(pair, &signatures, totals);
    for document in [&mut pair.smithy, &mut pair.c2j] {
        keep_members(document, &members);
    }
    keep_errors(pair);
    trim::drop_broken(pair, totals);
    for document in [&mut pair.smithy, &mut pair.c2j] {
        trim::drop_redundant(document);
    }
    for document in [&mut pair.smithy, &mut pair.c2j] {
        keep_reached(document, &pair.service);
        inline_simple(document);
        keep_reached(document, &pair.service);
    }
    totals.shapes += shapes(&pair.smithy).len();
}

/// Errors of the service are errors of each operation in C2J.
fn bind_errors(document: &mut Value, service: &str) {
    let common = targets(&document["shapes"][service]["errors"]);
    for id in operations(document, service) {
        let mut errors = targets(&document["shapes"][&id]["errors"]);
        errors.extend(common.iter().cloned());
        errors.sort();
        errors.dedup();
        let errors: Vec<Value> = errors
            .into_iter()
            .map(|id| json!({ "target": id }))
            .collect();
        document["shapes"][&id]["errors"] = Value::Array(errors);
    }
}

/// Strings with the trait `enum` are enumerations.
fn convert_enums(document: &mut Value) {
    let shapes = document["shapes"]
        .as_object_mut()
        .into_iter()
        .flat_map(|shapes| shapes.values_mut());
    for shape in shapes.filter(|shape| shape["type"] == "string") {
        let Some(values) = shape["traits"]["smithy.api#enum"].as_array().cloned() else {
            continue;
        };
        let mut members = Map::new();
        for value in &values {
            let text = value["value"].as_str().unwrap_or_default();
            let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
            let name = match value["name"].as_str() {
                Some(name) => name.to_owned(),
                None => text.chars().map(plain).collect(),
            };
            let traits = json!({ "smithy.api#enumValue": value["value"] });
            members.insert(
                name,
                json!({ "target": "smithy.api#Unit", "traits": traits }),
            );
        }
        shape["type"] = json!("enum");
        shape["members"] = Value::Object(members);
        if let Some(traits) = shape["traits"].as_object_mut() {
            traits.remove("smithy.api#enum");
        }
    }
}

/// A name of input and output that the published models do not have: no shape at all is an empty one.
fn align_names(document: &mut Value) {
    let shapes = document["shapes"]
        .as_object_mut()
        .into_iter()
        .flat_map(|shapes| shapes.values_mut());
    for shape in shapes.filter(|shape| shape["type"] == "operation") {
        for key in ["input", "output"] {
            if shape[key].is_null() {
                shape[key] = json!({ "target": "smithy.api#Unit" });
            }
        }
    }
}

/// The identity of a shape in generated code: its name if it has a type of its own, its structure otherwise.
struct Signatures(BTreeMap<String, String>);

impl Signatures {
    fn of(document: &Value) -> Signatures {
        let ids = shapes(document).keys();
        Signatures(
            ids.map(|id| (id.clone(), signature(document, id, 0)))
                .collect(),
        )
    }

    fn get(&self, id: &str) -> String {
        match self.0.get(id) {
            Some(signature) => signature.clone(),
            None => prelude(id),
        }
    }
}

/// The type of a shape of the prelude.
fn prelude(id: &str) -> String {
    let name = id.trim_start_matches("smithy.api#");
    name.trim_start_matches("Primitive").to_lowercase()
}

fn signature(document: &Value, id: &str, depth: usize) -> String {
    let shape = &document["shapes"][id];
    let target = |key: &str| {
        let target = shape[key]["target"].as_str().unwrap_or_default();
        match depth {
            0..20 => signature(document, target, depth + 1),
            _ => target.to_owned(),
        }
    };
    let sparse = match shape["traits"]["smithy.api#sparse"].is_null() {
        true => "",
        false => "sparse ",
    };
    match shape["type"].as_str() {
        None => prelude(id),
        Some("list" | "set") => format!("{sparse}[{}]", target("member")),
        Some("map") => format!("{sparse}{{{}: {}}}", target("key"), target("value")),
        Some(kind @ ("structure" | "union" | "enum" | "intEnum")) => format!("{kind} {id}"),
        Some(kind) => kind.to_owned(),
    }
}

/// By shape, the members of structures and unions, or the values of enumerations, that both forms have.
type Members = BTreeMap<String, BTreeSet<String>>;

fn members_in_common(pair: &Pair, signatures: &[Signatures; 2], totals: &mut Totals) -> Members {
    let mut common = Members::new();
    let [smithy, c2j] = signatures;
    for (id, shape) in shapes(&pair.smithy) {
        let other = &pair.c2j["shapes"][id];
        let (Some(members), Some(others)) =
            (shape["members"].as_object(), other["members"].as_object())
        else {
            continue;
        };
        let is_enum = shape["type"] == "enum";
        let values: BTreeSet<&str> = match is_enum {
            true => others
                .values()
                .filter_map(|one| one["traits"]["smithy.api#enumValue"].as_str())
                .collect(),
            false => BTreeSet::new(),
        };
        let mut kept = BTreeSet::new();
        for (name, member) in members {
            if is_enum {
                let value = &member["traits"]["smithy.api#enumValue"];
                if value.as_str().is_some_and(|value| values.contains(value)) {
                    kept.extend(value.as_str().map(str::to_owned));
                }
                continue;
            }
            let Some(other) = others.get(name) else {
                continue;
            };
            let [one, two] = [(smithy, member), (c2j, other)].map(|(signatures, member)| {
                signatures.get(member["target"].as_str().unwrap_or_default())
            });
            if one == two {
                kept.insert(name.clone());
            } else {
                totals.count("type of a member (the model changed)", 1);
                if std::env::var_os("SHOW_CHANGES").is_some() {
                    println!("{id}${name}: {one} / {two}");
                }
            }
        }
        common.insert(id.clone(), kept);
    }
    common
}

fn keep_members(document: &mut Value, members: &Members) {
    let Some(shapes) = document["shapes"].as_object_mut() else {
        return;
    };
    for (id, shape) in shapes {
        let is_enum = shape["type"] == "enum";
        let Some(kept) = members.get(id) else {
            continue;
        };
        if let Some(all) = shape["members"].as_object_mut() {
            all.retain(|name, member| match is_enum {
                true => kept.contains(
                    member["traits"]["smithy.api#enumValue"]
                        .as_str()
                        .unwrap_or_default(),
                ),
                false => kept.contains(name),
            });
        }
    }
}

fn keep_errors(pair: &mut Pair) {
    let ids: Vec<String> = operations(&pair.smithy, &pair.service)
        .into_iter()
        .collect();
    for id in ids {
        let [one, two] = [&pair.smithy, &pair.c2j].map(|document| {
            targets(&document["shapes"][&id]["errors"])
                .into_iter()
                .collect::<BTreeSet<String>>()
        });
        let both: Vec<Value> = one
            .intersection(&two)
            .map(|id| json!({ "target": id }))
            .collect();
        for document in [&mut pair.smithy, &mut pair.c2j] {
            document["shapes"][&id]["errors"] = Value::Array(both.clone());
        }
    }
}

/// Removes all shapes that the operations do not reach.
fn keep_reached(document: &mut Value, service: &str) {
    let mut reached = BTreeSet::new();
    let mut open = vec![service.to_owned()];
    while let Some(id) = open.pop() {
        let shape = &document["shapes"][&id];
        if shape.is_null() || !reached.insert(id.clone()) {
            continue;
        }
        for key in ["operations", "errors"] {
            open.extend(targets(&shape[key]));
        }
        let singles = ["input", "output", "member", "key", "value"].map(|key| &shape[key]);
        let members = shape["members"]
            .as_object()
            .into_iter()
            .flat_map(Map::values);
        let all = members.chain(singles);
        open.extend(all.filter_map(|member| member["target"].as_str().map(str::to_owned)));
    }
    if let Some(shapes) = document["shapes"].as_object_mut() {
        shapes.retain(|id, _| reached.contains(id));
    }
}

/// Simple shapes have no type of their own: members that target them get what matters of their traits, and a target
/// of the prelude. Lists and maps take a name that is made of their contents.
fn inline_simple(document: &mut Value) {
    let names: BTreeMap<String, String> = Signatures::of(document).0;
    let old = shapes(document).clone();
    let simple = |id: &str| -> Option<(String, Map<String, Value>)> {
        if let Some(name) = id.strip_prefix("smithy.api#Primitive") {
            return Some((format!("smithy.api#{name}"), Map::new()));
        }
        let shape = old.get(id)?;
        let kind = shape["type"].as_str()?;
        let own_type = [
            "structure",
            "union",
            "enum",
            "intEnum",
            "list",
            "set",
            "map",
            "operation",
            "service",
        ];
        let mut traits = shape["traits"].as_object().cloned().unwrap_or_default();
        traits.retain(|id, _| INLINED.contains(&id.as_str()));
        let stream = traits.contains_key("smithy.api#streaming")
            || traits.contains_key("smithy.api#mediaType");
        let mut capital = kind.chars();
        let name: String = capital.next()?.to_uppercase().chain(capital).collect();
        (!own_type.contains(&kind) && !stream).then(|| (format!("smithy.api#{name}"), traits))
    };
    let collection = |id: &str| -> Option<String> {
        let kind = old.get(id)?["type"].as_str()?;
        let plain: String = names
            .get(id)?
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        ["list", "set", "map"]
            .contains(&kind)
            .then(|| format!("example.collections#C{plain}"))
    };
    let mut shapes = Map::new();
    for (id, mut shape) in old.clone() {
        for key in ["member", "key", "value"] {
            retarget(&mut shape[key], &simple, &collection);
        }
        if let Some(shape) = shape.as_object_mut() {
            shape.retain(|_, value| !value.is_null());
        }
        if let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) {
            members
                .values_mut()
                .for_each(|member| retarget(member, &simple, &collection));
        }
        let id = collection(&id).unwrap_or(id);
        if shape["type"] == "set" {
            shape["type"] = json!("list");
        }
        shapes.entry(id).or_insert(shape);
    }
    document["shapes"] = Value::Object(shapes);
}

/// The traits of simple shapes that generated code sees at their members.
const INLINED: [&str; 2] = ["smithy.api#sensitive", "smithy.api#timestampFormat"];

fn retarget(
    member: &mut Value,
    simple: &impl Fn(&str) -> Option<(String, Map<String, Value>)>,
    collection: &impl Fn(&str) -> Option<String>,
) {
    let Some(target) = member["target"].as_str().map(str::to_owned) else {
        return;
    };
    if let Some(name) = collection(&target) {
        member["target"] = json!(name);
    }
    if let Some((name, traits)) = simple(&target) {
        member["target"] = json!(name);
        for (id, value) in traits {
            if member["traits"][&id].is_null() && id != "smithy.api#sensitive" {
                member["traits"][id] = value;
            } else if id == "smithy.api#sensitive" {
                member["traits"]["example.marks#sensitive"] = json!({});
            }
        }
    }
    if member["traits"].is_null() {
        if let Some(member) = member.as_object_mut() {
            member.remove("traits");
        }
    }
}
