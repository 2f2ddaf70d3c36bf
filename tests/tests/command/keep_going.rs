//! `--keep-going` leaves out waiters and paginators that are wrong, and keeps their operations.

use serde_json::{json, Value};

use crate::project::{Project, MODEL};

fn json(project: &Project) -> (u8, Value) {
    let run = project.codegen(&["--keep-going", "--format", "json"]);
    let report = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    (run.exit, report)
}

/// What was left out, as kind, name, and for each reason the code and the pointer.
fn omitted(report: &Value) -> Vec<Value> {
    let one = &report["crates"][0];
    assert_eq!(one["omitted_operations"], json!([]), "{report}");
    let parts = one["omitted_parts"].as_array().unwrap().iter();
    parts
        .map(|part| {
            let because = part["because"].as_array().unwrap().iter();
            let because = because.map(|one| json!([one["code"], one["pointer"], one["shape"]]));
            json!([part["kind"], part["name"], because.collect::<Vec<Value>>()])
        })
        .collect()
}

/// The model with traits on one operation.
fn model(traits: &str) -> String {
    MODEL.replace(
        "\"output\": { \"target\": \"example.weather#GetCityOutput\" }",
        &format!(
            "\"output\": {{ \"target\": \"example.weather#GetCityOutput\" }}, \"traits\": {traits}"
        ),
    )
}

const GOOD: &str =
    r#""CityExists": { "acceptors": [{ "state": "success", "matcher": { "success": true } }] }"#;

fn waiter(name: &str, path: &str) -> String {
    format!(
        "\"{name}\": {{ \"acceptors\": [{{ \"state\": \"success\", \"matcher\": {{ \"output\": {{ \
         \"path\": \"{path}\", \"expected\": \"x\", \"comparator\": \"stringEquals\" }} }} }}] }}"
    )
}

#[test]
fn a_wrong_waiter_goes_alone() {
    let project = Project::new("keep-going-waiter");
    // What is generated is what the model without the wrong waiters gives.
    let good = format!("{{ \"smithy.waiters#waitable\": {{ {GOOD} }} }}");
    project.write("model.json", &model(&good));
    assert_eq!(project.codegen(&[]).exit, 0);
    let files = project.files();
    let all = [
        waiter("CityLost", "name["),
        GOOD.to_owned(),
        waiter("CityFound", "nane"),
        waiter("city", "name"),
        waiter("CityNamed", "size"),
    ];
    let waiters = format!(
        "{{ \"smithy.waiters#waitable\": {{ {} }} }}",
        all.join(", ")
    );
    project.write("model.json", &model(&waiters));
    // Everything that keeps the trait from being read is told at once.
    let whole = project.failure(&[]);
    let all = [
        "traits/smithy.waiters#waitable/city\n",
        "waitable/CityLost/acceptors/0/matcher",
    ];
    assert!(all.iter().all(|place| whole.contains(place)), "{whole}");
    let (exit, report) = json(&project);
    assert_eq!((exit, &report["crates"][0]["operations"]), (3, &json!(2)));
    let place = |name: &str| {
        format!("/shapes/example.weather#GetCity/traits/smithy.waiters#waitable/{name}")
    };
    let path = |name: &str| format!("{}/acceptors/0/matcher/output/path", place(name));
    let shape = "example.weather#GetCity";
    assert_eq!(
        omitted(&report),
        [
            json!(["waiter", "CityFound", [["M031", path("CityFound"), shape]]]),
            json!(["waiter", "CityLost", [["M016", path("CityLost"), shape]]]),
            json!(["waiter", "CityNamed", [["M031", path("CityNamed"), shape]]]),
            json!(["waiter", "city", [["M016", place("city"), shape]]]),
        ]
    );
    let now = project.files().into_iter().zip(files);
    for (now, then) in now.filter(|(now, _)| now.0.starts_with("client/")) {
        assert!(now == then, "{}", now.0);
    }
}

#[test]
fn a_wrong_paginator_goes_alone() {
    let project = Project::new("keep-going-paginator");
    let place = "/shapes/example.weather#GetCity/traits/smithy.api#paginated";
    for (value, code, below) in [
        (
            r#"{ "inputToken": "name", "outputToken": "nane" }"#,
            "M025",
            "/outputToken",
        ),
        (r#"{ "inputToken": 1 }"#, "M016", "/inputToken"),
        ("\"token\"", "M016", ""),
    ] {
        project.write(
            "model.json",
            &model(&format!("{{ \"smithy.api#paginated\": {value} }}")),
        );
        let (exit, report) = json(&project);
        assert_eq!(
            (exit, &report["crates"][0]["operations"]),
            (3, &json!(2)),
            "{report}"
        );
        let because = [[
            code.to_owned(),
            format!("{place}{below}"),
            "example.weather#GetCity".into(),
        ]];
        assert_eq!(omitted(&report), [json!(["paginator", "GetCity", because])]);
    }
}

const SERVICE: &str = r#"{
  "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps", "targetPrefix": "Maps",
    "apiVersion": "2025-01-01", "signatureVersion": "v4", "endpointPrefix": "maps" },
  "operations": { "List": { "name": "List", "input": { "shape": "Page" }, "output": { "shape": "Page" } } },
  "shapes": { "Page": { "type": "structure", "members": { "token": { "shape": "Token" } } },
    "Token": { "type": "string" } }
}"#;

