//! `init`: what a person answers, and what the command line says in its place.

use std::io::Cursor;

use smithy_codegen_cli::{Program, Terminal};

use crate::project::{Project, Run, MODEL};

/// Runs `init` of the installed program in the folder of a project, with a person who gives these answers.
fn init(project: &Project, arguments: &[&str], answers: &str) -> Run {
    let (mut out, mut error) = (Vec::new(), Vec::new());
    let config = project.path("codegen.toml");
    let all = ["smithy-codegen", "init", "--config", &config].into_iter();
    let exit = smithy_codegen_cli::run(
        all.chain(arguments.iter().copied()),
        &Program::installed(),
        &mut Terminal {
            out: Box::new(&mut out),
            error: Box::new(&mut error),
            out_color: false,
            error_color: false,
            is_watched: false,
            is_quiet: false,
            input: (!answers.is_empty()).then(|| Box::new(Cursor::new(answers.to_owned())) as _),
        },
    );
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        exit: exit.code(),
        out: text(out),
        error: text(error),
    }
}

fn empty(name: &str) -> Project {
    let project = Project::new(name);
    std::fs::remove_file(project.folder.join("codegen.toml")).unwrap();
    std::fs::remove_dir_all(project.folder.join("runtime")).unwrap();
    project
}

#[test]
fn a_person_is_asked_for_what_the_command_line_does_not_say() {
    let project = empty("init-asks");
    let model = project.path("model.json");
    let answers = format!("\n{model}\nGetCty\nGetCity\n");
    let run = init(&project, &[], &answers);
    assert_eq!(run.exit, 0, "{run:?}");
    for said in [
        "name a service or a file",
        "Which operations of 2",
        "the service has no operation `GetCty`: did you mean `GetCity`?",
    ] {
        assert!(run.error.contains(said), "{said}: {run:?}");
    }
    let configuration = project.read("codegen.toml");
    for line in [
        "models = [\"model.json\"]",
        "operations = [\"GetCity\"]",
        "output = \"clients/model\"",
    ] {
        assert!(configuration.contains(line), "{line}: {configuration}");
    }
    assert!(project
        .read("smithy-client-runtime/Cargo.toml")
        .contains("smithy-client-runtime"));
    assert!(!project
        .read("clients/model/src/client.rs")
        .contains("list_cities"));
}

#[test]
fn a_crate_that_cannot_be_generated_leaves_nothing() {
    let project = empty("init-fails");
    let model = project.path("model.json");
    project.write(
        "model.json",
        &MODEL.replace("smithy.api#Integer", "example.weather#Size"),
    );
    let before = project.files();
    let run = init(&project, &["--model", &model], "\n");
    assert_eq!(run.exit, 3, "{run:?}");
    project.write("model.json", MODEL);
    let run = init(&project, &["--model", &model, "--operation", "GetTown"], "");
    assert_eq!(run.exit, 3, "{run:?}");
    assert!(run.error.contains("`GetTown`"), "{run:?}");
    project.write(
        "model.json",
        &MODEL.replace("smithy.api#Integer", "example.weather#Size"),
    );
    assert!(project.files() == before, "something was written");
    // Nobody is there to answer.
    let run = init(&project, &[], "");
    assert_eq!(run.exit, 2, "{run:?}");
    assert!(
        run.error
            .contains("`smithy-codegen init --model model.json`"),
        "{run:?}"
    );
}

/// Names that TOML writes in another way than Rust, and a model of two services.
#[test]
fn odd_names_and_several_services() {
    let project = empty("init-odd");
    let second = r#""example.weather#Tides": { "type": "service", "version": "1", "traits": { "aws.protocols#awsJson1_0": {} } },"#;
    let model = MODEL.replace("\"shapes\": {", &format!("\"shapes\": {{ {second}"));
    project.write("model.json", &model);
    let file = project.path("model.json");
    let support = format!("--vendor-runtime={}", project.path("it's rünt"));
    let run = init(
        &project,
        &["--model", &file, &support],
        "Nothing\nWeather\n\n",
    );
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.error.contains("name one of them"), "{run:?}");
    let configuration = project.read("codegen.toml");
    assert!(
        configuration.contains("service = \"example.weather#Weather\""),
        "{configuration}"
    );
    assert!(project
        .read("it's rünt/Cargo.toml")
        .contains("smithy-client-runtime"));
    // The answers end too early.
    let project = empty("init-ends");
    let file = project.path("model.json");
    let before = project.files();
    let run = init(&project, &[], &format!("{file}\n"));
    assert_eq!(run.exit, 3, "{run:?}");
    assert!(run.error.contains("not answered to the end"), "{run:?}");
    assert!(project.files() == before, "something was written");
}
