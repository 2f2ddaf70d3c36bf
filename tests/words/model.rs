//! Words come in, a model goes out in which members, values, types, errors, operations, waiters, resources, endpoint
//! parameters and settings are called so. Shapes of a service differ by more than case, so that underscores tell those apart
//! that have the same word; the names of the client know nothing of them.

use std::collections::BTreeSet;

use serde_json::{json, Map, Value};
use smithy_codegen::naming::{is_config_method, pascal_case, snake_case};

use crate::List;

const STRING: &str = "smithy.api#String";
const UNIT: &str = "smithy.api#Unit";

/// The model.
pub fn of(words: &List) -> Value {
    let mut shapes = Map::new();
    members(&words.all, &mut shapes);
    types(&words.of_types, &mut shapes);
    let errors = errors(&words.of_types, &mut shapes);
    let operations = operations(&words.of_types, &mut shapes);
    every_operation(&words.of_types, &errors, &mut shapes);
    let resources = words.of_types.iter().map(|word| format!("words#{word}___"));
    let resources: Vec<String> = resources.collect();
    for resource in &resources {
        shapes.insert(resource.clone(), json!({ "type": "resource" }));
    }
    shapes.insert(
        "words#Words".to_owned(),
        json!({
            "type": "service", "version": "1",
            "operations": targets(operations.iter().chain(&[
                "words#EveryCall".to_owned(), "words#EveryStream".to_owned(), "words#EveryWait".to_owned(),
            ])),
            "resources": targets(&resources),
            "traits": {
                "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": { "name": "words" },
                "smithy.rules#endpointRuleSet": rules(&words.all),
                "smithy.rules#clientContextParams": settings(&words.all)
            }
        }),
    );
    json!({ "smithy": "2.0", "shapes": shapes })
}

fn target(id: impl AsRef<str>) -> Value {
    json!({ "target": id.as_ref() })
}

fn targets<'i>(ids: impl IntoIterator<Item = &'i String>) -> Vec<Value> {
    ids.into_iter().map(target).collect()
}

/// An object with an entry for each word.
fn each(words: &[String], entry: impl Fn(usize) -> Value) -> Map<String, Value> {
    let words = words.iter().enumerate();
    words
        .map(|(index, word)| (word.clone(), entry(index)))
        .collect()
}

/// Structures, a union and an enumeration that have members of all words.
fn members(words: &[String], shapes: &mut Map<String, Value>) {
    let mut add = |id: &str, shape: Value| shapes.insert(format!("words#{id}"), shape);
    let required = json!({ "smithy.api#required": {} });
    add(
        "Every",
        json!({
            "type": "structure", "members": each(words, |_| target(STRING)), "traits": { "smithy.api#mixin": {} }
        }),
    );
    add(
        "EveryNeeded",
        json!({
            "type": "structure", "traits": { "smithy.api#mixin": {} },
            "members": each(words, |_| json!({ "target": STRING, "traits": required }))
        }),
    );
    // A member that is a type of its own, by turns one with and one without a value.
    add(
        "EveryUnion",
        json!({
            "type": "union", "members": each(words, |index| target([STRING, UNIT, "words#EveryUnion"][index % 3]))
        }),
    );
    add(
        "EveryValue",
        json!({ "type": "enum", "members": each(words, |_| target(UNIT)) }),
    );
    add("EveryEvent", json!({ "type": "structure", "members": {} }));
    let event = |_| target("words#EveryEvent");
    let mut events = each(words, event);
    events.insert("everyFailure".to_owned(), target("words#EveryFailure"));
    add(
        "EveryEvents",
        json!({
            "type": "union", "members": events, "traits": { "smithy.api#streaming": {} }
        }),
    );
    let with = |mixin: &str, more: Value| json!({ "type": "structure", "mixins": [target(mixin)], "members": more });
    let union = json!({ "everyUnion": target("words#EveryUnion"), "everyValue": target("words#EveryValue") });
    add("EveryData", with("words#Every", union));
    add("EveryNeed", with("words#EveryNeeded", json!({})));
    add(
        "EveryInput",
        with(
            "words#Every",
            json!({ "everyPage": target(STRING), "everySize": target("smithy.api#Integer") }),
        ),
    );
    add(
        "EveryItems",
        json!({ "type": "list", "member": target("words#EveryData") }),
    );
    add(
        "EveryOutput",
        with(
            "words#Every",
            json!({
                "everyPage": target(STRING), "everyItem": target("words#EveryItems"), "everyNeed": target("words#EveryNeed")
            }),
        ),
    );
    let stream = json!({ "everyStream": target("words#EveryEvents") });
    add("EveryStreamInput", with("words#Every", stream.clone()));
    add("EveryStreamOutput", with("words#Every", stream));
    for (name, mixin) in [
        ("EveryFailure", "words#Every"),
        ("EveryNeedingFailure", "words#EveryNeeded"),
    ] {
        let mut error = with(mixin, json!({}));
        error["traits"] = json!({ "smithy.api#error": "server", "smithy.api#retryable": {} });
        add(name, error);
    }
}

