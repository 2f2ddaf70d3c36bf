//! An evaluator of our own, to compare the runtime's interpreters with.
//!
//! It walks the JSON of a rules trait as it is, with JSON values for everything, `null` for what is
//! absent and regular expressions for every syntax; it shares neither code nor tables with the
//! generator and the runtime, and takes the partitions from the conformance data.

use std::collections::HashMap;
use std::path::Path;

use regex::Regex;
use serde_json::{json, Map, Value};

use super::cases;

pub struct Naive {
    partitions: Value,
    regions: Vec<Regex>,
    patterns: HashMap<&'static str, Regex>,
}

type Scope = HashMap<String, Value>;

/// Why there is no endpoint.
const NOTHING_MATCHED: &str = "No endpoint rule matched";

const URL: &str = r"^(https?)://(?:[^/?#]*@)?((\[[0-9A-Fa-f:.%]+\]|[^/?#:@\x00-\x20\[\]]+)(?::[0-9]*)?)(/[^?#]*)?(?:#[^?]*)?$";
const ADDRESS: &str = r"^(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})$";
const LABEL: &str = r"^[A-Za-z0-9][A-Za-z0-9-]{0,62}$";
const BUCKET: &str = r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$";
const BAD_BUCKET: &str = r"\.\.|\.-|-\.";
const ARN: &str = r"^arn:([^:]+):([^:]+):([^:]*):([^:]*):((?s).+)$";
const BRACES: &str = r"\{\{|\}\}|\{([^{}#]+)(?:#([^{}]+))?\}";

impl Naive {
    pub fn new(data: &Path) -> Naive {
        let patterns = [URL, ADDRESS, LABEL, BUCKET, BAD_BUCKET, ARN, BRACES];
        let partitions = cases::read(&data.join("endpoint-rules/partitions.json"));
        let region_patterns = partitions["partitions"].as_array().unwrap().iter();
        let region_patterns = region_patterns.map(|one| {
            // The classes of the data are the ASCII ones.
            let pattern = one["regionRegex"].as_str().unwrap();
            let pattern = pattern
                .replace(r"\w", "[A-Za-z0-9_]")
                .replace(r"\d", "[0-9]");
            Regex::new(&pattern).unwrap()
        });
        Naive {
            regions: region_patterns.collect(),
            partitions,
            patterns: patterns
                .into_iter()
                .map(|pattern| (pattern, Regex::new(pattern).unwrap()))
                .collect(),
        }
    }

