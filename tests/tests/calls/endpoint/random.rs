//! Three evaluators, one answer: random parameters through the rule tree, through a decision
//! diagram and through the evaluator of our own.

use std::collections::BTreeSet;

use serde_json::{json, Map, Value};

use super::cases::{self, Service, DIAGRAM, TREE};
use super::naive::Naive;
use super::outcome::resolve;
use super::{diagram, leak};
use rules_harness::lower;
use tests::conformance;

/// A small generator of numbers that look random and are the same in every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

const REGIONS: &[&str] = &[
    "us-east-1",
    "us-west-2",
    "eu-central-1",
    "ap-southeast-7",
    "me-west-9",
    "cn-north-1",
    "cn-northwest-1",
    "us-gov-west-1",
    "us-gov-east-1",
    "us-iso-east-1",
    "us-isob-west-1",
    "eu-isoe-west-1",
    "us-isof-south-1",
    "eusc-de-east-1",
    "aws-global",
    "aws-cn-global",
    "aws-iso-global",
    "aws-us-gov-global",
    "aws-iso-b-global",
    "aws-iso-e-global",
    "aws-iso-f-global",
    "mars-north-1",
    "us-east-1a",
    "us--1",
    "us-east-",
    "eusc-fr-west-1",
    "us-we_st-12",
    "",
    "un known",
    "é-west-1",
];

const URLS: &[&str] = &[
    "https://example.com",
    "http://example.com:8080/a/b",
    "https://127.0.0.1/",
    "https://[fe80::1]:443",
    "https://user@example.com/path#fragment",
    "https://example.com/?a=b",
    "ftp://example.com",
    "https://",
    "https://1.2.3.4.5/x",
    "https://01.2.3.4",
    "http://beta.example.com/x/",
    "example.com",
    "https://a b",
    "https://host:99x/",
];

const ARNS: &[&str] = &[
    "arn:aws:s3:us-west-2:123456789012:accesspoint:myendpoint",
    "arn:aws:s3:us-west-2:123456789012:accesspoint/myendpoint",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/reports",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:bucket:mybucket",
    "arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/mybanner",
    "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap",
    "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint:myendpoint",
    "arn:aws:dynamodb:us-west-2:222222222222:table/table_name/index/a",
    "arn:aws:s3:us-west-2:123456789012:",
    "arn:aws:s3",
    "arn::s3:us-west-2:1:x",
    "arn:aws:s3:::bucket_name",
];

const NAMES: &[&str] = &[
    "bucket-name",
    "bucket.name",
    "Bucket",
    "a",
    "192.168.1.1",
    "mybucket--use1-az4--x-s3",
    "mybucket--usw2-az12--x-s3",
    "mybucket--test-zone-ab1--xa-s3",
    "99_a",
    "bucket..name",
    "bucket.-name",
    "my-bucket-",
    "a/b c",
    "ünïcode",
    "test-accessp--o0b1a2c3d4e5f6g7h8--op-s3",
    "us-east-1",
    "123456789012",
    "preferred",
    "required",
    "disabled",
    "{{x}}",
    "a%20b",
];

/// Values that the parameters of a service may take: those of its cases, the constants of its
/// rules, and common ones.
pub struct Pool {
    texts: Vec<String>,
    names: Vec<(String, Value)>,
    required: BTreeSet<String>,
    of_cases: Vec<Map<String, Value>>,
}

impl Pool {
    pub fn new(service: &Service) -> Pool {
        let mut texts: BTreeSet<String> = BTreeSet::new();
        constants(&service.rules, &mut texts);
        for list in [REGIONS, URLS, ARNS, NAMES] {
            texts.extend(list.iter().map(|one| (*one).to_owned()));
        }
        let parameters = service.rules["parameters"].as_object().unwrap();
        let is_required = |parameter: &Value| {
            parameter["required"] == json!(true) && parameter.get("default").is_none()
        };
        Pool {
            texts: texts.into_iter().collect(),
            names: parameters
                .iter()
                .map(|(n, p)| (n.clone(), p.clone()))
                .collect(),
            required: parameters
                .iter()
                .filter(|(_, parameter)| is_required(parameter))
                .map(|(name, _)| name.clone())
                .collect(),
            of_cases: service
                .cases
                .iter()
                .map(|case| case.params.clone())
                .collect(),
        }
    }