/// The same in the documents of botocore and in what an SDK merges into them.
#[test]
fn parts_of_botocore_go_alone() {
    let project = Project::new("keep-going-botocore");
    let names = [
        "service-2",
        "waiters-2",
        "paginators-1",
        "waiters-2.sdk-extras",
        "paginators-1.sdk-extras",
    ];
    let models = names.map(|name| format!("\"{name}.json\"")).join(", ");
    let config = project
        .read("codegen.toml")
        .replace("\"model.json\"", &models);
    project.write("codegen.toml", &config);
    project.write("service-2.json", SERVICE);
    let waiter = |operation: &str, argument: &str| {
        format!(
            r#"{{ "operation": "{operation}", "delay": 1, "maxAttempts": 2, "acceptors": [
                {{ "matcher": "path", "argument": "{argument}", "expected": "a", "state": "success" }}] }}"#
        )
    };
    let waiters = format!(
        r#"{{ "version": 2, "waiters": {{ "Right": {}, "wrong": {}, "Lost": {} }} }}"#,
        waiter("List", "token"),
        waiter("List", "tokn"),
        waiter("Lsit", "token"),
    );
    project.write("waiters-2.json", &waiters);
    let extras = format!(
        r#"{{ "version": 1, "merge": {{ "waiters": {{ "Added": {} }} }} }}"#,
        waiter("List", "token ||")
    );
    project.write("waiters-2.sdk-extras.json", &extras);
    let paginator = r#"{ "input_token": "token", "output_token": "tokn" }"#;
    project.write(
        "paginators-1.json",
        &format!(r#"{{ "pagination": {{ "List": {paginator} }} }}"#),
    );
    let extras =
        format!(r#"{{ "version": 1, "merge": {{ "pagination": {{ "Gone": {paginator} }} }} }}"#);
    project.write("paginators-1.sdk-extras.json", &extras);

    let (exit, report) = json(&project);
    assert_eq!(
        (exit, &report["crates"][0]["operations"]),
        (3, &json!(1)),
        "{report}"
    );
    let list = "com.amazonaws.maps#List";
    assert_eq!(
        omitted(&report),
        [
            json!([
                "paginator",
                "Gone",
                [["M025", "/merge/pagination/Gone", "com.amazonaws.maps#Gone"]]
            ]),
            json!([
                "paginator",
                "List",
                [["M025", "/pagination/List/output_token", list]]
            ]),
            json!([
                "waiter",
                "Added",
                [["M016", "/merge/waiters/Added/acceptors/0/argument", list]]
            ]),
            json!([
                "waiter",
                "Lost",
                [["M033", "/waiters/Lost/operation", "com.amazonaws.maps#Lsit"]]
            ]),
            json!([
                "waiter",
                "Wrong",
                [["M031", "/waiters/wrong/acceptors/0/argument", list]]
            ]),
        ]
    );
    let files = report["crates"][0]["omitted_parts"]
        .as_array()
        .unwrap()
        .iter();
    let files: Vec<&str> = files
        .map(|part| part["because"][0]["file"].as_str().unwrap())
        .collect();
    let ends = [
        "paginators-1.sdk-extras",
        "paginators-1",
        "waiters-2.sdk-extras",
        "waiters-2",
        "waiters-2",
    ];
    for (file, end) in files.iter().zip(ends) {
        assert!(file.ends_with(&format!("{end}.json")), "{file}");
    }
    assert!(project
        .read("client/src/client.rs")
        .contains("wait_until_right"));
}

/// Every error is listed with what it takes away: also that of a shape which is named as an error alone, and that of
/// a shape which nobody names.
#[test]
fn every_error_has_its_place_in_the_list() {
    let project = Project::new("keep-going-shapes");
    let config = project.read("codegen.toml");
    project.write(
        "codegen.toml",
        &config.replace("model.json", "service-2.json"),
    );
    let service = SERVICE
        .replace(
            "\"operations\": {",
            "\"operations\": { \"Get\": { \"errors\": [{ \"shape\": \"Late\" }] },",
        )
        .replace(
            "\"shapes\": {",
            "\"shapes\": { \"Late\": [], \"Odd\": { \"type\": \"strng\" },",
        );
    project.write("service-2.json", &service);
    let (exit, report) = json(&project);
    let one = &report["crates"][0];
    assert_eq!((exit, &one["operations"]), (3, &json!(1)), "{report}");
    let places = |key: &str| {
        let listed = one[key].as_array().unwrap().iter();
        let listed = listed.flat_map(|part| part["because"].as_array().unwrap());
        listed
            .map(|one| one["pointer"].clone())
            .collect::<Vec<Value>>()
    };
    assert_eq!(places("omitted_operations"), ["/shapes/Late"]);
    assert_eq!(places("omitted_parts"), ["/shapes/Odd/type"]);
    assert_eq!(one["omitted_parts"][0]["kind"], "shape");
}
