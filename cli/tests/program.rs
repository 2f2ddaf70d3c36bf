//! `smithy-codegen` as its users start it, in folders of their own: what it finds from where they stand, and whether
//! what it tells them to do works there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MODEL: &str = r#"{ "smithy": "2.0", "shapes": {
    "example.weather#Weather": { "type": "service", "version": "2026-01-01",
        "operations": [ { "target": "example.weather#GetCity" } ],
        "traits": { "aws.api#service": { "sdkId": "Weather" }, "aws.auth#sigv4": { "name": "weather" },
            "aws.protocols#awsJson1_0": {} } },
    "example.weather#GetCity": { "type": "operation" } } }"#;

const SERVICE: &str = r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "SFN",
    "targetPrefix": "Steps", "apiVersion": "2026-01-01", "signatureVersion": "v4", "endpointPrefix": "states" },
    "operations": { "Start": { "name": "Start" } }, "shapes": {} }"#;

/// A project with a configuration, a model, the support crate and a botocore of one service.
fn project(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("weather.json", MODEL);
    write(
        "support/Cargo.toml",
        "[package]\nname = \"smithy-client-runtime\"\n",
    );
    write("inner/deeper/notes.md", "");
    write(
        "botocore/data/stepfunctions/2026-01-01/service-2.json",
        SERVICE,
    );
    write(
        "codegen.toml",
        "[defaults]\nruntime = { path = \"support\" }\n\n\
         [[crate]]\nmodels = [\"weather.json\"]\noutput = \"weather\"\n",
    );
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithy-codegen"));
    command.args(arguments).current_dir(folder);
    // The notes of a run lie beside its configuration.
    command.env_remove("CARGO_TARGET_DIR");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

/// What a run printed, which succeeded.
fn success(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_nearest_configuration_is_found_from_below_and_its_defaults_hold() {
    let project = project("nearest");
    success(&project.join("inner/deeper"), &["generate"]);
    let manifest = fs::read_to_string(project.join("weather/Cargo.toml")).unwrap();
    assert!(manifest.contains("path = \"../support\""), "{manifest}");
    success(&project, &["check"]);
    // The old name of the command, and the notes that let the next run skip what is unchanged.
    assert_eq!(success(&project, &["--quiet", "codegen"]), "");
    let said = success(&project, &["generate", "--format", "json"]);
    assert!(said.contains("\"skipped\": true"), "{said}");
    let ignored = fs::read_to_string(project.join(".smithy-codegen/.gitignore")).unwrap();
    assert_eq!(ignored, "*\n");
}

#[test]
fn watching_generates_again_when_a_model_changes() {
    let project = project("watch");
    let mut watching = command(&project, &["watch", "--runs", "2", "--quiet"])
        .spawn()
        .unwrap();
    let generated = project.join("weather/src/client.rs");
    let wait = |fits: &dyn Fn() -> bool| {
        let waits = (0..600).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(50));
            fits()
        });
        assert!(waits, "nothing was generated");
    };
    wait(&|| generated.exists() && project.join(".smithy-codegen").exists());
    let model = MODEL.replace("GetCity", "GetTown");
    fs::write(project.join("weather.json"), model).unwrap();
    wait(&|| {
        fs::read_to_string(&generated)
            .unwrap_or_default()
            .contains("get_town")
    });
    assert!(watching.wait().unwrap().success());
}

#[test]
fn a_hint_is_a_command_that_works_where_the_user_stands() {
    let project = project("hint");
    fs::rename(project.join("codegen.toml"), project.join("mine.toml")).unwrap();
    let here = project.join("inner");
    let check = ["check", "--config", "../mine.toml", "--crate", "weather"];
    let output = run(&here, &check);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    let hint = "run `smithy-codegen generate --config ../mine.toml --crate weather` to bring the files up to date";
    assert!(said.contains(hint), "{said}");
    let words: Vec<&str> = hint.split('`').nth(1).unwrap().split(' ').skip(1).collect();
    success(&here, &words);
    success(&here, &check);
}

/// A service has another name in botocore than its crate in the SDK, and the text for `codegen.toml` is one to paste.
#[test]
fn what_an_import_proposes_generates_the_crate() {
    let project = project("import");
    for name in ["sfn", "aws-sdk-sfn", "SFN", "stepfunctions"] {
        let said = success(&project, &["import", "--from", "botocore", name]);
        assert!(said.contains("stepfunctions.json"), "{name}: {said}");
    }
    fs::remove_file(project.join("stepfunctions.json")).unwrap();
    let said = success(&project, &["import", "--from", "botocore", "sfn"]);
    assert!(
        said.contains("name it in codegen.toml, then run smithy-codegen generate"),
        "{said}"
    );
    let table = said.split_once("  [[crate]]").unwrap().1;
    assert!(
        !table.contains("runtime"),
        "the configuration has it: {said}"
    );
    let configuration = fs::read_to_string(project.join("codegen.toml")).unwrap();
    let text = format!("{configuration}\n[[crate]]{table}");
    fs::write(project.join("codegen.toml"), text).unwrap();
    success(&project, &["generate"]);
    assert!(project.join("clients/stepfunctions/src/lib.rs").exists());
    let failed = run(
        &project,
        &["import", "--from", "botocore", "nothing-like-it"],
    );
    let said = String::from_utf8(failed.stderr).unwrap();
    assert!(
        said.contains("`smithy-codegen import --from botocore --list`"),
        "{said}"
    );
}

/// The target folder lies below a configuration, the folder for temporary files does not.
#[test]
fn a_first_import_proposes_a_configuration_where_the_user_stands() {
    let project = project("first-import");
    let folder = std::env::temp_dir().join(format!("smithy-codegen-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let botocore = project.join("botocore");
    let said = success(
        &folder,
        &["import", "--from", botocore.to_str().unwrap(), "sfn"],
    );
    let is_here = folder.join("stepfunctions.json").exists();
    fs::remove_dir_all(&folder).unwrap();
    assert!(is_here, "{said}");
    assert!(
        said.contains("next: write codegen.toml, then run smithy-codegen generate"),
        "{said}"
    );
    assert!(said.contains("it speaks awsJson1_0, and so will its client"));
}
