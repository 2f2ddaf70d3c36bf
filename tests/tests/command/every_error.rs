//! Without `--keep-going` too, every error is listed once, whichever stage finds it, and nothing is written.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::{Project, CONFIG, MODEL};

/// A model with an error in each of three stages: a trait that cannot be read, a paginator that names no member, and
/// endpoint rules that are none.
fn wrong() -> String {
    MODEL
        .replace(
            "\"size\": { \"target\": \"smithy.api#Integer\" },",
            "\"size\": { \"target\": \"smithy.api#Integer\",
                \"traits\": { \"smithy.api#range\": { \"min\": \"one\" } } },",
        )
        .replace(
            "\"output\": { \"target\": \"example.weather#ListCitiesOutput\" }",
            "\"output\": { \"target\": \"example.weather#ListCitiesOutput\" },
            \"traits\": { \"smithy.api#paginated\": { \"inputToken\": \"a\", \"outputToken\": \"b\" } }",
        )
        .replace(
            "\"smithy.api#title\"",
            "\"smithy.rules#endpointRuleSet\": { \"version\": \"1.0\", \"parameters\": {}, \"rules\": 5 },
        \"smithy.api#title\"",
        )
}

/// Code, file and pointer of all that a run lists, in its order.
fn found(project: &Project, arguments: &[&str]) -> Vec<(String, String, String)> {
    let before = project.files();
    let run = project.codegen(&[arguments, &["--format", "json"]].concat());
    assert!(project.files() == before, "a failing run changed a file");
    assert_eq!(run.exit, 3, "{run:?}");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let list = report["diagnostics"].as_array().unwrap().iter();
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    list.map(|one| (text(one, "code"), text(one, "file"), text(one, "pointer")))
        .collect()
}

fn codes(found: &[(String, String, String)]) -> Vec<&str> {
    found.iter().map(|(code, ..)| code.as_str()).collect()
}

#[test]
fn the_errors_of_all_stages_are_listed_once() {
    let project = Project::new("every-error");
    project.write("model.json", &wrong());
    let all = found(&project, &[]);
    assert_eq!(codes(&all), ["M016", "M025", "M025", "G010"], "{all:?}");
    let different: BTreeSet<_> = all.iter().collect();
    assert_eq!(different.len(), all.len(), "{all:?}");
    assert_eq!(found(&project, &[]), all);
    // What `--keep-going` finds, and `--check` too.
    let going = found(&project, &["--keep-going"]);
    assert_eq!(different, going.iter().collect());
    assert_eq!(found(&project, &["--check"]), all);
}

#[test]
fn the_errors_of_two_models_are_listed() {
    let project = Project::new("every-error-twice");
    let second = CONFIG
        .replace("\"client\"", "\"other\"")
        .replace("weather-client", "other-client")
        .replace("model.json", "other.json");
    project.write("codegen.toml", &format!("{CONFIG}\n{second}"));
    project.write("model.json", &wrong());
    project.write("other.json", &wrong());
    let all = found(&project, &[]);
    let one = ["M016", "M025", "M025", "G010"];
    assert_eq!(codes(&all), [one, one].concat(), "{all:?}");
    let in_first = all[..4]
        .iter()
        .all(|(_, file, _)| file.ends_with("model.json"));
    let in_second = all[4..]
        .iter()
        .all(|(_, file, _)| file.ends_with("other.json"));
    assert!(in_first && in_second, "{all:?}");
}

/// What was asked for by a name that does not exist, or is all wrong, does not hide the rest either.
#[test]
fn a_wrong_name_does_not_hide_what_is_wrong_with_the_service() {
    let project = Project::new("every-error-name");
    project.write("model.json", &wrong());
    project.write(
        "codegen.toml",
        &format!("{CONFIG}operations = [\"GetCty\"]\n"),
    );
    let all = found(&project, &[]);
    assert_eq!(
        codes(&all),
        ["M016", "M025", "M025", "G003", "G010"],
        "{all:?}"
    );
    let names = found(&project, &["--operation", "GetCity"]);
    assert_eq!(codes(&names), ["M016", "M025", "M025", "G010"], "{names:?}");
}

/// Rules that are wrong say nothing of the types, whose errors are listed beside theirs.
#[test]
fn wrong_rules_do_not_hide_wrong_types() {
    let project = Project::new("every-error-types");
    let rules = "\"smithy.rules#endpointRuleSet\": { \"version\": \"1.0\", \"parameters\": {}, \"rules\": 5 },
        \"smithy.api#title\"";
    let model = MODEL.replace("\"smithy.api#title\"", rules).replace(
        "\"size\": { \"target\": \"smithy.api#Integer\" },",
        "\"size\": { \"target\": \"smithy.api#Blob\", \"traits\": { \"smithy.api#default\": \"%%\" } },",
    );
    project.write("model.json", &model);
    let all = found(&project, &[]);
    assert_eq!(codes(&all), ["G010", "G006"], "{all:?}");
}
