//! What a client with types can say of a case: parameters as a client without types takes them come in, what the server
//! is to receive goes out, or the reason why no value of the client's types is like that.

use serde_json::{Map, Value};
use smithy_model::traits::{Default, HttpHeader, Required};
use smithy_model::{Member, Model, Node, Shape, ShapeKind};

/// What the server is to receive: the parameters as they are, but for zeros in the structures within them that a field
/// without an `Option` holds whether they were given or not. They are left out, as the published clients do.
///
/// # Errors
///
/// A union in it has no member or several of them, which no value of a union has.
pub(super) fn received(model: &Model, input: &Shape, params: &Value) -> Result<Value, String> {
    let Value::Object(params) = params else {
        return Ok(params.clone());
    };
    members(model, input, params, |_, _| true).map(Value::Object)
}

/// Whether the server can answer this output as a service does: text that is JSON, in a body, it writes as the value itself.
///
/// # Errors
///
/// As [`received`], or a member is such a text.
pub(super) fn answered(model: &Model, output: &Shape, given: &Value) -> Result<(), String> {
    received(model, output, given)?;
    let given = given.as_object().into_iter().flatten();
    let mut values = given.filter(|(_, value)| value.is_object());
    let text = values.find(|(name, _)| {
        let member = output.member(name);
        member.is_some_and(|member| {
            let is_text = matches!(model.target(member).kind, ShapeKind::String);
            is_text && !member.has::<HttpHeader>()
        })
    });
    match text {
        None => Ok(()),
        Some((name, _)) => Err(format!(
            "the server writes {}${name}, a text that is JSON, as the value itself",
            output.name()
        )),
    }
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
                return Err(format!(
                    "the case gives a value of the union {} {}, and each has one",
                    shape.name(),
                    match count {
                        0 => "no member",
                        _ => "several members",
                    }
                ));
            }
            members(model, shape, given, |_, _| true).map(Value::Object)
        }
        (ShapeKind::Structure(_), Value::Object(given)) => {
            let is_sent = |member: &Member, given: &Value| {
                !is_zero(given) || !always_has_a_value(model, member)
            };
            members(model, shape, given, is_sent).map(Value::Object)
        }
        _ => Ok(given.clone()),
    }
}

fn members(
    model: &Model,
    shape: &Shape,
    given: &Map<String, Value>,
    is_sent: impl Fn(&Member, &Value) -> bool,
) -> Result<Map<String, Value>, String> {
    let mut all = Map::new();
    for (name, given) in given {
        let member = shape.member(name);
        if member.is_some_and(|member| !is_sent(member, given)) {
            continue;
        }
        let sent = match member {
            Some(member) => value(model, model.target(member), given)?,
            None => given.clone(),
        };
        all.insert(name.clone(), sent);
    }
    Ok(all)
}

fn is_zero(given: &Value) -> bool {
    *given == Value::Bool(false) || given.as_f64() == Some(0.0)
}

/// Whether the model gives a number or boolean a value where nothing is set: the member and what it targets.
fn always_has_a_value(model: &Model, member: &Member) -> bool {
    let default = member
        .get::<Default>()
        .is_some_and(|default| default.0 != Node::Null);
    default && !member.has::<Required>() && model.target(member).has::<Default>()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use smithy_model::SourceFile;

    use super::{answered, received};

    #[test]
    fn zeros_that_nobody_can_set_are_left_out_and_a_union_has_one_member() {
        let zero = json!({ "smithy.api#default": 0 });
        let model = json!({ "smithy": "2.0", "shapes": {
            "a#In": { "type": "structure", "members": {
                "top": { "target": "smithy.api#PrimitiveInteger", "traits": zero },
                "text": { "target": "smithy.api#String" },
                "list": { "target": "a#List" }, "either": { "target": "a#Either" } } },
            "a#List": { "type": "list", "member": { "target": "a#Part" } },
            "a#Part": { "type": "structure", "members": {
                "count": { "target": "smithy.api#PrimitiveInteger", "traits": zero },
                "own": { "target": "smithy.api#Integer", "traits": zero },
                "free": { "target": "smithy.api#Integer" },
                "needed": { "target": "smithy.api#PrimitiveInteger",
                            "traits": { "smithy.api#default": 0, "smithy.api#required": {} } } } },
            "a#Either": { "type": "union", "members": {
                "one": { "target": "smithy.api#String" }, "part": { "target": "a#Part" } } },
        }});
        let file = SourceFile::new("a.json", model.to_string());
        let model = smithy_model::load(&[file]).unwrap();
        let input = model.shape("a#In").unwrap();
        let received = |params| received(&model, input, &params);
        for same in [
            json!({}),
            json!({ "top": 0, "other": 0 }),
            json!({ "list": [{ "count": 2 }, {}] }),
            json!({ "list": [{ "own": 0, "free": 0, "needed": 0 }] }),
        ] {
            assert_eq!(received(same.clone()), Ok(same));
        }
        assert_eq!(
            received(json!({ "either": { "part": { "count": 0, "free": 1 } } })),
            Ok(json!({ "either": { "part": { "free": 1 } } }))
        );
        assert_eq!(answered(&model, input, &json!({ "text": "{}" })), Ok(()));
        assert!(answered(&model, input, &json!({ "text": {} })).is_err());
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