    /// Mostly a case with one or two values changed, else values at random.
    pub fn params(&self, random: &mut Random) -> Map<String, Value> {
        let mut params = Map::new();
        let mut changes = self.names.len();
        if !self.of_cases.is_empty() && random.below(4) > 0 {
            params = random.pick(&self.of_cases).clone();
            params.retain(|name, _| self.names.iter().any(|(known, _)| known == name));
            changes = 1 + random.below(2);
        }
        for _ in 0..changes {
            let (name, parameter) = random.pick(&self.names);
            match random.below(5) {
                0 => {
                    params.remove(name);
                }
                _ => {
                    params.insert(name.clone(), self.value(name, parameter, random));
                }
            }
        }
        for name in &self.required {
            if !params.contains_key(name) {
                let parameter = self.names.iter().find(|(known, _)| known == name).unwrap();
                let value = self.value(name, &parameter.1, random);
                params.insert(name.clone(), value);
            }
        }
        params
    }

    fn value(&self, name: &str, parameter: &Value, random: &mut Random) -> Value {
        match parameter["type"].as_str().unwrap() {
            "boolean" | "Boolean" => json!(random.below(2) == 0),
            "string" | "String" => json!(self.text(name, random)),
            _ => (0..random.below(3))
                .map(|_| self.text(name, random))
                .collect(),
        }
    }

    fn text(&self, name: &str, random: &mut Random) -> String {
        let list = match name {
            "Region" => REGIONS,
            "Endpoint" => URLS,
            _ if name.to_ascii_lowercase().contains("arn") => ARNS,
            _ => NAMES,
        };
        match random.below(4) {
            0 => random.pick(&self.texts).clone(),
            _ => (*random.pick(list)).to_owned(),
        }
    }
}

/// The strings in a rules trait that are no templates.
fn constants(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if !text.contains(['{', ' ']) => {
            into.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|one| constants(one, into)),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| *key != "documentation");
            fields.for_each(|(_, value)| constants(value, into));
        }
        _ => {}
    }
}

/// Compares the evaluators on random parameters for every service; the number of comparisons.
fn compare(services: &[Service], naive: &Naive, rounds: usize) -> usize {
    let mut ran = 0;
    for (seed, service) in services.iter().enumerate() {
        let mut random = Random::new(seed as u64 + 1);
        let own = leak::rules(&lower(service.id, &service.rules).unwrap());
        let compiled = (service.id == TREE).then(|| diagram::compile(&service.rules, &mut random));
        let lowered = compiled.as_ref().map(|compiled| {
            lower(DIAGRAM, compiled).unwrap_or_else(|error| panic!("{}: {error}", service.name))
        });
        let other = lowered.as_ref().map(leak::rules);
        let pool = Pool::new(service);
        // Rules with more parameters have more to find in them.
        for _ in 0..rounds * pool.names.len() {
            let params = pool.params(&mut random);
            let expected = naive.resolve(&service.rules, &params);
            let found = resolve(own, &params);
            assert_eq!(found, expected, "{} {params:?}", service.name);
            if let Some(other) = other {
                let found = resolve(other, &params);
                assert_eq!(found, expected, "{} as diagram {params:?}", service.name);
                let found = naive.resolve(compiled.as_ref().unwrap(), &params);
                assert_eq!(found, expected, "{} as diagram, naive", service.name);
            }
            ran += 1;
        }
    }
    ran
}

#[test]
#[cfg_attr(
    not(data = "endpoint-rules"),
    ignore = "needs endpoint-rules of CONFORMANCE_DATA"
)]
fn tree_diagram_and_naive_evaluator_agree() {
    let what = "random parameter sets";
    let partitions = conformance::path("endpoint-rules/partitions.json");
    let data = partitions.ancestors().nth(2).unwrap().to_path_buf();
    let naive = Naive::new(&data);
    let mut services = cases::of_botocore(&data);
    for folder in cases::entries(&data.join("ast")) {
        services.extend(cases::of_models(&folder));
    }
    let ran = compare(&services, &naive, 20);
    let diagrams = services
        .iter()
        .filter(|service| service.id == DIAGRAM)
        .count();
    conformance::ran(what, ran);
    println!(
        "{ran} random parameter sets over {} rule sets ({diagrams} of them given as diagrams): \
         tree, diagram and our own evaluator agree",
        services.len()
    );
}
