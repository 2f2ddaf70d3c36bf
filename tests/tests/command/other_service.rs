//! A crate is not replaced by that of another service, whether the model is from `codegen.toml` or the command line.

use crate::project::{Project, CONFIG, MODEL};

/// The model with another service.
fn tides() -> String {
    MODEL.replace("example.weather#Weather", "example.weather#Tides")
}

/// A project with the crate of one service, and the models of both.
fn project(name: &str) -> Project {
    let project = Project::new(name);
    assert_eq!(project.codegen(&[]).exit, 0);
    project.write("tides.json", &tides());
    let newer = MODEL.replace("\"size\"", "\"area\"");
    project.write("newer.json", &newer);
    project
}

fn package(project: &Project, folder: &str) -> String {
    let manifest = project.read(&format!("{folder}/Cargo.toml"));
    let name = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = "));
    name.unwrap().trim_matches('"').to_owned()
}

#[test]
fn the_crate_of_a_service_is_not_replaced_by_that_of_another() {
    let project = project("other-service");
    let model = project.path("tides.json");
    insta::assert_snapshot!(project.failure(&["--model", &model]), @"
    error[C010]: DIR/client has the crate of example.weather#Weather, and this one is of example.weather#Tides
    --> the command line
     |
    help: choose another folder with `output` in codegen.toml or with --out, or remove this one first
    exit code 3
    ");
    let said = project.failure(&["--model", &model, "--check"]);
    assert!(said.contains("C010"), "{said}");
    let run = project.codegen(&["--model", &model, "--keep-going"]);
    assert_eq!(run.exit, 3, "{run:?}");
    assert!(run.error.contains("C010"), "{run:?}");
    // The configuration has no say in it either.
    project.write("codegen.toml", &CONFIG.replace("model.json", "tides.json"));
    insta::assert_snapshot!(project.failure(&[]), @"
    error[C010]: DIR/client has the crate of example.weather#Weather, and this one is of example.weather#Tides
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
      |
    help: choose another folder with `output` in codegen.toml or with --out, or remove this one first
    exit code 3
    ");
    let client = project.path("client");
    let said = project.failure(&["--model", &model, "--out", &client]);
    assert!(said.contains("C010"), "{said}");
    // As the help has it.
    std::fs::remove_dir_all(&client).unwrap();
    assert_eq!(project.codegen(&[]).exit, 0);
    assert!(project
        .read("client/README.md")
        .contains("example.weather#Tides"));
}

#[test]
fn another_model_of_the_same_service_takes_the_place_of_the_first() {
    let project = project("same-service");
    let newer = project.path("newer.json");
    let run = project.codegen(&["--model", &newer]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        run.out
            .contains("field operation::get_city::GetCityOutput::size"),
        "{run:?}"
    );
    assert_eq!(package(&project, "client"), "weather-client");
}

/// Where nothing shows whose folder it is, only the configured model may go there unasked.
#[test]
fn another_model_without_a_folder_is_asked_for_one() {
    let project = project("no-folder");
    std::fs::remove_dir_all(project.folder.join("client")).unwrap();
    insta::assert_snapshot!(project.failure(&["--model", &project.path("newer.json")]), @"
    error: --model needs --out: DIR/client is the folder of weather-client, but has no crate that shows whether this is a model of the same service; name the folder of its crate with --out
    exit code 2
    ");
    let run = project.codegen(&["--model", &project.path("./model.json")]);
    assert_eq!(run.exit, 0, "{run:?}");
}

#[test]
fn another_model_in_another_folder_is_a_crate_of_its_own() {
    let project = Project::new("own-crate");
    project.write("tides.json", &tides());
    project.write("codegen.toml", &format!("{CONFIG}version = \"7.0.0\"\n"));
    let (model, out) = (project.path("tides.json"), project.path("HighTides"));
    let run = project.codegen(&["--model", &model, "--out", &out]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert_eq!(package(&project, "HighTides"), "high-tides");
    assert!(project.read("HighTides/Cargo.toml").contains("\"0.1.0\""));
    // The crate of the configuration in its folder has its name, and so has a part of it elsewhere.
    let (model, client) = (project.path("model.json"), project.path("client"));
    let run = project.codegen(&["--model", &model, "--out", &client]);
    assert_eq!(run.exit, 0, "{run:?}");
    let part = project.path("part");
    let run = project.codegen(&["--operation", "GetCity", "--out", &part]);
    assert_eq!(run.exit, 0, "{run:?}");
    for folder in ["client", "part"] {
        assert_eq!(package(&project, folder), "weather-client");
        assert!(project
            .read(&format!("{folder}/Cargo.toml"))
            .contains("\"7.0.0\""));
    }
}

/// Which of several crates are configured has nothing to do with a crate of its own, except for the one of its folder.
#[test]
fn another_model_in_another_folder_needs_no_choice() {
    let project = Project::new("own-crate-of-several");
    project.write("tides.json", &tides());
    let second = CONFIG
        .replace("\"client\"", "\"other\"")
        .replace("weather-client", "other-client");
    project.write("codegen.toml", &format!("{CONFIG}\n{second}"));
    let generate = |model: &str, folder: &str| {
        let (model, out) = (project.path(model), project.path(folder));
        let run = project.codegen(&["--model", &model, "--out", &out]);
        assert_eq!(run.exit, 0, "{run:?}");
        package(&project, folder)
    };
    assert_eq!(generate("tides.json", "tides"), "tides");
    assert_eq!(generate("model.json", "client"), "weather-client");
    assert_eq!(generate("model.json", "other"), "other-client");
    let said = project.failure(&["--model", &project.path("model.json")]);
    assert!(said.contains("--crate"), "{said}");
    // Where the support crate is, cannot be known.
    let second = second.replace("{ path = \"runtime\" }", "{ version = \"1\" }");
    project.write("codegen.toml", &format!("{CONFIG}\n{second}"));
    let (model, out) = (project.path("tides.json"), project.path("more"));
    let said = project.failure(&["--model", &model, "--out", &out]);
    assert!(said.contains("--crate"), "{said}");
}
