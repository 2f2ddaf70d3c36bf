//! Names in `codegen.toml` that the model does not have, and the support crate: the place is in that file.

use crate::project::{Project, CONFIG, MODEL};

/// What the command says of further lines in the configuration.
fn failure(name: &str, lines: &str) -> String {
    let project = Project::new(name);
    project.write("codegen.toml", &format!("{CONFIG}{lines}"));
    project.failure(&[])
}

#[test]
fn names_that_the_model_does_not_have_are_shown_where_they_are_said() {
    let operations =
        "operations = [\n  \"ListCities\",\n  \"GetCty\", \"example.weather#GetCitty\",\n]\n";
    let found = [
        failure("names-service", "service = \"Wether\"\n"),
        failure("names-operation", operations),
        failure("names-protocol", "protocol = \"awsjson1.0\"\n"),
        failure("names-no-protocol", "protocol = \"xml\"\n"),
    ];
    insta::assert_snapshot!(found.join("\n\n"), @r#"
    error[G001]: the service `Wether` is not in the model
     --> DIR/codegen.toml:6:11
      |
    6 | service = "Wether"
      |           ^
      |
    help: did you mean `Weather`?
    exit code 3

    error[G003]: example.weather#Weather has no operation `GetCty`
     --> DIR/codegen.toml:8:3
      |
    8 |   "GetCty", "example.weather#GetCitty",
      |   ^
      |
    help: did you mean `GetCity`?

    error[G003]: example.weather#Weather has no operation `example.weather#GetCitty`
     --> DIR/codegen.toml:8:13
      |
    8 |   "GetCty", "example.weather#GetCitty",
      |             ^
      |
    help: did you mean `GetCity`?
    exit code 3

    error[G015]: example.weather#Weather does not speak a protocol `awsjson1.0`
     --> DIR/codegen.toml:6:12
      |
    6 | protocol = "awsjson1.0"
      |            ^
      |
    help: did you mean `awsJson1_0`? it speaks awsJson1_0
    exit code 3

    error[G015]: example.weather#Weather does not speak a protocol `xml`
     --> DIR/codegen.toml:6:12
      |
    6 | protocol = "xml"
      |            ^
      |
    help: it speaks awsJson1_0
    exit code 3
    "#);
}

/// The command line takes the place of what the file says, and so it is the place.
#[test]
fn names_of_the_command_line_are_shown_there() {
    let project = Project::new("names-command-line");
    let config = format!("{CONFIG}service = \"Weather\"\noperations = [\"GetCity\"]\n");
    project.write("codegen.toml", &config);
    for arguments in [["--operation", "GetCty"], ["--service", "Wether"]] {
        let found = project.failure(&arguments);
        assert!(found.contains("--> the command line"), "{found}");
    }
    // One is said here and the other one there.
    project.write("codegen.toml", &config.replace("GetCity", "GetCty"));
    let found = project.failure(&["--service", "example.weather#Weather"]);
    assert!(found.contains("codegen.toml:7:15"), "{found}");
}

#[test]
fn an_operation_is_named_once() {
    let lines = "operations = [\"GetCity\", \"ListCities\", \"example.weather#GetCity\"]\n";
    insta::assert_snapshot!(failure("names-twice", lines), @r#"
    error[C009]: `operations` names `example.weather#GetCity` twice
     --> DIR/codegen.toml:6:40
      |
    6 | operations = ["GetCity", "ListCities", "example.weather#GetCity"]
      |                                        ^
      |
    note: the other place is here
     --> DIR/codegen.toml:6:15
      |
    6 | operations = ["GetCity", "ListCities", "example.weather#GetCity"]
      |               ^
    help: name it once
    exit code 3
    "#);
}

#[test]
fn the_support_crate_has_to_be_there() {
    let project = Project::new("names-runtime");
    project.write("codegen.toml", &CONFIG.replace("\"runtime\"", "\"runtme\""));
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[C006]: `path` is not the folder of the support crate: `runtme`
     --> DIR/codegen.toml:5:20
      |
    5 | runtime = { path = "runtme" }
      |                    ^
      |
    help: there is no Cargo.toml in DIR/runtme; the support crate is the folder `runtime` of the generator's repository; { vendored = "…" } has it written
    exit code 3
    "#);
    // A folder without a manifest is no crate.
    std::fs::create_dir_all(project.folder.join("runtme")).unwrap();
    assert!(project.failure(&[]).contains("C006"));
    let manifest = project.read("runtime/Cargo.toml");
    project.write("runtme/Cargo.toml", &manifest);
    assert_eq!(project.codegen(&[]).exit, 0);
}

/// A user that gives an absolute path has moved the crate without the support crate, or will.
#[test]
fn an_absolute_path_of_the_support_crate_is_kept() {
    let project = Project::new("names-absolute");
    let runtime = project.path("./client/../runtime");
    let config = CONFIG.replace("\"runtime\"", &format!("\"{runtime}\""));
    project.write("codegen.toml", &config);
    let run = project.codegen(&[]);
    assert_eq!(run.exit, 0, "{}", run.error);
    let manifest = project.read("client/Cargo.toml");
    assert!(
        manifest.contains(&format!("path = \"{runtime}\"")),
        "{manifest}"
    );
}

/// A misspelt protocol does not become another one, whatever the service speaks.
#[test]
fn a_protocol_of_a_service_that_speaks_two_is_not_guessed() {
    let project = Project::new("names-two-protocols");
    let both = "\"aws.protocols#awsJson1_0\": {}, \"aws.protocols#awsJson1_1\": {},";
    let model = MODEL.replace("\"aws.protocols#awsJson1_0\": {},", both);
    project.write("model.json", &model);
    project.write("codegen.toml", &format!("{CONFIG}protocol = \"jsonn\"\n"));
    let found = project.failure(&[]);
    assert!(found.contains("codegen.toml:6:12"), "{found}");
    assert!(
        found.contains("it speaks awsJson1_0, awsJson1_1"),
        "{found}"
    );
    assert!(found.ends_with("exit code 3"), "{found}");
}
