//! A year of a team: a folder without the generator's repository in sight, a service whose model changes again and again, and
//! the commands that the team runs.

mod maps;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use maps::service;
use serde_json::{json, Value};
use smithy_codegen::emit::{self, FileSystem, Files, OutputPath};

/// A team's folder, which is a checkout of Git.
struct Team {
    folder: PathBuf,
}

impl Drop for Team {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Team {
    fn new() -> Team {
        let folder =
            std::env::temp_dir().join(format!("smithy-codegen-year-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let team = Team { folder };
        team.git(&["init", "--quiet"]);
        team
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=Team", "-c", "user.email=team@example.com"])
            .args(arguments)
            .current_dir(&self.folder)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// The paths of the files that are not as they were committed.
    fn changed(&self) -> Vec<String> {
        let said = self.git(&["status", "--porcelain"]);
        said.lines()
            .map(|line| line.split_at(3).1.to_owned())
            .collect()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
            .args(arguments)
            .current_dir(&self.folder)
            .env_remove("CARGO_TARGET_DIR")
            .output()
            .unwrap()
    }

    /// What a run printed that ended with this exit code: results and diagnostics.
    fn says(&self, code: i32, arguments: &[&str]) -> (String, String) {
        let output = self.run(arguments);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let (out, error) = (text(output.stdout), text(output.stderr));
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {out}{error}"
        );
        (out, error)
    }

    /// A release of botocore, which lies outside of the checkout's history.
    fn release(&self, month: usize, service: &Value) -> String {
        let path = format!("releases/{month}/data/maps/2026-01-01/service-2.json");
        self.write(&path, &service.to_string());
        format!("releases/{month}")
    }
}

#[test]
fn ten_updates_one_of_them_breaking_and_one_interrupted() {
    let team = Team::new();
    team.write(".gitignore", "releases/\n");
    let mut service = service();
    let first = team.release(0, &service);
    let (said, _) = team.says(
        0,
        &["init", "maps", "--from", &first, "--out", "clients/maps"],
    );
    assert!(
        said.contains("maps = { path = \"clients/maps\" }"),
        "{said}"
    );
    assert!(team
        .read("codegen.toml")
        .contains("runtime = { vendored = \"smithy-client-runtime\" }"));
    assert!(team
        .read("clients/maps/Cargo.toml")
        .contains("path = \"../../smithy-client-runtime\""));
    assert!(team
        .read("smithy-client-runtime/src/lib.rs")
        .contains("pub mod"));
    team.says(3, &["init", "maps", "--from", &first]);
    team.commit("Add a client of Maps");
    team.says(0, &["check"]);
    assert_eq!(team.changed(), Vec::<String>::new());

    // Eight months of new members, each a minor version.
    for month in 1..=8 {
        service["shapes"]["City"]["members"][format!("extra{month}")] = json!({ "shape": "Text" });
        let release = team.release(month, &service);
        let (said, _) = team.says(0, &["update", "--from", &release, "--expect", "minor"]);
        assert!(said.contains("updated: models/maps.json"), "{said}");
        assert!(said.contains(&format!("extra{month}")), "{said}");
        assert!(
            said.contains("the update calls for a minor version"),
            "{said}"
        );
        assert!(team.changed().iter().any(|path| path == "models/maps.json"));
        team.says(0, &["diff", "--since", "HEAD", "--bump"]);
        let version = format!("version = \"0.1.{month}\"");
        assert!(team.read("codegen.toml").contains(&version), "{month}");
        team.says(0, &["check", "--quiet"]);
        team.commit("Update Maps");
    }

    // The ninth breaks callers: CI refuses it and nothing changes; a person takes it.
    service["shapes"]["City"]["members"]["size"] = json!({ "shape": "Long" });
    let release = team.release(9, &service);
    let (_, said) = team.says(
        6,
        &["--quiet", "update", "--from", &release, "--expect", "minor"],
    );
    assert!(said.contains("and --expect allows minor"), "{said}");
    assert_eq!(team.changed(), Vec::<String>::new());
    let (said, _) = team.says(0, &["update", "--from", &release, "--format", "json"]);
    let report: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["status"], "ok", "{said}");
    assert_eq!(report["diff"]["level"], "major", "{said}");
    assert_eq!(report["models"][0]["change"], "updated", "{said}");
    assert_eq!(
        report["generated"]["crates"][0]["package"], "maps",
        "{said}"
    );
    team.says(0, &["diff", "--since", "HEAD", "--bump"]);
    assert!(team.read("codegen.toml").contains("version = \"0.2.0\""));
    team.commit("Update Maps, which breaks callers");

    // An update is killed between its models and its crates: the next one judges the whole difference.
    let before = team.read("models/maps.json");
    service["shapes"]["GetCityRequest"]["members"]["name"] = json!({ "shape": "Number" });
    let release = team.release(9, &service);
    team.says(
        0,
        &["import", "maps", "--from", &release, "--out", "models"],
    );
    let path = team.folder.join("models/maps.json");
    let pending = json!([{ "path": path, "old": before, "new": team.read("models/maps.json") }]);
    team.write(".smithy-codegen-update", &pending.to_string());
    let update = ["update", "--from", &release, "--expect", "minor"];
    let (_, said) = team.says(6, &update);
    assert!(
        said.contains("an interrupted update was undone first"),
        "{said}"
    );
    assert_eq!(team.changed(), Vec::<String>::new());
    service["shapes"]["GetCityRequest"]["members"]["name"] = json!({ "shape": "Text" });

    // The tenth was interrupted: new files lie beside their places, and the run never ended.
    let mut files = Files::default();
    let path = OutputPath::new("src/types.rs").unwrap();
    files.insert(path, format!("// {}\n", emit::MARKER));
    let (prepared, _) =
        emit::prepare(&FileSystem, &team.folder.join("clients/maps"), &files).unwrap();
    drop(prepared);
    let (said, _) = team.says(1, &["check"]);
    assert!(said.contains("an interrupted run is pending"), "{said}");
    service["operations"]["ListCities"] = json!({ "name": "ListCities" });
    let release = team.release(10, &service);
    let (said, _) = team.says(0, &["update", "--from", &release]);
    assert!(
        said.contains("an interrupted run was undone first"),
        "{said}"
    );
    assert!(team
        .read("clients/maps/src/client.rs")
        .contains("list_cities"));
    team.says(0, &["check"]);
    team.commit("Update Maps");

    // What was asked for and is gone is said where it was asked for.
    let configuration = team.read("codegen.toml");
    let both = "operations = [\"GetCity\", \"ListCities\"]";
    let without = configuration
        .lines()
        .map(|line| {
            if line.starts_with("# operations") {
                both
            } else {
                line
            }
        })
        .collect::<Vec<&str>>()
        .join("\n");
    team.write("codegen.toml", &without);
    let all = service.clone();
    service["operations"]
        .as_object_mut()
        .unwrap()
        .remove("ListCities");
    let release = team.release(11, &service);
    let (_, said) = team.says(3, &["update", "--from", &release]);
    assert!(said.contains("has no operation `ListCities`"), "{said}");
    assert!(said.contains("codegen.toml:"), "{said}");
    team.write("codegen.toml", &configuration);
    service = all;

    // A release that cannot be read changes nothing.
    service["operations"]["ListCities"]["input"] = json!({ "shape": "Missing" });
    let release = team.release(11, &service);
    let (_, error) = team.says(3, &["update", "--from", &release]);
    assert!(error.contains("`Missing` does not exist"), "{error}");
    assert_eq!(team.changed(), Vec::<String>::new());
}

/// Where no way leads to the package index, what was tried is said, and everything stays as it was.
#[test]
fn without_a_network_an_update_says_what_it_tried() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-network");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let model = r#"{ "smithy": "2.0", "shapes": { "example#Maps": { "type": "service", "version": "1",
        "traits": { "aws.protocols#awsJson1_0": {} } } } }"#;
    fs::write(folder.join("maps.json"), model).unwrap();
    let configuration = "[[crate]]\nmodels = [\"maps.json\"]\noutput = \"maps\"\nruntime = { vendored = \"support\" }\n";
    fs::write(folder.join("codegen.toml"), configuration).unwrap();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
            .args(arguments)
            .current_dir(&folder)
            .env("PATH", &folder)
            .output()
            .unwrap()
    };
    let output = run(&["update"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{said}");
    for way in [
        "python3 -m pip download botocore",
        "pip3 download",
        "pip download",
    ] {
        assert!(said.contains(way), "{way}: {said}");
    }
    assert!(said.contains("--from"), "{said}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    // A model of one's own is left alone.
    let botocore = folder.join("botocore/data/maps/1/service-2.json");
    fs::create_dir_all(botocore.parent().unwrap()).unwrap();
    fs::write(&botocore, service().to_string()).unwrap();
    let output = run(&["update", "--from", "botocore"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("left alone: maps.json, since it is of no service of AWS"),
        "{said}"
    );
}
