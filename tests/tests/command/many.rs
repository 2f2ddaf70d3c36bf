//! Several crates in one run: all or nothing, or with `--keep-going` what is right; what is unchanged is skipped.

use crate::project::{Project, CONFIG, MODEL};

/// A configuration of crates that differ in their names alone.
fn config(names: &[&str]) -> String {
    let tables = names.iter().map(|name| {
        let one = CONFIG.replace("\"client\"", &format!("\"{name}\""));
        let one = one.replace("weather-client", name);
        one.replace("model.json", &format!("{name}.json"))
    });
    tables.collect()
}

/// A project of several crates, each with a model of its own.
pub fn project(name: &str, crates: &[&str]) -> Project {
    let project = Project::new(name);
    project.write("codegen.toml", &config(crates));
    for one in crates {
        project.write(&format!("{one}.json"), MODEL);
    }
    project
}

/// A model in which the output of one operation is wrong.
fn wrong() -> String {
    MODEL.replace("smithy.api#Integer", "example.weather#Size")
}

/// The exit code and the report.
pub fn json(project: &Project, arguments: &[&str]) -> (u8, serde_json::Value) {
    let run = project.codegen(&[arguments, &["--format", "json"]].concat());
    let value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    (run.exit, value)
}

#[test]
fn one_bad_model_stops_all_crates_and_every_error_is_listed() {
    let project = project("many-stop", &["one", "two", "three"]);
    project.write("two.json", &wrong());
    project.write("three.json", "{");
    let failure = project.failure(&[]);
    assert!(
        failure.contains("M014") && failure.contains("M002"),
        "{failure}"
    );
    assert!(!project.folder.join("one").exists());
    let (exit, report) = json(&project, &[]);
    assert_eq!((exit, &report["status"]), (3, &"error".into()));
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 2);
}

/// Where a service speaks several protocols, the line of its crate says which was chosen.
#[test]
fn the_line_of_a_crate_names_the_protocol_that_was_chosen() {
    let project = project("many-protocols", &["one", "two"]);
    let both = "\"aws.protocols#awsJson1_1\": {}, \"aws.protocols#awsJson1_0\": {}";
    let model = MODEL.replace("\"aws.protocols#awsJson1_0\": {}", both);
    project.write("two.json", &model);
    for _ in ["generated", "skipped"] {
        let run = project.codegen(&[]);
        assert_eq!(run.exit, 0, "{}", run.error);
        let mut lines = run.out.lines();
        let (one, two) = (lines.next().unwrap(), lines.next().unwrap());
        assert!(one.starts_with("one: ") && !one.contains("speaks"), "{one}");
        let chosen = " lines, speaks awsJson1_0 and not awsJson1_1; ";
        assert!(two.starts_with("two: ") && two.contains(chosen), "{two}");
    }
}

#[test]
fn going_on_generates_what_is_right_and_lists_the_rest() {
    let project = project("many-go-on", &["one", "two", "three"]);
    project.write("two.json", &wrong());
    project.write("three.json", "{");
    let (exit, report) = json(&project, &["--keep-going"]);
    assert_eq!((exit, &report["status"]), (3, &"partial".into()));
    let crates = report["crates"].as_array().unwrap();
    let figures: Vec<_> = crates
        .iter()
        .map(|one| (&one["package"], &one["operations"]))
        .collect();
    assert_eq!(
        figures,
        [(&"one".into(), &2.into()), (&"two".into(), &1.into())]
    );
    let omitted = &crates[1]["omitted_operations"];
    assert_eq!(omitted[0]["operation"], "example.weather#GetCity");
    assert_eq!(omitted[0]["because"][0]["code"], "M014");
    assert_eq!(report["failed"][0]["package"], "three");
    assert!(!project.folder.join("three").exists());

    // What is generated of the bad model is what is generated when only that is asked for.
    let rest = project.files();
    let out = project.path("two");
    let good = project.path("one.json");
    let run = project.codegen(&[
        "--crate",
        "two",
        "--model",
        &good,
        "--operation",
        "ListCities",
        "--out",
        &out,
        "--check",
    ]);
    assert_eq!(run.exit, 0, "{}{}", run.out, run.error);
    assert!(project.files() == rest);

    let text = project.codegen(&["--keep-going", "--crate", "two"]);
    insta::assert_snapshot!(text.error, @r#"
    two: the operation example.weather#GetCity is left out because of
    error[M014]: the shape `example.weather#Size` does not exist
      --> DIR/two.json:37:29
       |
    37 |         "size": { "target": "example.weather#Size" },
       |                             ^^^^^^^^^^^^^^^^^^^^^^ example.weather#GetCityOutput$size
       |
       = note: at /shapes/example.weather#GetCityOutput/members/size/target
    "#);
}

/// Waiters and paginators of operations that do not exist go alone; what is wrong with the service is said once.
#[test]
fn going_on_leaves_out_no_more_than_it_must() {
    let project = project("many-parts", &["one", "two"]);
    let config = project.read("codegen.toml");
    let config = config.replacen(
        "\"one.json\"",
        "\"aws/service-2.json\", \"aws/waiters-2.json\", \"aws/paginators-1.json\"",
        1,
    );
    let service = config.lines().filter(|line| !line.starts_with("service"));
    project.write("codegen.toml", &service.collect::<Vec<&str>>().join("\n"));
    let good = r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps",
            "targetPrefix": "Maps", "apiVersion": "2025-01-01", "signatureVersion": "v4", "endpointPrefix": "maps" },
        "operations": { "Get": { "name": "Get" } }, "shapes": {} }"#;
    project.write("aws/service-2.json", good);
    project.write(
        "aws/waiters-2.json",
        r#"{ "version": 2, "waiters": { "Gone": { "operation": "Got", "delay": 1, "maxAttempts": 2, "acceptors": [] } } }"#,
    );
    project.write(
        "aws/paginators-1.json",
        r#"{ "pagination": { "Lost": { "input_token": "a", "output_token": "b" } } }"#,
    );
    project.write("two.json", &wrong());
    let (exit, report) = json(&project, &["--keep-going"]);
    let one = &report["crates"][0];
    assert_eq!((exit, &one["operations"]), (3, &1.into()), "{report}");
    let parts = one["omitted_parts"].as_array().unwrap();
    let parts: Vec<_> = parts
        .iter()
        .map(|part| (&part["kind"], &part["name"], &part["because"][0]["code"]))
        .collect();
    assert_eq!(
        parts,
        [
            (&"paginator".into(), &"Lost".into(), &"M025".into()),
            (&"waiter".into(), &"Gone".into(), &"M033".into()),
        ]
    );
    let text = project.codegen(&["--keep-going"]).out;
    assert!(
        text.contains("2 crates: 0 written, 0 up to date, 2 with errors"),
        "{text}"
    );

    let wrong = good.replace("\"jsonVersion\": \"1.0\",", "");
    project.write("aws/service-2.json", &wrong);
    let (found, report) = json(&project, &["--crate", "one", "--keep-going"]);
    let codes = report["diagnostics"].as_array().unwrap().iter();
    let codes: Vec<_> = codes.filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(
        (found, codes),
        (3, vec!["M025", "M033", "M006"]),
        "{report}"
    );
}

