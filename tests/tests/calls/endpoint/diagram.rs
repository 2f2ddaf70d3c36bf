//! Decision diagrams for rule sets that have none: the trees of the conformance data compiled by a
//! compiler of our own, so that the diagram interpreter meets every real condition and result.

use std::collections::HashMap;

use serde_json::{json, Value};

use super::random::Random;

const FIRST_RESULT: i32 = 100_000_000;
const NO_MATCH: i32 = -1;

/// The value of `smithy.rules#endpointBdd` that means the same as a rule set. `random` decides
/// which references are negated.
pub fn compile(rule_set: &Value, random: &mut Random) -> Value {
    let mut compiler = Compiler {
        conditions: Vec::new(),
        results: Vec::new(),
        nodes: vec![[-1, 1, -1]],
        known: HashMap::new(),
        random,
    };
    let tree = compiler.rules(&rule_set["rules"], NO_MATCH);
    // The root must not be negated; a rule without conditions makes it a result.
    let root = match tree {
        ..=-2 => {
            let [condition, high, low] = compiler.nodes[(-tree - 1) as usize];
            compiler.nodes.push([condition, low, high]);
            compiler.nodes.len() as i32
        }
        root => root,
    };
    json!({
        "version": "1.1",
        "parameters": rule_set["parameters"],
        "conditions": compiler.conditions,
        "results": compiler.results,
        "root": root,
        "nodeCount": compiler.nodes.len(),
        "nodes": encode(&compiler.nodes),
    })
}

struct Compiler<'r> {
    conditions: Vec<Value>,
    results: Vec<Value>,
    nodes: Vec<[i32; 3]>,
    /// The reference to a node that tests a condition and goes on to these.
    known: HashMap<[i32; 3], i32>,
    random: &'r mut Random,
}

impl Compiler<'_> {
    /// The reference that stands for a list of rules, with the one to follow if none matches.
    fn rules(&mut self, rules: &Value, otherwise: i32) -> i32 {
        let rules = rules.as_array().unwrap().iter();
        // Positions in model order, so that a variable is assigned before it is used.
        let numbered: Vec<(Vec<i32>, &Value)> = rules
            .map(|rule| {
                let conditions = rule["conditions"].as_array().unwrap().iter();
                let positions = conditions.map(|one| position(&mut self.conditions, one));
                (positions.collect(), rule)
            })
            .collect();
        let mut targets: Vec<i32> = Vec::new();
        for (_, rule) in &numbered {
            targets.push(match rule["type"].as_str().unwrap() {
                // A tree rule that has been entered is never left for the next rule.
                "tree" => self.rules(&rule["rules"], NO_MATCH),
                _ => {
                    let mut result = (*rule).clone();
                    result["conditions"] = json!([]);
                    FIRST_RESULT + 1 + position(&mut self.results, &result)
                }
            });
        }
        let mut reference = otherwise;
        for ((conditions, _), target) in numbered.iter().zip(targets).rev() {
            let low = reference;
            reference = target;
            for condition in conditions.iter().rev() {
                reference = self.node(*condition, reference, low);
            }
        }
        reference
    }

    fn node(&mut self, condition: i32, high: i32, low: i32) -> i32 {
        if let Some(reference) = self.known.get(&[condition, high, low]) {
            return *reference;
        }
        let is_negated = self.random.below(2) == 0;
        self.nodes.push(match is_negated {
            true => [condition, low, high],
            false => [condition, high, low],
        });
        let number = self.nodes.len() as i32;
        let reference = if is_negated { -number } else { number };
        self.known.insert([condition, high, low], reference);
        reference
    }
}

fn position(list: &mut Vec<Value>, value: &Value) -> i32 {
    let found = list.iter().position(|one| one == value);
    let position = found.unwrap_or_else(|| {
        list.push(value.clone());
        list.len() - 1
    });
    i32::try_from(position).unwrap()
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 of big-endian triples.
pub fn encode(nodes: &[[i32; 3]]) -> String {
    let bytes: Vec<u8> = nodes
        .iter()
        .flatten()
        .flat_map(|part| part.to_be_bytes())
        .collect();
    let mut text = String::new();
    // Twelve bytes a node: no padding.
    for group in bytes.chunks(3) {
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        for shift in [18, 12, 6, 0] {
            text.push(DIGITS[(bits >> shift & 63) as usize] as char);
        }
    }
    text
}

pub fn decode(text: &str) -> Vec<[i32; 3]> {
    let digit = |digit: u8| DIGITS.iter().position(|one| *one == digit).unwrap() as u32;
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(4) {
        let bits = group.iter().fold(0, |bits, one| bits << 6 | digit(*one));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    let number = |bytes: &[u8]| i32::from_be_bytes(bytes.try_into().unwrap());
    bytes
        .chunks(12)
        .map(|node| [number(&node[..4]), number(&node[4..8]), number(&node[8..])])
        .collect()
}
