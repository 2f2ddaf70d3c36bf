//! Real rule sets with parts exchanged: whatever the generator lowers can be evaluated.

use serde_json::{json, Value};
use smithy_codegen::ir::endpoint as ir;

use super::cases::{self, DIAGRAM, TREE};
use super::outcome::resolve;
use super::random::{Pool, Random};
use super::{diagram, leak};
use rules_harness::lower;
use tests::conformance;

/// Real rule sets with parts exchanged at random: the generator lowers them or says why not, and
/// what it lowers can be evaluated.
#[test]
#[cfg_attr(
    not(data = "endpoint-rules"),
    ignore = "needs endpoint-rules of CONFORMANCE_DATA"
)]
fn mutated_rule_sets() {
    let rules = conformance::path("endpoint-rules");
    let mut random = Random::new(3);
    let (mut lowered, mut refused) = (0, 0);
    for service in cases::of_botocore(rules.parent().unwrap()) {
        // The big ones take most of the time and hold nothing else.
        if service.rules.to_string().len() > 30_000 {
            continue;
        }
        for id in [TREE, DIAGRAM] {
            let original = match id {
                TREE => service.rules.clone(),
                _ => diagram::compile(&service.rules, &mut random),
            };
            for _ in 0..4 {
                let mut mutated = original.clone();
                for _ in 0..1 + random.below(3) {
                    mutate(&mut mutated, &original, &mut random);
                }
                match lower(id, &mutated) {
                    Err(_) => refused += 1,
                    Ok(endpoint) => {
                        lowered += 1;
                        let rules = leak::rules(&endpoint);
                        let pool = Pool::new(&service);
                        for _ in 0..3 {
                            let mut params = pool.params(&mut random);
                            params.retain(|name, value| fits(&endpoint, name, value));
                            resolve(rules, &params);
                        }
                    }
                }
            }
        }
    }
    println!("of mutated rules, {lowered} were lowered and evaluated, {refused} refused");
    assert!(refused > 0 && lowered > 0);
}

fn fits(endpoint: &ir::Endpoint, name: &str, value: &Value) -> bool {
    endpoint.parameters.iter().any(|parameter| {
        parameter.name == name
            && match parameter.kind {
                ir::ParameterKind::Boolean => value.is_boolean(),
                ir::ParameterKind::String => value.is_string(),
                ir::ParameterKind::StringArray => value.is_array(),
            }
    })
}

/// Replaces some part of `value` by some part of `other`, or by something else.
fn mutate(value: &mut Value, other: &Value, random: &mut Random) {
    let replacement = match random.below(8) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 => json!(random.below(200) as i64 - 100),
        3 => json!("{Region#name}{"),
        4 => json!([]),
        5 => json!({ "ref": "Nothing" }),
        _ => some_part(other, random).clone(),
    };
    let mut at = value;
    loop {
        let length = match at {
            Value::Array(items) => items.len(),
            Value::Object(fields) => fields.len(),
            _ => 0,
        };
        if length == 0 || random.below(12) == 0 {
            *at = replacement;
            return;
        }
        let mut index = random.below(length);
        // The version is a string that every other one would replace to no avail.
        if at.get("version").is_some() {
            index = 1 + random.below(length - 1);
        }
        at = match at {
            Value::Array(items) => &mut items[index],
            Value::Object(fields) => fields.values_mut().nth(index).unwrap(),
            _ => unreachable!(),
        };
    }
}

fn some_part<'v>(value: &'v Value, random: &mut Random) -> &'v Value {
    let mut at = value;
    loop {
        let items: Vec<&Value> = match at {
            Value::Array(items) => items.iter().collect(),
            Value::Object(fields) => fields.values().collect(),
            _ => return at,
        };
        if items.is_empty() || random.below(5) == 0 {
            return at;
        }
        at = items[random.below(items.len())];
    }
}
