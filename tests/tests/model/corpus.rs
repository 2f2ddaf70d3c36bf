//! Real models: each loads without a finding and holds what an independent reading of its JSON says it holds.

use crate::flatten::{flatten, FlatMember, Traits as FlatTraits};
use serde_json::Value;
use smithy_model::traits::{typed_names, Traits};
use smithy_model::{load, read, write, Diagnostics, Model, Node, Shape, ShapeId, SourceFile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tests::conformance;

/// The folders of models that are made for tests.
const FOLDERS: [&str; 3] = [
    "ast/smithy-protocol-tests",
    "ast/smithy-rs-tests",
    "ast/smithy-rules-engine-tests",
];

fn paths() -> Vec<PathBuf> {
    let folders = FOLDERS.iter().map(|name| conformance::path(name));
    let entries = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.extend(conformance::real_models());
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    paths
}

/// What all files together hold.
#[derive(Default)]
struct Totals {
    shapes: usize,
    members: usize,
    operations: usize,
    traits: usize,
    raw: BTreeSet<String>,
}

#[test]
#[cfg_attr(
    not(all(data = "models", data = "protocol-tests")),
    ignore = "needs aws-smithy-models of CONFORMANCE_DATA and ast/smithy-protocol-tests of CONFORMANCE_DATA"
)]
fn real_models_hold_what_their_json_says() {
    let paths = paths();
    let half = paths.len() / 2;
    let totals = std::thread::scope(|scope| {
        let first = scope.spawn(|| check_all(&paths[..half]));
        let second = check_all(&paths[half..]);
        let mut totals = first.join().unwrap();
        totals.shapes += second.shapes;
        totals.members += second.members;
        totals.operations += second.operations;
        totals.traits += second.traits;
        totals.raw.extend(second.raw);
        totals
    });
    conformance::ran("real models", paths.len());
    conformance::ran("shapes of real models", totals.shapes);
    conformance::ran("members of real models", totals.members);
    conformance::ran("operations bound to real services", totals.operations);
    conformance::ran("traits of real models", totals.traits);
    check_raw(&totals.raw);
}

/// Namespaces whose traits no client needs. A trait of another one must have a struct or be listed.
const OTHER_TOOLS: [&str; 5] = [
    "aws.apigateway",
    "aws.cloudformation",
    "aws.endpoints",
    "aws.iam",
    "smithy.openapi",
];

fn check_raw(found: &BTreeSet<String>) {
    let listed: BTreeSet<&str> = include_str!("raw_traits.txt").lines().collect();
    let unlisted = found.iter().filter(|id| !listed.contains(&***id));
    let (other, needed): (Vec<&String>, Vec<&String>) = unlisted.partition(|id| {
        let namespace = id.split('#').next().unwrap();
        OTHER_TOOLS.contains(&namespace)
    });
    assert!(
        needed.is_empty(),
        "neither typed nor listed as raw: {needed:?}"
    );
    if !other.is_empty() {
        eprintln!("raw traits of other tools that are not listed: {other:?}");
    }
}

fn check_all(paths: &[PathBuf]) -> Totals {
    let mut totals = Totals::default();
    for path in paths {
        check(path, &mut totals);
    }
    totals
}

fn check(path: &Path, totals: &mut Totals) {
    let file = SourceFile::open(path).unwrap();
    let value: Value = serde_json::from_str(file.text()).unwrap();
    check_counts(&file, &value);
    let files = [file];
    let model = load(&files).unwrap_or_else(|findings| panic!("{}", findings.render(&files)));
    let warnings = model.warnings();
    assert!(warnings.is_empty(), "{}", warnings.render(&files));
    check_flattened(&model, &value, totals);
    check_operations(&model, &value, totals);
}

/// Before mixins: as many shapes of each type, members and traits as in the JSON.
fn check_counts(file: &SourceFile, value: &Value) {
    let mut diagnostics = Diagnostics::new();
    let documents = read::documents(std::slice::from_ref(file), &mut diagnostics);
    let [document] = documents.as_slice() else {
        panic!("{}: expected one document", file.name());
    };
    assert!(diagnostics.is_empty(), "{diagnostics}");
    let mut counted: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for shape in &document.shapes {
        let count = counted.entry(shape.kind.name()).or_default();
        count[0] += 1;
        count[1] += shape.members().count();
        count[2] += shape.traits.len();
        count[2] += shape
            .members()
            .map(|member| member.traits.len())
            .sum::<usize>();
    }
    let mut expected: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let size = |value: &Value| value["traits"].as_object().map_or(0, |traits| traits.len());
    for shape in value["shapes"].as_object().unwrap().values() {
        let count = expected.entry(shape["type"].as_str().unwrap()).or_default();
        count[0] += 1;
        count[2] += size(shape);
        let named = shape["members"].as_object().into_iter().flatten();
        let single = ["member", "key", "value"]
            .iter()
            .filter_map(|key| shape.get(key));
        for member in named.map(|(_, member)| member).chain(single) {
            count[1] += 1;
            count[2] += size(member);
        }
    }
    assert_eq!(counted, expected, "{}", file.name());
    let written: Value = serde_json::from_str(&write::json_ast(document)).unwrap();
    assert_eq!(
        usual(&written),
        usual(value),
        "{} written anew",
        file.name()
    );
}

