//! What `update` and `generate` must not do: judge a part, replace what is not theirs, write into folders of others.

mod maps;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use maps::service;
use serde_json::json;

/// A folder with a botocore of one service, and with a configuration of crates.
fn project(name: &str, crates: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let botocore = folder.join("botocore/data/maps/2026-01-01/service-2.json");
    fs::create_dir_all(botocore.parent().unwrap()).unwrap();
    fs::write(&botocore, service().to_string()).unwrap();
    let defaults = "[defaults]\nruntime = { vendored = \"support\" }\n\n";
    fs::write(folder.join("codegen.toml"), format!("{defaults}{crates}")).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

/// Each crate that is made from a model is judged and generated, whichever was named.
#[test]
fn crates_that_share_a_model_are_updated_together() {
    let one = |name: &str, operations: &str| {
        format!("[[crate]]\nmodels = [\"maps.json\"]\noutput = \"{name}\"\n{operations}\n")
    };
    let broken = "[[crate]]\nmodels = [\"broken.json\"]\noutput = \"broken\"\n";
    let crates = one("small", "operations = [\"ListCities\"]") + &one("full", "");
    let folder = project("shared-model", &crates);
    let mut service = service();
    service["operations"]["ListCities"] = json!({ "name": "ListCities" });
    let botocore = folder.join("botocore/data/maps/2026-01-01/service-2.json");
    fs::write(&botocore, service.to_string()).unwrap();
    let import = ["import", "maps", "--from", "botocore"];
    assert_eq!(run(&folder, &import).0, Some(0));
    assert_eq!(run(&folder, &["generate"]).0, Some(0));
    service["shapes"]["City"]["members"]["size"] = json!({ "shape": "Long" });
    fs::write(&botocore, service.to_string()).unwrap();
    // A crate that has nothing to do with it may be wrong.
    let configuration = fs::read_to_string(folder.join("codegen.toml")).unwrap();
    fs::write(
        folder.join("codegen.toml"),
        format!("{configuration}{broken}"),
    )
    .unwrap();
    let update = [
        "update", "--from", "botocore", "--crate", "small", "--expect",
    ];
    let with = |level| run(&folder, &[update.as_slice(), &[level]].concat());
    let (code, said) = with("minor");
    assert_eq!(code, Some(6), "{said}");
    assert!(said.contains("full: major"), "{said}");
    let (code, said) = with("major");
    assert_eq!(code, Some(0), "{said}");
    let full = fs::read_to_string(folder.join("full/src/operation/get_city/get_city_output.rs"));
    assert!(full.is_ok_and(|text| text.contains("i64")), "{said}");
}

/// Only what `import` wrote is replaced, in the version of the API that it has.
#[test]
fn models_that_import_did_not_write_are_left_alone() {
    let model = "botocore/data/maps/2026-01-01/service-2.json";
    let crates = format!("[[crate]]\nmodels = [\"{model}\"]\noutput = \"own\"\n");
    let folder = project("left-alone", &crates);
    let (code, said) = run(&folder, &["update", "--from", "botocore"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("since it is in the form of botocore itself"),
        "{said}"
    );
    // The model of another service is not replaced.
    let other = r#"{ "smithy": "2.0", "shapes": {} }"#;
    fs::write(folder.join("maps.json"), other).unwrap();
    let (code, said) = run(&folder, &["import", "maps", "--from", "botocore"]);
    assert_eq!(code, Some(5), "{said}");
    assert!(said.contains("is the model of another service"), "{said}");
    assert_eq!(fs::read_to_string(folder.join("maps.json")).unwrap(), other);
    fs::remove_file(folder.join("maps.json")).unwrap();
    // A newer version of the API is another one.
    assert_eq!(
        run(&folder, &["import", "maps", "--from", "botocore"]).0,
        Some(0)
    );
    let table = "[[crate]]\nmodels = [\"maps.json\"]\noutput = \"maps\"\n";
    let configuration = fs::read_to_string(folder.join("codegen.toml")).unwrap();
    fs::write(folder.join("codegen.toml"), configuration + table).unwrap();
    let newer = service().to_string().replace("2026-01-01", "2027-01-01");
    let path = folder.join("botocore/data/maps/2027-01-01/service-2.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, newer.replace("GetCity", "FindCity")).unwrap();
    let (code, said) = run(
        &folder,
        &["update", "--from", "botocore", "--expect", "patch"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("unchanged: maps.json"), "{said}");
}

/// Folders that would destroy each other are refused, in the configuration and on the command line.
#[test]
fn folders_of_crates_and_support_crates_are_apart() {
    let crates = "[[crate]]\nmodels = [\"maps.json\"]\noutput = \"maps\"\n";
    let folder = project("apart", crates);
    assert_eq!(
        run(&folder, &["import", "maps", "--from", "botocore"]).0,
        Some(0)
    );
    assert_eq!(run(&folder, &["generate"]).0, Some(0));
    for out in ["support/src", "maps/src/types", "."] {
        let arguments = [
            "generate",
            "--model",
            "maps.json",
            "--package",
            "x",
            "--out",
            out,
        ];
        let (code, said) = run(&folder, &arguments);
        assert_eq!(code, Some(3), "{out}: {said}");
        assert!(said.contains("error[C007]"), "{out}: {said}");
    }
    let second = "[[crate]]\nmodels = [\"maps.json\"]\noutput = \"two\"\nruntime = { vendored = \"support/src\" }\n";
    let configuration = fs::read_to_string(folder.join("codegen.toml")).unwrap();
    fs::write(
        folder.join("codegen.toml"),
        format!("{configuration}{second}"),
    )
    .unwrap();
    let (code, said) = run(&folder, &["generate"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(
        said.contains("is not apart from that of the support crate of"),
        "{said}"
    );
    // Two names of one folder are one folder.
    let second = second.replace("support/src", "./inner/../support");
    let published = "publish = [\"internal\"]\n";
    fs::write(
        folder.join("codegen.toml"),
        format!("{configuration}{second}{published}"),
    )
    .unwrap();
    assert_eq!(run(&folder, &["generate"]).0, Some(0));
    assert_eq!(run(&folder, &["check"]).0, Some(0));
    // What is published depends on a version of the support crate, which is published as well.
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    let dependency = format!(
        "path = \"../support\", version = \"{}\"",
        env!("CARGO_PKG_VERSION")
    );
    assert!(read("two/Cargo.toml").contains(&dependency));
    assert!(read("support/Cargo.toml").contains("publish = [\"internal\"]"));
}

/// A folder with an imported model, and its crate.
fn imported(name: &str) -> PathBuf {
    let crates = "[[crate]]\nmodels = [\"maps.json\"]\noutput = \"maps\"\n";
    let folder = project(name, crates);
    let (code, said) = run(&folder, &["import", "maps", "--from", "botocore"]);
    assert_eq!(code, Some(0), "{said}");
    folder
}

/// The model of the botocore with another type, and the text that an update writes.
fn renew(folder: &Path) -> (String, String) {
    let old = fs::read_to_string(folder.join("maps.json")).unwrap();
    let mut service = service();
    service["shapes"]["City"]["members"]["size"] = json!({ "shape": "Long" });
    let botocore = folder.join("botocore/data/maps/2026-01-01/service-2.json");
    fs::write(&botocore, service.to_string()).unwrap();
    let import = ["import", "maps", "--from", "botocore", "--out", "newer"];
    assert_eq!(run(folder, &import).0, Some(0));
    let new = fs::read_to_string(folder.join("newer/maps.json")).unwrap();
    assert_ne!(old, new);
    (old, new)
}

/// The loser of two runs changes nothing, and one of any number of runs wins.
#[cfg(unix)]
#[test]
fn one_run_at_a_time_writes_what_a_configuration_lists() {
    let folder = imported("one-at-a-time");
    let (old, _) = renew(&folder);
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    let configuration = fs::File::open(folder.join("codegen.toml")).unwrap();
    configuration.lock().unwrap();
    for arguments in [
        &["update", "--from", "botocore"][..],
        &["generate"],
        &["generate", "--crate", "maps"],
    ] {
        let (code, said) = run(&folder, arguments);
        assert_eq!(code, Some(5), "{said}");
        assert!(said.contains("another run is writing"), "{said}");
    }
    assert_eq!(read("maps.json"), old);
    assert!(!folder.join("maps").exists() && !folder.join(".smithy-codegen-update").exists());
    configuration.unlock().unwrap();
    let more: String = ('a'..='f')
        .map(|name| format!("[[crate]]\nmodels = [\"maps.json\"]\noutput = \"{name}\"\n"))
        .collect();
    fs::write(folder.join("codegen.toml"), read("codegen.toml") + &more).unwrap();
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let folder = folder.clone();
            std::thread::spawn(move || run(&folder, &["generate", "--jobs", "2"]))
        })
        .collect();
    let runs: Vec<_> = runs.into_iter().map(|one| one.join().unwrap()).collect();
    assert!(runs.iter().any(|(code, _)| *code == Some(0)), "{runs:?}");
    let mut codes = runs.iter().map(|(code, _)| *code);
    assert!(codes.all(|code| matches!(code, Some(0 | 5))), "{runs:?}");
    assert_eq!(run(&folder, &["check"]).0, Some(0));
}

/// An interrupted update is undone where nobody has changed its models since, and not before the next one has newer models.
#[cfg(unix)]
#[test]
fn an_interrupted_update_is_undone_by_the_next_that_can_go_on() {
    let folder = imported("interrupted-update");
    let (old, new) = renew(&folder);
    let model = folder.join("maps.json");
    let pending = folder.join(".smithy-codegen-update");
    let draft = folder.join(".maps.json.4194303.draft");
    let living = folder.join(".maps.json.1.draft");
    let interrupt = |text: &str| {
        fs::write(&model, text).unwrap();
        fs::write(&draft, "half").unwrap();
        let models = json!([{ "path": &model, "old": old, "new": new }]);
        fs::write(&pending, models.to_string()).unwrap();
    };
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    fs::write(&living, "half").unwrap();
    let lock = fs::File::open(&living).unwrap();
    lock.lock().unwrap();
    // What cannot go on leaves everything to the next run.
    for text in [new.as_str(), "edited by hand"] {
        interrupt(text);
        let (code, said) = run(&folder, &["update", "--from", "nowhere"]);
        assert_eq!(code, Some(3), "{said}");
        assert_eq!(read(&model), text);
        assert!(pending.exists());
    }
    let (code, said) = run(&folder, &["update", "--from", "botocore"]);
    assert_ne!(code, Some(0), "{said}");
    assert_eq!(read(&model), "edited by hand");
    assert!(!draft.exists() && living.exists());
    // The whole difference is judged.
    interrupt(&new);
    let patch = ["update", "--from", "botocore", "--expect", "patch"];
    let (code, said) = run(&folder, &patch);
    assert_eq!(code, Some(6), "{said}");
    assert!(
        said.contains("an interrupted update was undone first"),
        "{said}"
    );
    assert_eq!(read(&model), old);
    assert!(!draft.exists() && !pending.exists());
    // `generate` takes the models as they are.
    interrupt(&new);
    assert_eq!(run(&folder, &["generate"]).0, Some(0));
    assert_eq!(read(&model), new);
    assert!(!draft.exists() && !pending.exists() && living.exists());
}

/// Versions, a changelog and a report for a pull request come with the update, as they do with `diff`.
#[test]
fn an_update_writes_versions_and_reports_in_every_form() {
    let folder = imported("update-bump");
    let (old, new) = renew(&folder);
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    let update = |more: &[&str]| run(&folder, &[&["update", "--from", "botocore"], more].concat());
    // Without a commit there is no version to count from, and nothing changes.
    let (code, said) = update(&["--bump"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("help: "), "{said}");
    assert_eq!(read("maps.json"), old);
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "codegen.toml", "maps.json"],
        &["commit", "--quiet", "--message", "Start"],
    ] {
        let ran = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.com"])
            .args(arguments)
            .current_dir(&folder)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .status();
        assert!(ran.is_ok_and(|status| status.success()), "{arguments:?}");
    }
    let (code, said) = update(&["--bump", "--changelog"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("## Unreleased\n"), "{said}");
    assert_eq!(read("maps.json"), new);
    for path in ["codegen.toml", "maps/Cargo.toml"] {
        assert!(read(path).contains("\nversion = \"0.2.0\"\n"), "{path}");
    }
    let configuration = read("codegen.toml");
    let (code, said) = update(&["--bump", "--format", "markdown"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("**nothing changes for callers**"),
        "{said}"
    );
    assert_eq!(read("codegen.toml"), configuration);
    assert_eq!(run(&folder, &["check"]).0, Some(0));
    fs::write(folder.join("maps.json"), &old).unwrap();
    let (_, said) = update(&["--all"]);
    assert!(
        said.contains("maps: major") && said.contains("      because"),
        "{said}"
    );
}