/// Types of each kind by turns: a structure, a union, an enumeration, and one whose values have no names.
fn types(words: &[String], shapes: &mut Map<String, Value>) {
    let id = |word: &String| format!("words#{word}");
    for (index, word) in words.iter().enumerate() {
        let itself = json!({ "itself": target(id(word)), "other": target(STRING) });
        let shape = match index % 4 {
            0 => json!({ "type": "structure", "members": itself }),
            1 => {
                json!({ "type": "enum", "members": { "one": target(UNIT), word.as_str(): target(UNIT) } })
            }
            2 => json!({ "type": "union", "members": itself }),
            _ => json!({ "type": "string", "traits": { "smithy.api#enum": [{ "value": word }] } }),
        };
        shapes.insert(id(word), shape);
    }
    let members = words
        .iter()
        .map(|word| (format!("every{}", pascal_case(word)), target(id(word))));
    let members: Map<String, Value> = members.collect();
    shapes.insert(
        "words#EveryType".to_owned(),
        json!({ "type": "structure", "members": members }),
    );
}

fn errors(words: &[String], shapes: &mut Map<String, Value>) -> Vec<String> {
    let ids = words.iter().map(|word| format!("words#{word}_"));
    let ids: Vec<String> = ids.collect();
    for id in &ids {
        let error = json!({ "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" } });
        shapes.insert(id.clone(), error);
    }
    ids
}

fn operations(words: &[String], shapes: &mut Map<String, Value>) -> Vec<String> {
    let ids = words.iter().map(|word| format!("words#{word}__"));
    let ids: Vec<String> = ids.collect();
    for id in &ids {
        let operation =
            json!({ "type": "operation", "input": target(UNIT), "output": target(UNIT) });
        shapes.insert(id.clone(), operation);
    }
    ids
}

/// The operations whose inputs and outputs have members of all words, and one with waiters of all words.
fn every_operation(words: &[String], errors: &[String], shapes: &mut Map<String, Value>) {
    let acceptors =
        json!({ "acceptors": [{ "state": "success", "matcher": { "success": true } }] });
    let mut errors = targets(errors);
    errors.extend(["words#EveryFailure", "words#EveryNeedingFailure"].map(target));
    shapes.insert("words#EveryCall".to_owned(), json!({
        "type": "operation", "input": target("words#EveryInput"), "output": target("words#EveryOutput"), "errors": errors,
        "traits": {
            "smithy.api#paginated": {
                "inputToken": "everyPage", "outputToken": "everyPage", "pageSize": "everySize", "items": "everyItem"
            },
            "smithy.waiters#waitable": { "EveryWaiter": acceptors }
        }
    }));
    shapes.insert("words#EveryStream".to_owned(), json!({
        "type": "operation", "input": target("words#EveryStreamInput"), "output": target("words#EveryStreamOutput")
    }));
    let waiters = words
        .iter()
        .map(|word| (pascal_case(word), acceptors.clone()));
    let waiters: Map<String, Value> = waiters.collect();
    shapes.insert(
        "words#EveryWait".to_owned(),
        json!({
            "type": "operation", "input": target(UNIT), "output": target("words#EveryType"),
            "traits": { "smithy.waiters#waitable": waiters }
        }),
    );
}

/// The words as endpoint parameters may be called, each once.
fn parameters(words: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let words = words.iter().map(|word| pascal_case(word));
    words
        .filter(|word| seen.insert(word.to_ascii_lowercase()))
        .collect()
}

fn rules(words: &[String]) -> Value {
    let parameter = json!({ "type": "string", "documentation": "It." });
    json!({
        "version": "1.0", "parameters": each(&parameters(words), |_| parameter.clone()),
        "rules": [{ "type": "error", "conditions": [], "error": "none" }]
    })
}

/// The settings that do not have the name of one that all clients have, which is refused.
fn settings(words: &[String]) -> Value {
    let is_free = |word: &String| {
        let name = snake_case(word);
        !is_config_method(&name) && !is_config_method(&format!("set_{name}"))
    };
    let words: Vec<String> = parameters(words).into_iter().filter(is_free).collect();
    Value::Object(each(&words, |_| json!({ "type": "string" })))
}
