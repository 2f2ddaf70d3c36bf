//! `diff` as a user runs it: what it says of two models, in every form, and how it ends.

use std::process::Command;

use serde_json::Value;

use crate::project::{Project, CONFIG, MODEL};

/// The model after an update that breaks callers.
fn updated() -> String {
    MODEL
        .replace(
            "\"size\": { \"target\": \"smithy.api#Integer\" }",
            "\"size\": { \"target\": \"smithy.api#Long\" }, \"mayor\": { \"target\": \"smithy.api#String\" }",
        )
        .replace("\"PORT\": {", "\"HARBOR\": {")
        .replace("\"enumValue\": \"PORT\"", "\"enumValue\": \"HARBOR\"")
}

fn project(name: &str) -> Project {
    let project = Project::new(name);
    project.write("old.json", MODEL);
    project.write("new.json", &updated());
    project
}

/// Runs `diff` on files of the project, and on other arguments.
fn diff(project: &Project, files: [&str; 2], arguments: &[&str]) -> crate::project::Run {
    let files = files.map(|file| project.path(file));
    let mut all = vec!["diff", &files[0], &files[1]];
    all.extend(arguments);
    let mut run = project.product(&all);
    run.out = run.out.replace("\\\\", "/");
    run
}

#[test]
fn people_read_what_breaks_and_why() {
    let project = project("diff-people");
    let run = diff(&project, ["old.json", "new.json"], &[]);
    assert_eq!((run.exit, run.error.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
    let same = diff(&project, ["old.json", "old.json"], &["--expect", "patch"]);
    assert_eq!(same.exit, 0);
    insta::assert_snapshot!(same.out, @r"
    1 model without a change
    nothing changes for callers
    ");
}

#[test]
fn the_exit_code_says_whether_more_changed_than_expected() {
    let project = project("diff-expect");
    let expect =
        |new: &str, level: &str| diff(&project, ["old.json", new], &["--expect", level]).exit;
    assert_eq!(
        ["patch", "minor", "major"].map(|level| expect("new.json", level)),
        [6, 6, 0]
    );
    let size = "\"size\": { \"target\": \"smithy.api#Integer\" }";
    let minor = MODEL.replace(
        size,
        &format!("{size}, \"mayor\": {{ \"target\": \"smithy.api#String\" }}"),
    );
    project.write("minor.json", &minor);
    assert_eq!(
        ["patch", "minor", "major"].map(|level| expect("minor.json", level)),
        [6, 0, 0]
    );
}

#[test]
fn causes_are_those_of_the_service_that_is_named() {
    let project = Project::new("diff-services");
    let model = |errors: &str| {
        let errors: Value = serde_json::from_str(errors).unwrap();
        let service = |errors: &Value| {
            serde_json::json!({
                "type": "service", "version": "1", "operations": [{ "target": "example#Get" }], "errors": errors,
                "traits": { "aws.protocols#awsJson1_0": {}, "aws.auth#sigv4": { "name": "example" } }
            })
        };
        let model = serde_json::json!({ "smithy": "2.0", "shapes": {
            "example#First": service(&serde_json::json!([])),
            "example#Second": service(&errors),
            "example#Busy": { "type": "structure", "traits": { "smithy.api#error": "server" } },
            "example#Get": { "type": "operation" }
        } });
        model.to_string()
    };
    project.write("old.json", &model("[]"));
    project.write("new.json", &model(r#"[{ "target": "example#Busy" }]"#));
    let of = |service: &str| {
        let arguments = ["--service", service, "--all"];
        diff(&project, ["old.json", "new.json"], &arguments).out
    };
    let second = of("example#Second");
    let cause = "because the service lists the error `Busy`";
    assert!(second.contains(cause), "{second}");
    let first = of("example#First");
    assert!(first.contains("nothing changes for callers"), "{first}");
}

#[test]
fn programs_read_every_field() {
    let project = project("diff-json");
    let run = diff(
        &project,
        ["old.json", "new.json"],
        &["--format", "json", "--expect", "minor"],
    );
    assert_eq!(run.exit, 6);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        [&report["status"], &report["level"], &report["expected"]],
        ["exceeded", "major", "minor"]
    );
    let events = report["models"][0]["events"].as_array().unwrap();
    let of = |code: &str| events.iter().find(|event| event["code"] == code).unwrap();
    insta::assert_snapshot!(
        format!("{:#}", of("field-type-changed")).replace(&project.path(""), "")
    );
    assert_eq!(of("variant-removed")["item"], "types::CityKind::Port");
    // The guide describes the fields.
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/model-changes.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let fields =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    for field in [
        fields(&report),
        fields(&report["models"][0]),
        fields(&events[0]),
    ]
    .concat()
    {
        assert!(
            guide.contains(&format!("`{field}"))
                || guide.contains(&format!(".{field}`"))
                || guide.contains(&format!(".{field}[]`")),
            "{field}"
        );
    }
}

#[test]
fn reviewers_and_changelogs_get_markdown() {
    let project = project("diff-markdown");
    let files = ["old.json", "new.json"];
    let plain = |text: String| text.replace("DIR/", "");
    insta::assert_snapshot!(plain(diff(&project, files, &["--format", "markdown"]).out));
    insta::assert_snapshot!(plain(diff(&project, files, &["--changelog"]).out));
}

#[test]
fn nothing_is_judged_when_a_side_cannot_be_read() {
    let project = project("diff-unreadable");
    project.write("wrong.json", &MODEL.replace("CityKind\" }", "CityKnd\" }"));
    for files in [["old.json", "wrong.json"], ["wrong.json", "new.json"]] {
        let run = diff(&project, files, &["--expect", "patch"]);
        assert_eq!((run.exit, run.out.as_str()), (3, ""));
        assert!(
            run.error.contains("error[M014]") && run.error.contains("wrong.json:"),
            "{}",
            run.error
        );
    }
    let run = diff(&project, ["old.json", "none.json"], &[]);
    assert_eq!((run.exit, run.out.as_str()), (3, ""));
    assert!(run.error.contains("none.json"), "{}", run.error);
    let run = diff(&project, ["old.json", "wrong.json"], &["--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.exit, &report["status"]), (3, &Value::from("error")));
    assert_eq!(report["diagnostics"][0]["code"], "M014");
    for arguments in [
        &["diff"][..],
        &["diff", "old.json"],
        &["diff", "a", "b", "--since", "HEAD"],
    ] {
        assert_eq!(project.product(arguments).exit, 2, "{arguments:?}");
    }
}

#[test]
fn folders_pair_their_models_by_name() {
    let project = project("diff-folders");
    project.write("before/weather.json", MODEL);
    let of = |namespace| MODEL.replace("example.weather", namespace);
    project.write("before/gone.json", &of("example.gone"));
    project.write("after/weather.json", &updated());
    project.write("after/come.json", &of("example.come"));
    let run = diff(&project, ["before", "after"], &[]);
    let lines: Vec<&str> = run
        .out
        .lines()
        .filter(|line| !line.starts_with(' '))
        .collect();
    assert_eq!(
        lines,
        [
            "weather: major (example.weather#Weather)",
            "come: new, not judged",
            "gone: major, since it is gone",
            "the update calls for a major version",
        ]
    );
    let run = diff(&project, ["before", "after"], &["--service", "wether"]);
    assert_eq!(run.exit, 3);
    assert!(
        run.error.contains("did you mean `weather`?"),
        "{}",
        run.error
    );
}

fn git(project: &Project, arguments: &[&str]) {
    let ran = Command::new("git")
        .args([
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.com",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .current_dir(&project.folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
}

#[test]
fn a_revision_of_git_is_compared_with_the_folder() {
    let project = project("diff-since");
    let config = project.path("codegen.toml");
    let since =
        |revision: &str| project.product(&["diff", "--since", revision, "--config", &config]);
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "model.json", "codegen.toml"]);
    git(&project, &["commit", "--quiet", "--message", "Start"]);
    assert!(since("HEAD").out.ends_with("nothing changes for callers"));
    // `generate` reports it as well, once the crate changes.
    let said = "since the last commit:\nweather-client: major (example.weather#Weather)";
    assert!(!project.codegen(&[]).out.contains(said));
    project.write("model.json", &updated());
    let run = project.codegen(&[]);
    assert!(run.out.contains(said), "{}", run.out);
    assert!(project.codegen(&[]).out.contains(said));
    let run = since("HEAD");
    assert_eq!(run.exit, 0, "{}", run.error);
    assert!(
        run.out
            .starts_with("weather-client: major (example.weather#Weather)"),
        "{}",
        run.out
    );
    assert!(run.out.contains("HEAD:"), "{}", run.out);
    // So is what the configuration leaves out.
    project.write("model.json", MODEL);
    let fewer = CONFIG.replace("output", "operations = [\"GetCity\"]\noutput");
    project.write("codegen.toml", &fewer);
    assert!(since("HEAD")
        .out
        .contains("operation::list_cities [operation-removed]"));
    let run = since("v9");
    assert_eq!(run.exit, 3);
    assert!(
        run.error.contains("the checkout has no revision `v9`"),
        "{}",
        run.error
    );
}

/// A project whose model was committed before the update.
fn committed(name: &str) -> Project {
    let project = Project::new(name);
    git(&project, &["init", "--quiet"]);
    git(&project, &["add", "model.json", "codegen.toml"]);
    git(&project, &["commit", "--quiet", "--message", "Start"]);
    project.write("model.json", &updated());
    project
}

#[test]
fn a_change_can_be_accepted_with_a_reason_for_a_time() {
    let project = committed("diff-accept");
    let config = project.path("codegen.toml");
    let since = || {
        project.product(&[
            "diff", "--since", "HEAD", "--config", &config, "--expect", "minor",
        ])
    };
    let accept = |event: &str, item: &str, until: &str| {
        format!(
            "\n[[crate.accept]]\nevent = \"{event}\"\nitem = \"{item}\"\nas = \"minor\"\nreason = \"nobody reads it\"\nuntil = \"{until}\"\n"
        )
    };
    let size = accept(
        "field-type-changed",
        "operation::get_city::GetCityOutput::size",
        "9999-12-31",
    );
    let port = |until: &str| accept("variant-removed", "types::CityKind::Port", until);
    assert_eq!(since().exit, 6);
    project.write(
        "codegen.toml",
        &format!("{CONFIG}{size}{}", port("9999-12-31")),
    );
    let run = since();
    assert_eq!(run.exit, 0, "{}{}", run.out, run.error);
    assert!(
        run.out
            .contains("accepted as minor until 9999-12-31: nobody reads it"),
        "{}",
        run.out
    );
    project.write(
        "codegen.toml",
        &format!("{CONFIG}{size}{}", port("2020-01-01")),
    );
    let run = since();
    assert_eq!(run.exit, 6);
    assert!(
        run.out
            .contains("accepted variant-removed of types::CityKind::Port until 2020-01-01"),
        "{}",
        run.out
    );
    let gone = accept("field-removed", "types::City::gone", "9999-12-31");
    project.write("codegen.toml", &format!("{CONFIG}{gone}"));
    assert!(since()
        .out
        .contains("accepts field-removed of types::City::gone, which did not happen"));
    project.write(
        "codegen.toml",
        &format!("{CONFIG}{}", accept("feild-removed", "a", "soon")),
    );
    let run = since();
    assert_eq!(run.exit, 3);
    assert!(
        run.error.contains("did you mean `field-removed`") && run.error.contains("is no date"),
        "{}",
        run.error
    );
}

#[test]
fn the_version_goes_up_once() {
    let project = committed("diff-bump");
    let config = project.path("codegen.toml");
    let bump = |more: &[&str]| {
        let all = [
            &["diff", "--since", "HEAD", "--config", &config, "--bump"][..],
            more,
        ]
        .concat();
        project.product(&all)
    };
    assert_eq!(project.codegen(&[]).exit, 0);
    assert_eq!(bump(&["--expect", "minor"]).exit, 6);
    assert_eq!(project.read("codegen.toml"), CONFIG);
    for _ in 0..2 {
        let run = bump(&[]);
        assert_eq!(run.exit, 0, "{}", run.error);
        let wanted = format!("{CONFIG}version = \"0.2.0\"\n");
        assert_eq!(project.read("codegen.toml"), wanted);
        assert!(project
            .read("client/Cargo.toml")
            .contains("\nversion = \"0.2.0\"\n"));
    }
    assert_eq!(project.codegen(&["--check"]).exit, 0);
    // A version that is there is replaced in its place.
    let own = CONFIG.replace("package", "version = '1.4.2' # ours\npackage");
    project.write("codegen.toml", &own);
    git(
        &project,
        &["commit", "--quiet", "--message", "Version", "codegen.toml"],
    );
    assert_eq!(bump(&[]).exit, 0);
    assert_eq!(
        project.read("codegen.toml"),
        own.replace("'1.4.2'", "\"2.0.0\"")
    );
    project.write(
        "codegen.toml",
        &CONFIG.replace("package", "version = \"1.0.0-beta\"\npackage"),
    );
    git(
        &project,
        &["commit", "--quiet", "--message", "Beta", "codegen.toml"],
    );
    let run = bump(&[]);
    assert_eq!(run.exit, 3);
    assert!(
        run.error
            .contains("1.0.0-beta of weather-client has no next one"),
        "{}",
        run.error
    );
}
