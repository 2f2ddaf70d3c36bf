//! An independent flattening of a JSON AST on plain JSON values, to compare the resolved model with.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Traits by id.
pub type Traits = BTreeMap<String, Value>;

/// A shape without mixins.
#[derive(Debug, Default, PartialEq)]
pub struct Flat {
    pub kind: String,
    pub traits: Traits,
    pub members: Vec<FlatMember>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FlatMember {
    pub name: String,
    pub target: String,
    pub traits: Traits,
}

/// All shapes of a document that are no mixins, in its order.
pub fn flatten(document: &Value) -> Vec<(String, Flat)> {
    let shapes = document["shapes"].as_object().unwrap();
    let ids = shapes.keys().filter(|id| {
        let traits = shapes[*id].get("traits");
        traits
            .and_then(|traits| traits.get("smithy.api#mixin"))
            .is_none()
    });
    let flattened = ids.map(|id| {
        let mut flat = flatten_shape(shapes, id);
        convert_enum(&mut flat);
        (id.clone(), flat)
    });
    flattened.collect()
}

fn flatten_shape(shapes: &Map<String, Value>, id: &str) -> Flat {
    let shape = &shapes[id];
    let mut flat = Flat {
        kind: shape["type"].as_str().unwrap().replace("set", "list"),
        ..Flat::default()
    };
    for mixin in shape
        .get("mixins")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let mut mixed = flatten_shape(shapes, mixin["target"].as_str().unwrap());
        let own = mixed.traits.remove("smithy.api#mixin").unwrap();
        for local in own
            .get("localTraits")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            mixed.traits.remove(local.as_str().unwrap());
        }
        flat.traits.extend(mixed.traits);
        for member in mixed.members {
            add(&mut flat.members, member);
        }
    }
    flat.traits.extend(traits(shape));
    if let Some(members) = shape.get("members").and_then(Value::as_object) {
        for (name, member) in members {
            add(&mut flat.members, read_member(name, member));
        }
    }
    for name in ["member", "key", "value"] {
        if let Some(member) = shape.get(name) {
            add(&mut flat.members, read_member(name, member));
        }
    }
    flat
}

fn add(members: &mut Vec<FlatMember>, member: FlatMember) {
    match members
        .iter_mut()
        .find(|earlier| earlier.name == member.name)
    {
        Some(earlier) => earlier.traits.extend(member.traits),
        None => members.push(member),
    }
}

fn read_member(name: &str, member: &Value) -> FlatMember {
    FlatMember {
        name: name.to_owned(),
        target: member["target"].as_str().unwrap().to_owned(),
        traits: traits(member),
    }
}

fn traits(value: &Value) -> Traits {
    let traits = value.get("traits").and_then(Value::as_object);
    traits
        .into_iter()
        .flatten()
        .map(|(id, value)| (id.clone(), value.clone()))
        .collect()
}

/// A string whose legacy values all have names is an enumeration.
fn convert_enum(flat: &mut Flat) {
    let Some(Value::Array(values)) = flat.traits.get("smithy.api#enum").cloned() else {
        return;
    };
    if flat.kind != "string" || values.iter().any(|value| value.get("name").is_none()) {
        return;
    }
    flat.kind = "enum".to_owned();
    flat.traits.remove("smithy.api#enum");
    for value in &values {
        let mut traits = Traits::new();
        for (key, id) in [
            ("value", "smithy.api#enumValue"),
            ("documentation", "smithy.api#documentation"),
            ("tags", "smithy.api#tags"),
        ] {
            if let Some(value) = value.get(key) {
                traits.insert(id.to_owned(), value.clone());
            }
        }
        flat.members.push(FlatMember {
            name: value["name"].as_str().unwrap().to_owned(),
            target: "smithy.api#Unit".to_owned(),
            traits,
        });
    }
}
