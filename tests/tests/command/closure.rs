//! The closure of operations, computed from the JSON of a model alone: the document and names of operations come in; the
//! names of everything that a crate of them must have go out. Nothing of the model reader or the generator is used.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// A model as JSON.
pub struct Document {
    shapes: Map<String, Value>,
}

/// What a crate consists of, by names of the model in a form that no convention of a language changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Closure {
    pub operations: BTreeSet<String>,
    /// Structures, unions and enums, without those that are errors, inputs or outputs.
    pub types: BTreeSet<String>,
    pub errors: BTreeSet<String>,
    pub waiters: BTreeSet<String>,
    /// What an endpoint may depend on.
    pub parameters: BTreeSet<String>,
}

/// A name without what conventions change: letters in lower case, and digits.
pub fn plain(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn local(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

impl Document {
    pub fn new(text: &str) -> Document {
        let mut document: Value = serde_json::from_str(text).unwrap();
        let shapes = document["shapes"].take();
        match shapes {
            Value::Object(shapes) => Document { shapes },
            other => panic!("no shapes: {other}"),
        }
    }

    fn of_type(&self, kind: &str) -> impl Iterator<Item = (&str, &Value)> {
        let kind = Value::from(kind);
        let shapes = self.shapes.iter();
        shapes
            .filter(move |(_, shape)| shape["type"] == kind)
            .map(|(id, shape)| (id.as_str(), shape))
    }

    /// The names of all operations.
    pub fn operations(&self) -> Vec<&str> {
        self.of_type("operation").map(|(id, _)| local(id)).collect()
    }

    /// The closure of these operations.
    pub fn closure(&self, chosen: &[String]) -> Closure {
        let mut closure = Closure::default();
        let mut own = BTreeSet::new();
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let needed = self.needed(chosen);
        closure.parameters = self.parameters(&needed);
        for (_, service) in self.of_type("service") {
            self.walk(&service["errors"], &mut reached);
        }
        for operation in needed {
            let shape = &self.shapes[operation];
            closure.operations.insert(plain(local(operation)));
            for side in ["input", "output"] {
                own.extend(shape[side]["target"].as_str());
                self.walk(&shape[side], &mut reached);
            }
            self.walk(&shape["errors"], &mut reached);
            let waiters = &shape["traits"]["smithy.waiters#waitable"];
            let names = waiters.as_object().into_iter().flatten();
            closure.waiters.extend(names.map(|(name, _)| plain(name)));
        }
        for id in reached {
            let Some(shape) = self.shapes.get(id) else {
                continue;
            };
            let kind = shape["type"].as_str().unwrap();
            let traits = &shape["traits"];
            let is_enum = kind == "enum" || !traits["smithy.api#enum"].is_null();
            if !traits["smithy.api#error"].is_null() {
                closure.errors.insert(plain(local(id)));
            } else if (matches!(kind, "structure" | "union") || is_enum) && !own.contains(id) {
                closure.types.insert(plain(local(id)));
            }
            if kind == "union" && !traits["smithy.api#streaming"].is_null() {
                // What may go wrong in a stream of events.
                closure.errors.insert(plain(local(id)) + "error");
            }
        }
        closure
    }

    /// The endpoint parameters, without those that only other operations give values to.
    fn parameters(&self, needed: &BTreeSet<&str>) -> BTreeSet<String> {
        let (mut all, mut settings) = (Vec::new(), BTreeSet::new());
        for (_, service) in self.of_type("service") {
            let traits = &service["traits"];
            for rules in ["endpointRuleSet", "endpointBdd"] {
                let rules = &traits[format!("smithy.rules#{rules}")]["parameters"];
                all.extend(rules.as_object().into_iter().flatten());
            }
            let own = &traits["smithy.rules#clientContextParams"];
            settings.extend(own.as_object().into_iter().flat_map(Map::keys));
        }
        let of = |id: &str| self.given_by(&self.shapes[id]);
        let used: BTreeSet<&str> = needed.iter().flat_map(|id| of(id)).collect();
        let others = self.of_type("operation").flat_map(|(id, _)| of(id));
        let others: BTreeSet<&str> = others.filter(|name| !used.contains(name)).collect();
        let shown = all.into_iter().filter(|(name, parameter)| {
            !others.contains(name.as_str())
                || settings.contains(name)
                || !parameter["builtIn"].is_null()
        });
        shown.map(|(name, _)| plain(name)).collect()
    }

    /// The endpoint parameters that an operation gives values to.
    fn given_by<'d>(&'d self, operation: &'d Value) -> Vec<&'d str> {
        let mut names = Vec::new();
        for given in ["staticContextParams", "operationContextParams"] {
            let given = operation["traits"][format!("smithy.rules#{given}")].as_object();
            names.extend(given.into_iter().flat_map(Map::keys).map(String::as_str));
        }
        let input = operation["input"]["target"].as_str();
        let input = input.and_then(|id| self.shapes.get(id));
        let members = input.and_then(|input| input["members"].as_object());
        for member in members.into_iter().flat_map(Map::values) {
            names.extend(member["traits"]["smithy.rules#contextParam"]["name"].as_str());
        }
        names
    }

    /// The ids of the operations, and of the one that finds their endpoints, if one of them cannot be called
    /// without.
    fn needed(&self, chosen: &[String]) -> BTreeSet<&str> {
        let operations = self.of_type("operation");
        let mut needed: BTreeSet<&str> = operations
            .filter(|(id, _)| chosen.iter().any(|name| name == local(id)))
            .map(|(id, _)| id)
            .collect();
        let discovers = needed.iter().any(|id| {
            let traits = &self.shapes[*id]["traits"];
            traits["aws.api#clientDiscoveredEndpoint"]["required"] == true
        });
        if discovers {
            for (_, service) in self.of_type("service") {
                let discovery = &service["traits"]["aws.api#clientEndpointDiscovery"];
                needed.extend(discovery["operation"].as_str());
            }
        }
        needed
    }

    /// Follows every target in a value, and in the shapes that it leads to.
    fn walk<'d>(&'d self, value: &'d Value, reached: &mut BTreeSet<&'d str>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.walk(value, reached)),
            Value::Object(entries) => {
                for (key, value) in entries {
                    match (key.as_str(), value.as_str()) {
                        // What traits refer to is not part of the data.
                        ("traits", _) => {}
                        ("target", Some(id)) => {
                            if reached.insert(id) {
                                if let Some(shape) = self.shapes.get(id) {
                                    self.walk(shape, reached);
                                }
                            }
                        }
                        _ => self.walk(value, reached),
                    }
                }
            }
            _ => {}
        }
    }
}
