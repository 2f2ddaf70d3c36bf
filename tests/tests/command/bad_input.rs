//! What bad input gets: a model that is missing or wrong, names that do not exist, files in the way.

use crate::project::{repository, Project, CONFIG, MODEL};

#[test]
fn a_missing_model_is_named() {
    let project = Project::new("missing-model");
    std::fs::remove_file(project.folder.join("model.json")).unwrap();
    insta::assert_snapshot!(project.failure(&[]), @"
    error[C001]: cannot read the file: No such file or directory (os error 2)
    --> DIR/model.json
     |
    help: DIR/codegen.toml names it as a model
    exit code 3
    ");
}

#[test]
fn a_malformed_model_is_shown_with_what_was_expected() {
    let project = Project::new("malformed-model");
    project.write(
        "model.json",
        &MODEL.replace(
            "\"version\": \"2025-01-01\",",
            "\"version\" \"2025-01-01\",",
        ),
    );
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[M002]: expected `:`, found `"`
     --> DIR/model.json:6:17
      |
    6 |       "version" "2025-01-01",
      |                 ^
      |
      = note: at /shapes/example.weather#Weather/version
    exit code 3
    "#);
    project.write(
        "model.json",
        &MODEL.replace("\"type\": \"operation\"", "\"type\": \"opeartion\""),
    );
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[M010]: `opeartion` is not a type of shape
      --> DIR/model.json:19:15
       |
    19 |       "type": "opeartion",
       |               ^^^^^^^^^^^ example.weather#GetCity
       |
       = note: at /shapes/example.weather#GetCity/type
    help: did you mean `operation`?

    error[M010]: `opeartion` is not a type of shape
      --> DIR/model.json:24:15
       |
    24 |       "type": "opeartion",
       |               ^^^^^^^^^^^ example.weather#ListCities
       |
       = note: at /shapes/example.weather#ListCities/type
    help: did you mean `operation`?
    exit code 3
    "#);
}

#[test]
fn a_reference_to_nothing_is_shown_at_its_place() {
    let project = Project::new("missing-target");
    project.write(
        "model.json",
        &MODEL.replace("smithy.api#Integer", "example.weather#Size"),
    );
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[M014]: the shape `example.weather#Size` does not exist
      --> DIR/model.json:37:29
       |
    37 |         "size": { "target": "example.weather#Size" },
       |                             ^^^^^^^^^^^^^^^^^^^^^^ example.weather#GetCityOutput$size
       |
       = note: at /shapes/example.weather#GetCityOutput/members/size/target
    exit code 3
    "#);
}

#[test]
fn an_unknown_operation_gets_the_nearest_names() {
    let project = Project::new("unknown-operation");
    let found = project.failure(&["--operation", "ListCity", "--operation", "DeleteBucket"]);
    insta::assert_snapshot!(found, @r#"
    error[G003]: example.weather#Weather has no operation `ListCity`
    --> the command line
     |
    help: did you mean `GetCity` or `ListCities`?

    error[G003]: example.weather#Weather has no operation `DeleteBucket`
    --> the command line
     |
    help: it has 2 operations: `GetCity`, `ListCities`
    exit code 3
    "#);
    project.write(
        "codegen.toml",
        &format!("{CONFIG}operations = [\"getcity\"]\n"),
    );
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[G003]: example.weather#Weather has no operation `getcity`
     --> DIR/codegen.toml:6:15
      |
    6 | operations = ["getcity"]
      |               ^
      |
    help: did you mean `GetCity`?
    exit code 3
    "#);
}

/// A service of many operations is not listed; one of a single one is.
#[test]
fn an_unknown_operation_gets_the_operations_when_they_are_few() {
    let project = Project::new("few-operations");
    let of = |count: usize| {
        let targets: Vec<String> = (0..count)
            .map(|number| format!("{{ \"target\": \"a#Read{number}\" }}"))
            .collect();
        let shapes: Vec<String> = (0..count)
            .map(|number| format!("\"a#Read{number}\": {{ \"type\": \"operation\" }}"))
            .collect();
        project.write(
            "model.json",
            &format!(
                "{{ \"smithy\": \"2.0\", \"shapes\": {{ \"a#S\": {{ \"type\": \"service\", \"operations\": [{}] }}, {} }} }}",
                targets.join(", "),
                shapes.join(", "),
            ),
        );
        project.failure(&["--operation", "DeleteBucket"])
    };
    let one = of(1);
    assert!(one.contains("help: it has 1 operation: `Read0`\n"), "{one}");
    let many = of(31);
    assert!(many.contains("help: it has 31 operations\n"), "{many}");
}

#[test]
fn an_unknown_service_gets_the_nearest_names() {
    let project = Project::new("unknown-service");
    let found = project.failure(&["--service", "example.wether#Weather"]);
    insta::assert_snapshot!(found, @r#"
    error[G001]: the service `example.wether#Weather` is not in the model
    --> the command line
     |
    help: did you mean `example.weather#Weather`?
    exit code 3
    "#);
}

#[test]
fn a_model_with_several_services_or_none_needs_a_choice() {
    let project = Project::new("several-services");
    let second = "\"shapes\": { \"example.weather#Tides\": { \"type\": \"service\" },";
    project.write("model.json", &MODEL.replace("\"shapes\": {", second));
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[G002]: the model has example.weather#Tides, example.weather#Weather, and none of them was named
     --> DIR/model.json:3:15
      |
    3 |   "shapes": { "example.weather#Tides": { "type": "service" },
      |               ^^^^^^^^^^^^^^^^^^^^^^^ example.weather#Tides
      |
      = note: at /shapes/example.weather#Tides
    help: name one: `service` in codegen.toml, `--service`, or `Build::service` in a build script
    exit code 3
    "#);
    project.write(
        "model.json",
        "{ \"smithy\": \"2.0\", \"shapes\": { \"a#B\": { \"type\": \"string\" } } }",
    );
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[G002]: the model has no service
     --> DIR/model.json:1:1
      |
    1 | { "smithy": "2.0", "shapes": { "a#B": { "type": "string" } } }
      | ^
      |
    help: name a model file that defines a service
    exit code 3
    "#);
}

#[test]
fn a_service_without_a_known_protocol_has_an_exit_code_of_its_own() {
    let project = Project::new("unsupported-protocol");
    let without = MODEL.replace("\"aws.protocols#awsJson1_0\": {},", "");
    project.write("model.json", &without);
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[G004]: example.weather#Weather names no protocol that is supported
     --> DIR/model.json:4:5
      |
    4 |     "example.weather#Weather": {
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^ example.weather#Weather
      |
      = note: at /shapes/example.weather#Weather
    help: supported are rpcv2Cbor, awsJson1_0, awsJson1_1, restJson1, restXml, awsQuery, ec2Query, rpcv2Json
    exit code 4
    "#);
    let json = project.codegen(&["--format", "json"]);
    assert_eq!(json.exit, 4);
    assert!(json.error.is_empty());
}

#[test]
fn a_file_that_was_not_generated_is_not_overwritten() {
    let project = Project::new("unmarked-file");
    project.write("client/src/lib.rs", "// mine\n");
    insta::assert_snapshot!(project.failure(&[]), @"
    error: DIR/client/src/lib.rs was not generated (its first line lacks the marker), so it is not overwritten
    help: move it away, or choose another output folder
    exit code 5
    ");
}

#[test]
fn a_file_in_the_place_of_the_folder_stays() {
    let project = Project::new("file-for-folder");
    project.write("notes", "mine");
    for out in ["notes", "notes/client"] {
        let failure = project.failure(&["--out", &project.path(out)]);
        assert!(
            failure.contains("notes is a file where a folder has to be"),
            "{failure}"
        );
        assert!(failure.contains("help: move it away"), "{failure}");
        assert_eq!(project.read("notes"), "mine");
    }
}

#[test]
fn files_that_were_not_generated_are_listed() {
    let project = Project::new("unmarked-files");
    project.write("client/src/lib.rs", "// mine\n");
    project.write("client/Cargo.toml", "[package]\n");
    insta::assert_snapshot!(project.failure(&[]), @"
    error: 2 files were not generated (their first lines lack the marker), so they are not overwritten:
      DIR/client/Cargo.toml
      DIR/client/src/lib.rs
    help: move them away, or choose another output folder
    exit code 5
    ");
}

/// What a model calls its shapes is not what a terminal does.
#[test]
fn names_cannot_command_the_terminal() {
    let project = Project::new("terminal");
    let escaped = r#"{ "smithy": "2.0", "shapes": { "\u001b[31ma#B": 5, "a#\u202eB": 5 } }"#;
    let plain = escaped
        .replace("\\u001b", "\u{1b}")
        .replace("\\u202e", "\u{202e}");
    // JSON takes no control characters, but all others.
    for model in [escaped.to_owned(), plain.replace('\u{1b}', "")] {
        project.write("model.json", &model);
        for form in ["human", "json"] {
            let run = project.codegen(&["--format", form]);
            assert_eq!(run.exit, 3, "{run:?}");
            let excerpt = |line: &&str| !line.contains(" | {");
            let said = format!("{}{}", run.out, run.error);
            let said: String = said.lines().filter(excerpt).collect();
            assert!(!said.contains(char::is_control), "{said:?}");
            assert!(form == "json" || !said.contains('\u{202e}'), "{said:?}");
        }
    }
}

#[test]
fn a_model_on_one_line_is_not_printed_whole() {
    let project = Project::new("one-line");
    let model = MODEL.replace("smithy.api#Integer", "example.weather#Size");
    let line: Vec<&str> = model.lines().map(str::trim).collect();
    project.write("model.json", &line.concat());
    insta::assert_snapshot!(project.failure(&[]), @"
    error[M014]: the shape `example.weather#Size` does not exist
    --> DIR/model.json:1:986
     = note: in example.weather#GetCityOutput$size, at /shapes/example.weather#GetCityOutput/members/size/target
    exit code 3
    ");
}

/// What a run with a missing model says on a terminal.
fn said(name: &str, error_color: bool, is_watched: bool) -> String {
    let project = Project::new(name);
    std::fs::remove_file(project.folder.join("model.json")).unwrap();
    let config = project.path("codegen.toml");
    let mut error = Vec::new();
    let mut terminal = smithy_codegen_cli::Terminal {
        out: Box::new(std::io::sink()),
        error: Box::new(&mut error),
        out_color: false,
        error_color,
        is_watched,
        is_quiet: false,
        input: None,
    };
    let arguments = ["cargo xtask", "codegen", "--config", &config];
    smithy_codegen_cli::run(arguments, &repository(), &mut terminal);
    drop(terminal);
    String::from_utf8(error).unwrap()
}

#[test]
fn colour_is_for_those_who_want_it() {
    let is_colored = |color| said("colour", color, false).contains('\u{1b}');
    assert!(is_colored(true) && !is_colored(false));
}

/// A log needs no such line.
#[test]
fn a_person_is_told_which_command_explains_the_code() {
    let last_line = |is_watched| {
        let said = said("explained", false, is_watched);
        said.trim_end().lines().next_back().unwrap().to_owned()
    };
    assert_eq!(last_line(true), "`cargo xtask explain C001` says more");
    assert!(last_line(false).starts_with("help: "));
}

#[test]
fn failures_are_told_in_json_too() {
    let project = Project::new("json-failure");
    project.write(
        "model.json",
        &MODEL.replace("smithy.api#Integer", "example.weather#Size"),
    );
    let run = project.codegen(&["--format", "json"]);
    assert_eq!((run.exit, run.error.as_str()), (3, ""));
    insta::assert_snapshot!(run.out, @r#"
    {
      "status": "error",
      "exit_code": 3,
      "message": null,
      "help": null,
      "diagnostics": [
        {
          "severity": "error",
          "code": "M014",
          "message": "the shape `example.weather#Size` does not exist",
          "file": "DIR/model.json",
          "line": 37,
          "column": 29,
          "pointer": "/shapes/example.weather#GetCityOutput/members/size/target",
          "shape": "example.weather#GetCityOutput$size",
          "help": null
        }
      ],
      "crates": [],
      "interrupted_runs": []
    }
    "#);
}

#[test]
fn a_command_line_that_makes_no_sense_is_told_apart() {
    let project = Project::new("usage");
    let run = project.codegen(&["--chekc"]);
    assert_eq!(run.exit, 2);
    assert!(run.error.contains("'--check'"), "{}", run.error);
    let found = project.failure(&["--package", "a b"]);
    insta::assert_snapshot!(found, @"
    error: --package has a character other than letters, digits, `-` and `_`: `a b`; give a package name with --package
    exit code 2
    ");
    let help = project.codegen(&["--help"]);
    assert_eq!((help.exit, help.error.as_str()), (0, ""));
}

/// What is imported is what a client can be made of; the place is in the file that says it.
#[test]
fn rules_that_are_broken_are_not_imported() {
    let project = Project::new("import-rules");
    project.write(
        "data/maps/2025-01-01/service-2.json",
        r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "Maps", "targetPrefix": "Maps",
            "apiVersion": "2025-01-01", "signatureVersion": "v4", "endpointPrefix": "maps" },
            "operations": {}, "shapes": {} }"#,
    );
    let rules = "data/maps/2025-01-01/endpoint-rule-set-1.json";
    let good = r#"{ "version": "1.0", "parameters": {}, "rules": [
        { "type": "error", "conditions": [], "error": "none" } ] }"#;
    let (data, out) = (project.path("data"), project.path("out.json"));
    let arguments = ["import", "--from", &data, "maps", "--out", &out];
    project.write(
        rules,
        r#"{ "version": "1.0", "parameters": {}, "rules": 5 }"#,
    );
    let run = project.product(&arguments);
    assert_eq!(run.exit, 3, "{run:?}");
    assert!(run.error.contains("error[G010]"), "{run:?}");
    assert!(run.error.contains("endpoint-rule-set-1.json:1:"), "{run:?}");
    assert!(!std::path::Path::new(&out).exists());
    project.write(rules, good);
    let run = project.product(&arguments);
    assert_eq!(run.exit, 0, "{run:?}");
}
