//! What the command does to files, and what it says about it.

use crate::project::{Project, CONFIG, MODEL};

#[test]
fn a_run_writes_and_a_check_finds_what_differs() {
    let project = Project::new("stale");
    let before = project.files();
    assert_eq!(project.codegen(&["--check"]).exit, 1);
    assert!(project.files() == before, "a check wrote something");
    assert_eq!(project.codegen(&[]).exit, 0);
    let check = project.codegen(&["--check"]);
    assert_eq!((check.exit, check.error.as_str()), (0, ""));

    let generated = project.files();
    let manifest = project
        .read("client/Cargo.toml")
        .replace("weather-client", "other");
    project.write("client/Cargo.toml", &manifest);
    let old = project.read("client/src/lib.rs");
    project.write("client/src/old.rs", old.lines().next().unwrap());
    project.write("client/src/mine.rs", "// mine\n");
    let check = project.codegen(&["--check"]);
    assert_eq!(check.exit, 1);
    insta::assert_snapshot!(changes(&check.out), @r#"
    would be written: 0 new, 1 changed; would be removed: 1
    changed Cargo.toml
    removed src/old.rs
    --- Cargo.toml
    @@ -3,3 +3,3 @@
     [package]
    -name = "other"
    +name = "weather-client"
     version = "0.1.0"
    "#);
    let json: serde_json::Value =
        serde_json::from_str(&project.codegen(&["--check", "--format", "json"]).out).unwrap();
    assert_eq!(json["status"], "stale");
    assert_eq!(json["crates"][0]["changes"][0]["path"], "Cargo.toml");

    assert_eq!(project.codegen(&[]).exit, 0);
    let mut files = project.files();
    files.retain(|(path, _)| !path.ends_with("mine.rs"));
    assert!(files == generated);
    assert_eq!(project.read("client/src/mine.rs"), "// mine\n");
}

/// The part of a report that is about changes.
fn changes(report: &str) -> String {
    let lines = report.lines().skip_while(|line| !line.contains("ritten:"));
    let text: Vec<&str> = lines.collect();
    // How many files are up to date depends on the form of a generated crate.
    text.join("\n")
        .split("; unchanged")
        .next()
        .unwrap()
        .to_owned()
        + "\n"
        + &text.iter().skip(1).copied().collect::<Vec<_>>().join("\n")
}

#[test]
fn public_items_that_disappear_are_named() {
    let project = Project::new("disappear");
    assert_eq!(project.codegen(&[]).exit, 0);
    let smaller = MODEL
        .replace("\"size\": { \"target\": \"smithy.api#Integer\" },", "")
        .replace("\"PORT\": {", "\"HARBOR\": {");
    project.write("model.json", &smaller);
    let run = project.codegen(&["--operation", "GetCity"]);
    assert_eq!(run.exit, 0);
    let json = project.codegen(&["--check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(json["crates"][0]["added_items"].as_u64().unwrap() > 0);
    let start = run.out.find("public items").unwrap_or(0);
    insta::assert_snapshot!(&run.out[start..], @"
    public items that disappear:
        method Client::list_cities()
        field operation::get_city::GetCityOutput::size
        method operation::get_city::GetCityOutput::size()
        method operation::get_city::builders::GetCityOutputBuilder::get_size()
        method operation::get_city::builders::GetCityOutputBuilder::set_size()
        method operation::get_city::builders::GetCityOutputBuilder::size()
        module operation::list_cities
        variant types::CityKind::Port
      1 new public item
    ");
}

#[test]
fn an_interrupted_run_is_reported_and_ended() {
    let project = Project::new("interrupted");
    assert_eq!(project.codegen(&[]).exit, 0);
    let journal = format!("client/{}", smithy_codegen::emit::JOURNAL);
    project.write(&journal, "smithy-codegen journal 1\n");
    let check = project.codegen(&["--check"]);
    assert_eq!(check.exit, 1);
    assert!(check
        .out
        .contains("an interrupted run is pending: the next run undoes it"));
    let run = project.codegen(&[]);
    assert!(
        run.out.contains("an interrupted run was undone first"),
        "{}",
        run.out
    );
    assert_eq!(project.codegen(&["--check"]).exit, 0);
}

#[test]
fn sources_that_are_gone_or_broken_are_restored() {
    let project = Project::new("restored");
    assert_eq!(project.codegen(&[]).exit, 0);
    let generated = project.files();
    std::fs::remove_dir_all(project.folder.join("client/src")).unwrap();
    assert_eq!(project.codegen(&[]).exit, 0);
    assert!(project.files() == generated);
    let (marker, _) = generated[0].1.split_once('\n').unwrap();
    let marker = marker.replace("# ", "// ");
    project.write("client/src/lib.rs", &format!("{marker}\npub fn (((\n"));
    assert_eq!(project.codegen(&[]).exit, 0);
    assert!(project.files() == generated);
}

#[test]
fn the_support_crate_is_written_relative_to_the_output_folder() {
    let project = Project::new("support-path");
    let config = CONFIG.replace("\"client\"", "\"deep/er/client\"");
    project.write("codegen.toml", &config);
    assert_eq!(project.codegen(&[]).exit, 0);
    let manifest = project.read("deep/er/client/Cargo.toml");
    assert!(
        manifest.contains("path = \"../../../runtime\""),
        "{manifest}"
    );
    let config = CONFIG.replace(
        "{ path = \"runtime\" }",
        "{ git = \"https://example.com/\\\"a.git\", tag = \"v1\" }",
    );
    project.write("codegen.toml", &config);
    assert_eq!(project.codegen(&[]).exit, 0);
    let manifest = project.read("client/Cargo.toml");
    let expected = r#"git = "https://example.com/\"a.git", tag = "v1""#;
    assert!(manifest.contains(expected), "{manifest}");
}
