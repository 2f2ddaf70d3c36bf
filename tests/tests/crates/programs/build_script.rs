//! A program whose build script generates the clients that it includes as modules: it compiles without a warning in
//! another edition and deep in the program, the script runs again exactly when a model has changed, and a wrong model
//! fails the build with its place.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{json, Value};
use smithy_codegen::Build;

use super::lock;
use crate::support::repository;

const MODEL: &str = "models/harbor/model.json";

const SCRIPT: &str = r#"
fn main() -> Result<(), smithy_codegen::BuildError> {
    use smithy_codegen::Build;
    Build::new().model("models/harbor").feature("test-util").module("harbor")?;
    Build::new().model("models/speech.json").default_features(false).module("speech-client")?;
    Ok(())
}
"#;

/// The crates `client` and `config` are where a module might look for its own modules of these names.
const PROGRAM: &str = r#"
#![deny(clippy::pedantic, unused, unreachable_pub, rust_2018_idioms)]
mod ports {
    pub(crate) mod harbor {
        include!(concat!(env!("OUT_DIR"), "/harbor.rs"));
    }
}
mod speech {
    include!(concat!(env!("OUT_DIR"), "/speech_client.rs"));
}
use ports::harbor;

fn main() {
    let config = harbor::Config::builder()
        .behavior_version(harbor::config::BehaviorVersion::latest())
        .with_test_defaults()
        .build();
    let client = harbor::Client::from_conf(config);
    println!("{:?}", client.greet().as_input());
    println!("{} {}", harbor::meta::PKG_VERSION, speech::meta::PKG_VERSION);
    // more
}
"#;

/// The program in its folder.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn new() -> Project {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-script");
        let _ = std::fs::remove_dir_all(&folder);
        let project = Project { folder };
        let tests = repository().join("tests");
        let mut features = Vec::new();
        for (name, path) in [("harbor", MODEL), ("speech", "models/speech.json")] {
            let model = tests.join(name).join("model.json");
            project.write(path, &std::fs::read_to_string(model).unwrap());
            let built = Build::new()
                .model(project.folder.join(path))
                .cargo_lines(false)
                .feature("test-util")
                .default_features(name == "harbor")
                .output(project.folder.join("once"))
                .module(name)
                .unwrap();
            features.extend(built.generated.runtime_features);
        }
        project.write("build.rs", SCRIPT);
        project.write("src/main.rs", PROGRAM);
        for library in ["client", "config"] {
            let package = format!(
                "[package]\nname = \"{library}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"
            );
            project.write(&format!("{library}/Cargo.toml"), &package);
            project.write(&format!("{library}/src/lib.rs"), "");
        }
        let repository = repository().display();
        project.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"program\"\nversion = \"3.2.1\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
                 client = {{ path = \"client\" }}\nconfig = {{ path = \"config\" }}\n\
                 smithy-client-runtime = {{ path = \"{repository}/runtime\", features = {features:?} }}\n\n\
                 [build-dependencies]\nsmithy-codegen = {{ path = \"{repository}/codegen\" }}\n\n\
                 [profile.dev]\ndebug = false\n"
            ),
        );
        lock(&project.folder);
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Builds and runs the program: whether that worked, what it printed, and what Cargo did.
    fn run(&self) -> (bool, String, String) {
        // It shares what is compiled of its dependencies with the other programs.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("user-application");
        let ran = Command::new(env!("CARGO"))
            .args(["run", "--verbose"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target)
            .env("RUSTFLAGS", "-Dwarnings")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ran.status.success(), text(ran.stdout), text(ran.stderr))
    }
}

/// Whether Cargo ran the script, and whether it compiled the program.
fn work(log: &str) -> [bool; 2] {
    let has = |words: &str| log.lines().any(|line| line.contains(words));
    let started = log
        .lines()
        .any(|line| line.contains("Running") && line.ends_with("build-script-build`"));
    [started, !has("Fresh program v3.2.1")]
}

#[test]
fn modules_are_built_when_their_models_change() {
    let project = Project::new();
    let (works, out, log) = project.run();
    assert!(works, "{log}");
    assert_eq!(out, "GreetInputBuilder\n3.2.1 3.2.1\n");
    assert_eq!(work(&log), [true, true], "{log}");

    let (_, again, log) = project.run();
    assert_eq!(again, out);
    assert_eq!(work(&log), [false, false], "{log}");

    let model = std::fs::read_to_string(project.folder.join(MODEL)).unwrap();
    let mut model: Value = serde_json::from_str(&model).unwrap();
    let shapes = &mut model["shapes"];
    let unsupported = json!({ "aws.protocols#httpChecksum": { "requestChecksumRequired": true } });
    shapes["example.harbor#Wave"] = json!({ "type": "operation", "traits": unsupported });
    let operations = &mut shapes["example.harbor#Harbor"]["operations"];
    let operations = operations.as_array_mut().unwrap();
    operations.push(json!({ "target": "example.harbor#Wave" }));
    project.write(MODEL, &serde_json::to_string_pretty(&model).unwrap());
    let more = "println!(\"{:?}\", client.wave().as_input());";
    project.write("src/main.rs", &PROGRAM.replace("// more", more));
    let (works, out, log) = project.run();
    assert!(works, "{log}");
    assert!(out.ends_with("\nWaveInputBuilder\n"), "{out}");
    assert_eq!(work(&log), [true, true], "{log}");
    let warning = "warning: program@3.2.1: warning[G017]: ";
    assert!(log.contains(warning), "{log}");

    // A new file of the folder is a change, too.
    let text =
        "{\n  \"smithy\": \"2.0\",\n  \"shapes\": {\n    \"a#B\": { \"type\": \"lisd\" }\n  }\n}\n";
    project.write("models/harbor/more.json", text);
    let (works, _, log) = project.run();
    assert!(!works);
    let place = "--> models/harbor/more.json:4:22  a#B";
    assert!(log.contains("error[M"), "{log}");
    assert!(log.contains(place), "{log}");
    assert!(log.contains("help: did you mean `list`?"), "{log}");
}
