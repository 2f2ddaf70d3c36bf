//! What a client with types sends for a case: parameters as a client without types takes them come in, what the server
//! is to receive goes out, or the reason why no value of the client's types is like that.

use serde_json::{Map, Value};
use smithy_model::traits::{ClientOptional, Default};
use smithy_model::{Member, Model, Node, Shape, ShapeKind};

/// What the server is to receive: the parameters, and in the structures within them the members with a default value,
/// which a client writes into every request ("Default value serialization" of the specification). A member of the
/// operation's own input is sent only when it is set.
///
/// # Errors
///
/// A union in it has no member or several of them, which no value of a union has.
pub(super) fn received(model: &Model, input: &Shape, params: &Value) -> Result<Value, String> {
    let Value::Object(params) = params else {
        return Ok(params.clone());
    };
    members(model, input, params).map(Value::Object)
}

fn value(model: &Model, shape: &Shape, given: &Value) -> Result<Value, String> {
    match (&shape.kind, given) {
        (ShapeKind::List(list), Value::Array(items)) => {
            let target = model.target(&list.member);
            let items = items.iter().map(|item| value(model, target, item));
            items.collect::<Result<_, _>>().map(Value::Array)
        }
        (ShapeKind::Map(map), Value::Object(entries)) => {
            let target = model.target(&map.value);
            let entries = entries
                .iter()
                .map(|(key, given)| Ok((key.clone(), value(model, target, given)?)));
            entries.collect::<Result<_, String>>().map(Value::Object)
        }
        (ShapeKind::Union(_), Value::Object(given)) => {
            let count = given.values().filter(|value| !value.is_null()).count();
            if count != 1 {
                let name = shape.name();
                return Err(format!(
                    "the case gives a value of the union {name} {}, and each has one",
                    match count {
                        0 => "no member",
                        _ => "several members",
                    }
                ));
            }
            members(model, shape, given).map(Value::Object)
        }
        (ShapeKind::Structure(declared), Value::Object(given)) => {
            let mut all = members(model, shape, given)?;
            for member in declared.values() {
                let is_set = all.get(member.name()).is_some_and(|value| !value.is_null());
                if let (false, Some(default)) = (is_set, default(member)) {
                    all.insert(member.name().to_owned(), default);
                }
            }
            Ok(Value::Object(all))
        }
        _ => Ok(given.clone()),
    }
}

fn members(
    model: &Model,
    shape: &Shape,
    given: &Map<String, Value>,
) -> Result<Map<String, Value>, String> {
    let entries = given.iter().map(|(name, given)| {
        let value = match shape.member(name) {
            Some(member) => value(model, model.target(member), given)?,
            None => given.clone(),
        };
        Ok((name.clone(), value))
    });
    entries.collect()
}

/// The default value that a client writes. Models of botocore know zeros only.
fn default(member: &Member) -> Option<Value> {
    if member.has::<ClientOptional>() {
        return None;
    }
    match &member.get::<Default>()?.0 {
        Node::Boolean(value) => Some(Value::Bool(*value)),
        Node::Number(number) => serde_json::from_str(number.as_str()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use smithy_model::SourceFile;

    use super::received;

    #[test]
    fn defaults_are_sent_within_and_a_union_has_one_member() {
        let zero = json!({ "smithy.api#default": 0 });
        let model = json!({ "smithy": "2.0", "shapes": {
            "a#In": { "type": "structure", "members": {
                "top": { "target": "smithy.api#PrimitiveInteger", "traits": zero },
                "list": { "target": "a#List" }, "either": { "target": "a#Either" } } },
            "a#List": { "type": "list", "member": { "target": "a#Part" } },
            "a#Part": { "type": "structure", "members": {
                "count": { "target": "smithy.api#PrimitiveInteger", "traits": zero },
                "free": { "target": "smithy.api#PrimitiveInteger",
                          "traits": { "smithy.api#default": 0, "smithy.api#clientOptional": {} } },
                "name": { "target": "smithy.api#String" } } },
            "a#Either": { "type": "union", "members": {
                "one": { "target": "smithy.api#String" }, "part": { "target": "a#Part" } } },
        }});
        let file = SourceFile::new("a.json", model.to_string());
        let model = smithy_model::load(&[file]).unwrap();
        let input = model.shape("a#In").unwrap();
        let received = |params| received(&model, input, &params);
        assert_eq!(received(json!({})), Ok(json!({})));
        assert_eq!(
            received(json!({ "list": [{ "name": "x" }, { "count": 2 }] })),
            Ok(json!({ "list": [{ "name": "x", "count": 0 }, { "count": 2 }] }))
        );
        assert_eq!(
            received(json!({ "either": { "part": {} } })),
            Ok(json!({ "either": { "part": { "count": 0 } } }))
        );
        for (params, reason) in [
            (json!({ "either": {} }), "no member"),
            (
                json!({ "either": { "one": "x", "part": {} } }),
                "several members",
            ),
        ] {
            let why = received(params).unwrap_err();
            assert!(why.contains("Either") && why.contains(reason), "{why}");
        }
    }
}