    /// The endpoint or error for these parameters, in the form of `outcome::resolve`.
    pub fn resolve(&self, rules: &Value, params: &Map<String, Value>) -> Value {
        let mut scope = Scope::new();
        for (name, parameter) in rules["parameters"].as_object().unwrap() {
            let default = parameter.get("default").cloned().unwrap_or(Value::Null);
            scope.insert(name.clone(), default);
        }
        scope.extend(
            params
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        let found = match rules.get("rules") {
            Some(tree) => self.tree(tree, &scope),
            None => self.diagram(rules, scope),
        };
        found.unwrap_or_else(|| json!({ "error": NOTHING_MATCHED }))
    }

    fn tree(&self, rules: &Value, scope: &Scope) -> Option<Value> {
        for rule in rules.as_array().unwrap() {
            let mut scope = scope.clone();
            let conditions = rule["conditions"].as_array().unwrap();
            if conditions.iter().all(|one| self.holds(one, &mut scope)) {
                return match rule["type"].as_str().unwrap() {
                    "tree" => self.tree(&rule["rules"], &scope),
                    _ => Some(self.result(rule, &scope)),
                };
            }
        }
        None
    }

    fn diagram(&self, rules: &Value, mut scope: Scope) -> Option<Value> {
        let nodes = super::diagram::decode(rules["nodes"].as_str().unwrap());
        let mut reference = rules["root"].as_i64().unwrap();
        while reference.abs() > 1 && reference < 100_000_000 {
            let [condition, high, low] = nodes[reference.unsigned_abs() as usize - 1];
            let holds = self.holds(&rules["conditions"][condition as usize], &mut scope);
            let (if_so, if_not) = match reference > 0 {
                true => (high, low),
                false => (low, high),
            };
            reference = i64::from(if holds { if_so } else { if_not });
        }
        match reference - 100_000_000 {
            result @ 1.. => Some(self.result(&rules["results"][result as usize - 1], &scope)),
            _ => None,
        }
    }

    fn holds(&self, condition: &Value, scope: &mut Scope) -> bool {
        let value = self.value(condition, scope);
        let holds = !matches!(value, Value::Null | Value::Bool(false));
        if let Some(name) = condition["assign"].as_str() {
            scope.insert(name.to_owned(), value);
        }
        holds
    }

    fn result(&self, rule: &Value, scope: &Scope) -> Value {
        if let Some(error) = rule.get("error") {
            return json!({ "error": self.value(error, scope) });
        }
        let endpoint = &rule["endpoint"];
        if self.value(&endpoint["url"], scope) == "" {
            return json!({ "error": "the endpoint's URL is empty" });
        }
        let mut result = json!({ "url": self.value(&endpoint["url"], scope) });
        for part in ["headers", "properties"] {
            let document = self.document(endpoint.get(part).unwrap_or(&json!({})), scope);
            if document != json!({}) {
                result[part] = document;
            }
        }
        result
    }

    fn document(&self, value: &Value, scope: &Scope) -> Value {
        match value {
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| (name.clone(), self.document(value, scope)))
                .collect::<Map<_, _>>()
                .into(),
            Value::Array(items) => items.iter().map(|one| self.document(one, scope)).collect(),
            other => self.value(other, scope),
        }
    }

    fn value(&self, expression: &Value, scope: &Scope) -> Value {
        match expression {
            Value::String(template) => self.template(template, scope),
            Value::Array(items) => items.iter().map(|one| self.value(one, scope)).collect(),
            Value::Object(object) => match object.get("ref") {
                Some(name) => scope[name.as_str().unwrap()].clone(),
                None => {
                    let function = object["fn"].as_str().unwrap();
                    let arguments = object["argv"].as_array().unwrap().iter();
                    let arguments: Vec<Value> =
                        arguments.map(|one| self.value(one, scope)).collect();
                    self.call(function, &arguments)
                }
            },
            other => other.clone(),
        }
    }