/// A document without what need not be said: empty parts, input and output that are `Unit`, the minor version.
fn usual(document: &Value) -> Value {
    let mut document = document.clone();
    let is_empty = |value: &Value| {
        value.as_object().is_some_and(|object| object.is_empty())
            || value.as_array().is_some_and(|array| array.is_empty())
            || value["target"] == "smithy.api#Unit"
    };
    let root = document.as_object_mut().unwrap();
    root.remove("smithy");
    root.retain(|_, value| !is_empty(value));
    for shape in root["shapes"].as_object_mut().unwrap().values_mut() {
        let fields = shape.as_object_mut().unwrap();
        fields.retain(|_, value| !is_empty(value));
        let members = fields.get_mut("members").and_then(Value::as_object_mut);
        let members = members.into_iter().flat_map(|members| members.values_mut());
        for member in members.filter_map(Value::as_object_mut) {
            member.retain(|_, value| !is_empty(value));
        }
        for key in ["member", "key", "value"] {
            if let Some(member) = fields.get_mut(key).and_then(Value::as_object_mut) {
                member.retain(|_, value| !is_empty(value));
            }
        }
    }
    document
}

/// After mixins: the same shapes, members and traits as an independent flattening has, in the same order.
fn check_flattened(model: &Model, value: &Value, totals: &mut Totals) {
    let expected = flatten(value);
    let in_file = |shape: &&Shape| !shape.origin.file.is_empty();
    let found: Vec<&Shape> = model.shapes().filter(in_file).collect();
    let ids: Vec<&str> = found.iter().map(|shape| shape.id.as_str()).collect();
    let expected_ids: Vec<&str> = expected.iter().map(|(id, _)| &**id).collect();
    assert_eq!(ids, expected_ids);
    for (shape, (id, expected)) in found.iter().zip(&expected) {
        assert_eq!(shape.kind.name(), expected.kind, "{id}");
        check_traits(&shape.traits, &expected.traits, id, totals);
        let members: Vec<_> = shape.members().collect();
        assert_eq!(members.len(), expected.members.len(), "members of {id}");
        for (member, expected) in members.iter().zip(&expected.members) {
            let FlatMember {
                name,
                target,
                traits,
            } = expected;
            assert_eq!(
                (member.name(), member.target.as_str()),
                (&**name, &**target),
                "{id}"
            );
            assert_eq!(member.id.as_str(), format!("{id}${name}"));
            check_traits(&member.traits, traits, &format!("{id}${name}"), totals);
        }
        totals.shapes += 1;
        totals.members += members.len();
    }
}

fn check_traits(traits: &Traits, expected: &FlatTraits, holder: &str, totals: &mut Totals) {
    assert_eq!(traits.len(), expected.len(), "traits of {holder}");
    for (id, value) in expected {
        let applied = traits.applied(id);
        let applied = applied.unwrap_or_else(|| panic!("{id} of {holder}"));
        let found = &applied.value;
        assert!(
            same(found, value),
            "{id} of {holder}: {found} is not {value}"
        );
        if !applied.has_struct() {
            totals.raw.insert(id.clone());
        }
    }
    totals.traits += expected.len();
}

/// Whether two readers of JSON found the same value, in the same order.
fn same(node: &Node, value: &Value) -> bool {
    match (node, value) {
        (Node::Null, Value::Null) => true,
        (Node::Boolean(one), Value::Bool(other)) => one == other,
        (Node::Number(one), Value::Number(other)) => match other.as_i64() {
            Some(other) => one.as_i64() == Some(other),
            // That reader rounds the last digit otherwise now and then.
            None => other.as_f64().is_some_and(|other| {
                (one.as_f64() - other).abs() <= other.abs() * f64::EPSILON * 2.0
            }),
        },
        (Node::String(one), Value::String(other)) => **one == **other,
        (Node::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Node::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, one), (other_key, other))| {
                        **key == **other_key && same(one, other)
                    })
        }
        _ => false,
    }
}

/// The operations of each service, found by following every `target` below its resources.
fn check_operations(model: &Model, value: &Value, totals: &mut Totals) {
    let shapes = value["shapes"].as_object().unwrap();
    for (id, service) in shapes
        .iter()
        .filter(|(_, shape)| shape["type"] == "service")
    {
        let mut expected = BTreeSet::new();
        let mut pending = vec![service];
        let mut seen = BTreeSet::new();
        while let Some(shape) = pending.pop() {
            let keys = shape.as_object().unwrap().iter();
            let bound =
                keys.filter(|(key, _)| !["errors", "identifiers", "properties"].contains(&&***key));
            for target in bound.flat_map(|(_, value)| targets(value)) {
                let bound = &shapes[target];
                match bound["type"].as_str().unwrap() {
                    "operation" => drop(expected.insert(target)),
                    "resource" if seen.insert(target) => pending.push(bound),
                    _ => {}
                }
            }
        }
        let service = model.service(id).unwrap();
        let operations = service.operations();
        let found: Vec<&ShapeId> = operations.iter().map(|one| &one.shape.id).collect();
        let found: BTreeSet<&str> = found.iter().map(|id| id.as_str()).collect();
        assert_eq!(found, expected, "{id}");
        assert_eq!(
            operations.len(),
            expected.len(),
            "an operation twice in {id}"
        );
        totals.operations += expected.len();
    }
}

fn targets(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(items) => items.iter().flat_map(targets).collect(),
        value => value["target"].as_str().into_iter().collect(),
    }
}

#[test]
fn the_list_of_raw_traits_has_no_typed_one() {
    let typed: BTreeSet<&str> = typed_names().map(|(id, _)| id).collect();
    for id in include_str!("raw_traits.txt").lines() {
        assert!(!typed.contains(id), "{id} has a struct now");
    }
}