/// Operations that are bound and not defined, that were asked for and are wrong, and models of which nothing is left.
#[test]
fn going_on_knows_when_nothing_is_left() {
    let project = project("many-nothing-left", &["one"]);
    let missing = MODEL.replace(
        "{ \"target\": \"example.weather#ListCities\" }",
        "{ \"target\": \"example.weather#ListTowns\" }",
    );
    project.write("one.json", &missing);
    let (exit, report) = json(&project, &["--keep-going"]);
    let omitted = &report["crates"][0]["omitted_operations"];
    assert_eq!(
        (exit, omitted.as_array().unwrap().len()),
        (3, 1),
        "{report}"
    );
    assert_eq!(omitted[0]["operation"], "example.weather#ListTowns");

    project.write("one.json", &wrong());
    let (exit, report) = json(&project, &["--keep-going", "--operation", "GetCity"]);
    assert_eq!((exit, &report["status"]), (3, &"partial".into()));
    assert_eq!(report["crates"].as_array().unwrap().len(), 0);
    assert_eq!(report["diagnostics"][0]["code"], "M014");
}

#[test]
fn what_is_unchanged_is_skipped_and_what_is_not_is_made_anew() {
    let project = project("many-skip", &["one", "two"]);
    let skipped = |project: &Project| {
        let (exit, report) = json(project, &[]);
        assert_eq!(exit, 0, "{report}");
        let crates = report["crates"].as_array().unwrap();
        crates
            .iter()
            .map(|one| one["skipped"].as_bool().unwrap())
            .collect::<Vec<bool>>()
    };
    assert_eq!(skipped(&project), [false, false]);
    let whole = project.files();
    assert_eq!(skipped(&project), [true, true]);

    let root = project.read("one/src/lib.rs");
    project.write("one/src/lib.rs", &format!("{root}\n"));
    assert_eq!(skipped(&project), [false, true]);
    std::fs::remove_file(project.folder.join("two/src/meta.rs")).unwrap();
    assert_eq!(skipped(&project), [true, false]);
    let marker = root.lines().next().unwrap();
    project.write("one/src/types/stray.rs", marker);
    assert_eq!(skipped(&project), [false, true]);
    assert!(project.files() == whole);
    assert_eq!(skipped(&project), [true, true]);

    project.write("two.json", &MODEL.replace("\"size\"", "\"people\""));
    assert_eq!(skipped(&project), [true, false]);
    project.write(
        "codegen.toml",
        &config(&["one", "two"]).replace("\"one\"\nruntime", "\"uno\"\nruntime"),
    );
    assert_eq!(skipped(&project), [false, true]);
    // What a check says does not depend on what is remembered.
    assert_eq!(project.codegen(&["--check"]).exit, 0);
    project.write("one/src/types/stray.rs", marker);
    assert_eq!(project.codegen(&["--check"]).exit, 1);
}
