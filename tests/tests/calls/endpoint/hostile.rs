//! Rules that are wrong: a diagnostic with the place from the generator, an error from the
//! runtime if they get there anyway, never a panic and never an endless evaluation.

use serde_json::{json, Value};
use smithy_client_runtime::endpoint::{
    Condition, Decision, EndpointOutcome, EndpointRules, Expression, Function, Node, Outcome,
    ParamsBuilder, Rule, Step, Then,
};

use super::cases::{DIAGRAM, TREE};
use super::outcome::resolve;
use super::{diagram, leak};
use rules_harness::lower;

/// A rule set with one string parameter, `Region`, and these rules.
fn tree(rules: Value) -> Value {
    json!({
        "version": "1.0",
        "parameters": { "Region": { "type": "string", "documentation": "" } },
        "rules": rules
    })
}

/// An endpoint rule with these conditions.
fn rule(conditions: Value) -> Value {
    json!({ "type": "endpoint", "conditions": conditions, "endpoint": { "url": "https://a" } })
}

/// The diagnostics, without file and shape.
fn diagnostics(id: &str, rules: &Value) -> String {
    let diagnostics = lower(id, rules).expect_err("a diagnostic");
    let prefix = format!("/shapes/example#Service/traits/{id}");
    let lines = diagnostics.iter().map(|one| {
        let place = one.origin.pointer.as_str().strip_prefix(&*prefix);
        let place = place.map_or_else(|| one.origin.pointer.to_string(), str::to_owned);
        let place = match place.len() {
            0..100 => place,
            length => format!("{}..{}", &place[..20], &place[length - 20..]),
        };
        let help = one.help.as_ref().map(|help| format!(" ({help})"));
        format!(
            "{} {place}: {}{}",
            one.code,
            one.message,
            help.unwrap_or_default()
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn malformed_rule_sets() {
    let call = |function: &str, arguments: Value| {
        tree(json!([rule(
            json!([{ "fn": function, "argv": arguments }])
        )]))
    };
    let url = |url: Value| {
        tree(json!([{ "type": "endpoint", "conditions": [], "endpoint": { "url": url } }]))
    };
    let is_set = json!({ "fn": "isSet", "argv": [{ "ref": "Region" }], "assign": "Region" });
    let region = json!({ "ref": "Region" });
    let partition = json!({ "fn": "aws.partition", "argv": [region] });
    let nested = (0..40).fold(
        region.clone(),
        |one, _| json!({ "fn": "uriEncode", "argv": [one] }),
    );
    let deep = (0..70).fold(
        json!([rule(json!([]))]),
        |rules, _| json!([{ "type": "tree", "conditions": [], "rules": rules }]),
    );
    let found: Vec<String> = [
        tree(json!([])),
        tree(json!({})),
        tree(json!([{ "type": "branch", "conditions": [] }])),
        tree(json!([{ "type": "endpoint", "conditions": [] }])),
        call("isSett", json!([])),
        call("isSet", json!([{ "ref": "Regoin" }])),
        call("isSet", json!([])),
        call("not", json!([region])),
        call("stringEquals", json!([region, true])),
        call("coalesce", json!([region])),
        call("coalesce", json!([region, true])),
        call("ite", json!([true, region, false])),
        call("substring", json!([region, 0, 99999999999_i64, false])),
        call("isSet", json!([null])),
        call("isSet", json!([nested])),
        call("getAttr", json!([region, "name"])),
        call("getAttr", json!([partition, "nam"])),
        call("getAttr", json!([partition, "name["])),
        call("getAttr", json!([partition, "name[0]"])),
        call("getAttr", json!([partition, ""])),
        url(json!("https://{Region")),
        url(json!("https://Region}")),
        url(json!("https://{Zone}")),
        url(json!("https://{Region#name}")),
        url(json!("")),
        url(json!(true)),
        tree(json!([rule(json!([is_set]))])),
        tree(json!([
            { "type": "tree", "conditions": [], "rules": [
                rule(json!([{ "fn": "aws.partition", "argv": [region], "assign": "P" }]))
            ] },
            { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://{P#name}" } }
        ])),
        tree(deep),
        json!({ "version": "1.0", "rules": [] }),
        json!({ "version": "2.0" }),
        json!({ "parameters": {}, "rules": [] }),
        json!({ "version": "1.0", "parameters": { "a b": { "type": "string" } }, "rules": [] }),
        json!({ "version": "1.0", "parameters": { "A": { "type": "string" }, "a": { "type": "string" } }, "rules": [] }),
        json!({ "version": "1.0", "parameters": { "A": { "type": "number" } }, "rules": [] }),
        json!({ "version": "1.0", "parameters": { "A": { "type": "string", "default": true } }, "rules": [] }),
        json!({ "version": "1.0", "parameters": { "A": { "type": "string", "builtIn": "AWS::UseFIPS" } }, "rules": [] }),
    ]
    .iter()
    .map(|rules| diagnostics(TREE, rules))
    .collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn malformed_diagrams() {
    let with = |root: i32, nodes: &[[i32; 3]]| {
        json!({
            "version": "1.1",
            "parameters": { "Region": { "type": "string", "documentation": "" } },
            "conditions": [{ "fn": "isSet", "argv": [{ "ref": "Region" }] }],
            "results": [{ "type": "error", "conditions": [], "error": "no" }],
            "root": root,
            "nodeCount": nodes.len(),
            "nodes": diagram::encode(nodes),
        })
    };
    let first = [-1, 1, -1];
    let mut miscounted = with(2, &[first, [0, 1, -1]]);
    miscounted["nodeCount"] = json!(3);
    let mut not_base64 = with(2, &[first, [0, 1, -1]]);
    not_base64["nodes"] = json!("=!");
    let mut cut = with(2, &[first, [0, 1, -1]]);
    cut["nodes"] = json!("AAAA");
    let mut old = with(2, &[first, [0, 1, -1]]);
    old["version"] = json!("1.0");
    let mut no_root = with(2, &[first, [0, 1, -1]]);
    no_root.as_object_mut().unwrap().remove("root");
    let found: Vec<String> = [
        with(0, &[first]),
        with(-2, &[first, [0, 1, -1]]),
        with(3, &[first, [0, 1, -1]]),
        with(2, &[first, [1, 1, -1]]),
        with(2, &[first, [-1, 1, -1]]),
        with(2, &[first, [0, 0, -1]]),
        with(2, &[first, [0, 100_000_002, -1]]),
        with(2, &[first, [0, i32::MAX, i32::MIN]]),
        with(2, &[first, [0, 2, -1]]),
        with(2, &[first, [0, 1, -3], [0, 1, 2]]),
        miscounted,
        not_base64,
        cut,
        old,
        no_root,
    ]
    .iter()
    .map(|rules| diagnostics(DIAGRAM, rules))
    .collect();
    insta::assert_snapshot!(found.join("\n"));
}

/// A chain of a hundred thousand nodes: neither the search for cycles nor the walk recurses.
#[test]
fn a_long_diagram() {
    let count = 100_000;
    let mut nodes: Vec<[i32; 3]> = vec![[-1, 1, -1]];
    nodes.extend((1..count).map(|index| match index + 1 {
        last if last == count => [0, 100_000_001, 100_000_001],
        index => [0, -(index + 1), index + 1],
    }));
    let rules = json!({
        "version": "1.1", "parameters": {},
        "conditions": [{ "fn": "booleanEquals", "argv": [true, true] }],
        "results": [{ "type": "error", "conditions": [], "error": "at the end" }],
        "root": 2, "nodeCount": count, "nodes": diagram::encode(&nodes),
    });
    let rules = leak::rules(&lower(DIAGRAM, &rules).unwrap());
    assert_eq!(
        resolve(rules, &Default::default()),
        json!({ "error": "at the end" })
    );
}

/// Rules that no generator makes, given to the interpreters all the same.
fn error_of(conditions: Vec<Condition>, decision: Decision) -> String {
    let rules: &'static EndpointRules = Box::leak(Box::new(EndpointRules {
        parameters: &[],
        variables: 0,
        conditions: conditions.leak(),
        outcomes: &[Outcome::Endpoint(EndpointOutcome {
            url: Expression::Reference(7),
            headers: &[],
            properties: &[],
            auth_schemes: &[],
        })],
        decision,
    }));
    let params = ParamsBuilder::new(&[]).build().unwrap();
    let error = smithy_client_runtime::endpoint::evaluate(rules, &params).unwrap_err();
    error.to_string()
}

#[test]
fn the_interpreters_refuse_what_is_not_there() {
    let when = |expression| {
        let condition = Condition {
            expression,
            assign: None,
        };
        let rule = Rule {
            conditions: &[0],
            then: Then::Outcome(0),
        };
        error_of(vec![condition], Decision::Tree(vec![rule].leak()))
    };
    let mut nested = Expression::Boolean(true);
    for _ in 0..100_000 {
        nested = Expression::Call(Function::Not, vec![nested].leak());
    }
    let diagram = |root, nodes: &[Node]| {
        let condition = Condition {
            expression: Expression::Boolean(true),
            assign: None,
        };
        let nodes = nodes.to_vec().leak();
        error_of(vec![condition], Decision::Diagram { root, nodes })
    };
    let node = |condition, high, low| Node {
        condition,
        high,
        low,
    };
    let found = [
        when(Expression::Boolean(false)),
        when(Expression::Boolean(true)),
        when(Expression::Reference(3)),
        when(Expression::Call(Function::Not, &[])),
        when(Expression::Call(Function::Not, &[Expression::Text("x")])),
        when(Expression::Call(
            Function::Partition,
            &[Expression::Integer(1)],
        )),
        when(Expression::Attribute(
            &Expression::Text("x"),
            &[Step::Key("y")],
        )),
        when(Expression::Template(&[Expression::Boolean(true)])),
        when(Expression::Record(&[])),
        when(nested),
        error_of(
            Vec::new(),
            Decision::Tree(&[Rule {
                conditions: &[9],
                then: Then::Outcome(0),
            }]),
        ),
        error_of(
            vec![Condition {
                expression: Expression::Boolean(true),
                assign: Some(4),
            }],
            Decision::Tree(&[Rule {
                conditions: &[0],
                then: Then::Outcome(0),
            }]),
        ),
        error_of(
            Vec::new(),
            Decision::Tree(&[Rule {
                conditions: &[],
                then: Then::Outcome(3),
            }]),
        ),
        diagram(0, &[]),
        diagram(5, &[]),
        diagram(i32::MIN, &[]),
        diagram(i32::MAX, &[]),
        diagram(2, &[node(-1, 1, -1), node(0, 2, 2)]),
        diagram(1, &[node(-1, 2, 2)]),
        diagram(2, &[node(-1, 1, -1), node(-1, 1, 1)]),
        diagram(2, &[node(-1, 1, -1), node(0, -2, -2)]),
    ];
    insta::assert_snapshot!(found.join("\n"));
}