    fn template(&self, template: &str, scope: &Scope) -> Value {
        let replaced =
            self.patterns[BRACES].replace_all(template, |found: &regex::Captures<'_>| {
                match (found.get(1), found.get(2)) {
                    (None, _) => found[0][..1].to_owned(),
                    (Some(name), path) => {
                        let value = &scope[name.as_str()];
                        let value = match path {
                            Some(path) => attribute(value, path.as_str()),
                            None => value.clone(),
                        };
                        value.as_str().unwrap().to_owned()
                    }
                }
            });
        Value::String(replaced.into_owned())
    }

    fn call(&self, function: &str, arguments: &[Value]) -> Value {
        match function {
            "isSet" => return json!(!arguments[0].is_null()),
            "coalesce" => {
                let mut present = arguments.iter().filter(|one| !one.is_null());
                return present.next().cloned().unwrap_or(Value::Null);
            }
            "ite" => {
                return match arguments[0] {
                    Value::Null => Value::Null,
                    Value::Bool(true) => arguments[1].clone(),
                    _ => arguments[2].clone(),
                }
            }
            _ if arguments.contains(&Value::Null) => return Value::Null,
            _ => {}
        }
        let text = |index: usize| arguments[index].as_str().unwrap();
        let flag = |index: usize| arguments[index].as_bool().unwrap();
        let number = |index: usize| arguments[index].as_u64().unwrap() as usize;
        match function {
            "not" => json!(!flag(0)),
            "booleanEquals" => json!(flag(0) == flag(1)),
            "stringEquals" => json!(text(0) == text(1)),
            "getAttr" => attribute(&arguments[0], text(1)),
            "isValidHostLabel" => json!(self.is_host_label(text(0), flag(1))),
            "aws.isVirtualHostableS3Bucket" => json!(self.is_bucket(text(0), flag(1))),
            "parseURL" => self.url(text(0)),
            "aws.parseArn" => self.arn(text(0)),
            "aws.partition" => self.partition(text(0)),
            "uriEncode" => json!(encode(text(0))),
            "substring" => substring(text(0), number(1), number(2), flag(3)),
            "split" => match number(2) {
                0 => text(0).split(text(1)).map(Value::from).collect(),
                limit => text(0).splitn(limit, text(1)).map(Value::from).collect(),
            },
            other => panic!("function {other}"),
        }
    }

    fn is_host_label(&self, text: &str, allow_dots: bool) -> bool {
        match allow_dots {
            true => text
                .split('.')
                .all(|label| self.patterns[LABEL].is_match(label)),
            false => self.patterns[LABEL].is_match(text),
        }
    }

    fn is_bucket(&self, text: &str, allow_dots: bool) -> bool {
        self.patterns[BUCKET].is_match(text)
            && !self.patterns[BAD_BUCKET].is_match(text)
            && !self.patterns[ADDRESS].is_match(text)
            && (allow_dots || !text.contains('.'))
    }

    fn url(&self, text: &str) -> Value {
        let Some(found) = self.patterns[URL].captures(text) else {
            return Value::Null;
        };
        let path = found.get(4).map_or("", |path| path.as_str());
        let host = &found[3];
        json!({
            "scheme": found[1],
            "authority": found[2],
            "path": path,
            "normalizedPath": format!("{}/", path.strip_suffix('/').unwrap_or(path)),
            "isIp": host.starts_with('[') || self.patterns[ADDRESS].is_match(host),
        })
    }

    fn arn(&self, text: &str) -> Value {
        let Some(found) = self.patterns[ARN].captures(text) else {
            return Value::Null;
        };
        json!({
            "partition": found[1],
            "service": found[2],
            "region": found[3],
            "accountId": found[4],
            "resourceId": found[5].replace('/', ":").split(':').collect::<Vec<_>>(),
        })
    }

    fn partition(&self, region: &str) -> Value {
        let partitions = self.partitions["partitions"].as_array().unwrap();
        let listed = partitions
            .iter()
            .find(|one| one["regions"].get(region).is_some());
        let found = listed.or_else(|| {
            let fits = self
                .regions
                .iter()
                .position(|pattern| pattern.is_match(region));
            fits.map(|index| &partitions[index])
        });
        let partition = found.unwrap_or(&partitions[0]);
        let mut outputs = partition["outputs"].clone();
        outputs["name"] = partition["id"].clone();
        outputs
    }
}

fn attribute(value: &Value, path: &str) -> Value {
    path.replace('[', ".[")
        .split('.')
        .filter(|step| !step.is_empty())
        .fold(value.clone(), |value, step| match step.strip_prefix('[') {
            None => value[step].clone(),
            Some(index) => {
                let index: i64 = index.trim_end_matches(']').parse().unwrap();
                let length = value.as_array().map_or(0, Vec::len) as i64;
                let index = if index < 0 { length + index } else { index };
                usize::try_from(index).map_or(Value::Null, |index| value[index].clone())
            }
        })
}

fn substring(text: &str, start: usize, end: usize, reverse: bool) -> Value {
    let mut characters: Vec<char> = text.chars().collect();
    if !text.is_ascii() || start >= end || end > characters.len() {
        return Value::Null;
    }
    if reverse {
        characters.reverse();
    }
    let mut part: Vec<char> = characters[start..end].to_vec();
    if reverse {
        part.reverse();
    }
    json!(part.into_iter().collect::<String>())
}

fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(byte as char);
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
