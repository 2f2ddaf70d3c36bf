//! `diff --since` as a gate: what Git does not have, what went away and what has another name never passes as unchanged.

mod maps;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A service with an operation without members.
fn model(name: &str) -> String {
    let text = r##"{
  "smithy": "2.0",
  "shapes": {
    "example#Harbor": {
      "type": "service",
      "version": "2026-01-01",
      "operations": [{ "target": "example#Dock" }],
      "traits": {
        "aws.api#service": { "sdkId": "Harbor", "endpointPrefix": "harbor" },
        "aws.protocols#awsJson1_0": {}
      }
    },
    "example#Dock": { "type": "operation" }
  }
}
"##;
    text.replace("Harbor", name)
        .replace("harbor", &name.to_lowercase())
}

/// A table `[[crate]]`.
fn krate(model: &str, package: &str) -> String {
    format!("[[crate]]\nmodels = [\"{model}\"]\noutput = \"{package}\"\n\n")
}

/// A checkout.
struct Checkout(PathBuf);

impl Checkout {
    fn new(name: &str) -> Checkout {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("since")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let checkout = Checkout(folder);
        checkout.git(&["init", "--quiet"]);
        checkout
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn configure(&self, crates: &[String]) {
        let defaults = "[defaults]\nruntime = { vendored = \"support\" }\n\n";
        self.write("codegen.toml", &(defaults.to_owned() + &crates.concat()));
    }

    fn git(&self, arguments: &[&str]) {
        let ran = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.com"])
            .args(["-c", "protocol.file.allow=always"])
            .args(arguments)
            .current_dir(&self.0)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "State"]);
    }

    /// Runs the program in the checkout: its exit code, and what it says.
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        self.run_with(arguments, &[])
    }

    fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
            .args(arguments)
            .current_dir(&self.0)
            .env_remove("CARGO_TARGET_DIR")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    }

    /// Expects an exit code of `diff --since HEAD` with more arguments, and parts of what it says.
    fn expect(&self, arguments: &[&str], code: i32, parts: &[&str]) {
        let arguments = [&["diff", "--since", "HEAD"], arguments].concat();
        let (found, said) = self.run(&arguments);
        assert_eq!(found, Some(code), "{arguments:?}: {said}");
        for part in parts {
            assert!(said.contains(part), "{arguments:?}: no {part} in {said}");
        }
    }
}

#[test]
fn a_name_that_no_crate_has_is_an_error() {
    let checkout = Checkout::new("names");
    checkout.write("harbor.json", &model("Harbor"));
    checkout.configure(&[krate("harbor.json", "harbor-client")]);
    checkout.commit();
    let changed = model("Harbor").replace("#Dock", "#Moor");
    checkout.write("harbor.json", &changed);
    for name in ["nope", "harbor", "example#Dock"] {
        let unknown = format!("no crate has the package or the service `{name}`");
        let patch = ["--service", name, "--expect", "patch"];
        checkout.expect(&patch, 3, &["error[C008]", &unknown, "harbor-client"]);
    }
    for name in ["harbor-client", "Harbor", "example#Harbor"] {
        let patch = ["--service", name, "--expect", "patch"];
        checkout.expect(&patch, 6, &["harbor-client: major"]);
    }
}

#[test]
fn a_model_that_the_revision_lacks_is_an_error() {
    let checkout = Checkout::new("lacking/checkout");
    let outside = "../model.json";
    checkout.write(outside, &model("Harbor"));
    checkout.write("ignored.json", &model("Harbor"));
    checkout.write(".gitignore", "ignored.json\n");
    let inner = Checkout::new("lacking/inner");
    inner.write("model.json", &model("Harbor"));
    inner.commit();
    let from = inner.0.display().to_string();
    checkout.git(&["submodule", "--quiet", "add", &from, "sub"]);
    for path in [outside, "ignored.json", "sub/model.json"] {
        checkout.configure(&[krate(path, "harbor")]);
        checkout.commit();
        let parts = [
            "error[C001]",
            "HEAD lacks ",
            "as a model of harbor",
            "help: commit",
        ];
        checkout.expect(&["--expect", "patch"], 3, &parts);
    }
    // A crate that the revision does not have is new.
    checkout.write("model.json", &model("Harbor"));
    checkout.configure(&[krate("model.json", "harbor")]);
    checkout.commit();
    checkout.write("other.json", &model("Other"));
    checkout.configure(&[krate("model.json", "harbor"), krate("other.json", "other")]);
    checkout.expect(&["--expect", "patch"], 0, &["other: new, not judged"]);
}

#[test]
fn what_goes_away_is_major() {
    let checkout = Checkout::new("gone");
    let crates = [krate("a.json", "a"), krate("b.json", "b")];
    checkout.write("a.json", &model("Harbor"));
    checkout.write("b.json", &model("Other"));
    checkout.configure(&crates);
    checkout.commit();
    checkout.configure(&crates[..1]);
    let gone = ["b: major, since it is gone", "calls for a major version"];
    checkout.expect(&["--expect", "minor"], 6, &gone);
    checkout.expect(&["--service", "a", "--expect", "patch"], 0, &[]);
    // A crate whose package has another name is compared, and breaks its callers.
    checkout.configure(&[krate("a.json", "a"), krate("b.json", "c")]);
    let renamed = ["c: major", "it was called b"];
    checkout.expect(&["--expect", "minor"], 6, &renamed);
    checkout.expect(&["--service", "b", "--expect", "minor"], 6, &renamed);
    checkout.expect(&["--format", "json"], 0, &["\"renamed_from\": \"b\""]);
    checkout.expect(&["--changelog"], 0, &["`c`: the crate was called `b`"]);
    let bumped = "version = \"0.2.0\"";
    checkout.expect(&["--bump"], 0, &["c has the version 0.2.0"]);
    let written = fs::read_to_string(checkout.0.join("codegen.toml")).unwrap();
    assert!(written.contains(bumped), "{written}");
}

#[test]
fn services_of_folders_are_paired_whatever_their_files_are_called() {
    let checkout = Checkout::new("folders");
    checkout.write("old/x.json", &model("Harbor"));
    checkout.write("new/y.json", &model("Harbor").replace("#Dock", "#Moor"));
    let diff = |more: &[&str]| checkout.run(&[&["diff", "old", "new"], more].concat());
    let (code, said) = diff(&["--expect", "minor"]);
    assert_eq!(code, Some(6), "{said}");
    assert!(
        said.contains("y: major (example#Harbor)\n  it was called x"),
        "{said}"
    );
    checkout.write("new/y.json", &model("Harbor"));
    assert_eq!(diff(&["--expect", "patch"]).0, Some(0));
    checkout.write("new/y.json", &model("Other"));
    let (code, said) = diff(&["--expect", "minor"]);
    assert_eq!(code, Some(6), "{said}");
    assert!(said.contains("x: major, since it is gone"), "{said}");
}

#[test]
fn a_version_goes_up_and_everything_around_it_stays() {
    let checkout = Checkout::new("bump");
    let read = |path: &str| fs::read_to_string(checkout.0.join(path)).unwrap();
    checkout.write("harbor.json", &model("Harbor"));
    let around = "\u{feff}# first\n[defaults]\nruntime = { vendored = \"support\" }\n\n[[crate]]\n# above\n\n# and here\n\
                  version = \"1.4.2\" # beside\n# below\nmodels = [\"harbor.json\"]\noutput = \"harbor\"\n# last\n";
    checkout.write("codegen.toml", around);
    checkout.commit();
    let changed = model("Harbor").replace("#Dock", "#Moor");
    checkout.write("harbor.json", &changed);
    let said = ["harbor has the version 2.0.0, had 1.4.2; `generate` writes its manifest"];
    checkout.expect(&["--bump"], 0, &said);
    assert_eq!(read("codegen.toml"), around.replace("1.4.2", "2.0.0"));
    // The manifest gets the version, however far it lags behind.
    assert_eq!(checkout.run(&["generate"]).0, Some(0));
    let manifest = read("harbor/Cargo.toml");
    checkout.write("harbor/Cargo.toml", &manifest.replace("2.0.0", "1.0.0"));
    checkout.expect(&["--bump"], 0, &["harbor has the version 2.0.0, had 1.0.0"]);
    assert_eq!(read("harbor/Cargo.toml"), manifest);
    let own = "[package]\nname = \"own\"\nversion = \"1.4.2\"\n";
    checkout.write("harbor/Cargo.toml", own);
    checkout.write("codegen.toml", around);
    let said = ["its manifest was not generated, and stays as it is"];
    checkout.expect(&["--bump"], 0, &said);
    assert_eq!(read("harbor/Cargo.toml"), own);
    // What has no next version is shown.
    for (version, reason) in [
        ("1.4.2-beta", "it is more than three numbers"),
        (
            "18446744073709551615.0.0",
            "its number is the last that there is",
        ),
    ] {
        checkout.write("codegen.toml", &around.replace("1.4.2", version));
        checkout.commit();
        checkout.write("harbor.json", &model("Harbor"));
        checkout.commit();
        checkout.write("harbor.json", &changed);
        let place = format!("version = \"{version}\"");
        checkout.expect(&["--bump"], 3, &[reason, "codegen.toml:9:", &place]);
    }
    let (code, said) = checkout.run(&["diff", "harbor.json", "harbor.json", "--bump"]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn git_says_itself_why_it_has_nothing() {
    let checkout = Checkout::new("reasons");
    checkout.write("harbor.json", &model("Harbor"));
    checkout.commit();
    checkout.configure(&[krate("harbor.json", "harbor")]);
    let missing = [
        "HEAD lacks codegen.toml",
        "help: commit the configuration first",
    ];
    checkout.expect(&[], 3, &missing);
    checkout.commit();
    let owner = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    let (code, said) = checkout.run_with(&["diff", "--since", "HEAD"], &owner);
    assert_eq!(code, Some(3), "{said}");
    let parts = [
        "dubious ownership",
        "git config --global --add safe.directory",
    ];
    assert!(parts.iter().all(|part| said.contains(part)), "{said}");
    // A clone without its past.
    let shallow = checkout.0.with_file_name("reasons-shallow");
    let _ = fs::remove_dir_all(&shallow);
    let from = format!("file://{}", checkout.0.display());
    let to = shallow.display().to_string();
    checkout.git(&["clone", "--quiet", "--depth", "1", &from, &to]);
    let shallow = Checkout(shallow);
    let (code, said) = shallow.run(&["diff", "--since", "HEAD~1"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("git fetch --unshallow"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_a_revision() {
    use std::os::unix::fs::symlink;
    let checkout = Checkout::new("links");
    checkout.write("models/harbor.json", &model("Harbor"));
    let link = checkout.0.join("link.json");
    symlink("models/harbor.json", &link).unwrap();
    checkout.configure(&[krate("link.json", "harbor")]);
    checkout.commit();
    let changed = model("Harbor").replace("#Dock", "#Moor");
    checkout.write("models/harbor.json", &changed);
    checkout.expect(&["--expect", "minor"], 6, &["harbor: major"]);
    fs::remove_file(&link).unwrap();
    let outside = checkout.0.with_file_name("links.json");
    fs::write(&outside, model("Harbor")).unwrap();
    symlink(&outside, &link).unwrap();
    checkout.commit();
    let parts = ["link.json is a link in HEAD that leads to no file of it"];
    checkout.expect(&["--expect", "patch"], 3, &parts);
}

/// `generate` says so until it is committed, however often it runs.
#[test]
fn generate_says_what_is_not_committed() {
    let checkout = Checkout::new("uncommitted");
    let crates = [krate("a.json", "a"), krate("b.json", "b")];
    checkout.write("a.json", &model("Harbor"));
    checkout.write("b.json", &model("Other"));
    checkout.configure(&crates);
    checkout.commit();
    let generate = || {
        let (code, said) = checkout.run(&["generate"]);
        assert_eq!(code, Some(0), "{said}");
        said
    };
    let since = "since the last commit:\na: major (example#Harbor)";
    assert!(!generate().contains("since the last commit"));
    checkout.write("a.json", &model("Harbor").replace("#Dock", "#Moor"));
    for _ in 0..2 {
        let said = generate();
        assert!(
            said.contains(since) && !said.contains("without a change"),
            "{said}"
        );
    }
    let (_, said) = checkout.run(&["generate", "--format", "json"]);
    assert!(said.contains("\"level\": \"major\""), "{said}");
    checkout.commit();
    assert!(!generate().contains("since the last commit"));
    checkout.configure(&[krate("a.json", "c"), krate("b.json", "b")]);
    assert!(generate().contains("c: major"));
}

/// Git starts hooks with variables that mean its own checkout and the folder at its top.
#[test]
fn a_hook_judges_the_checkout_of_the_configuration() {
    let checkout = Checkout::new("hook");
    checkout.write("sub/harbor.json", &model("Harbor"));
    checkout.configure(&[krate("harbor.json", "harbor")]);
    fs::rename(
        checkout.0.join("codegen.toml"),
        checkout.0.join("sub/codegen.toml"),
    )
    .unwrap();
    checkout.commit();
    let folder = checkout.0.join(".git").display().to_string();
    let sub = Checkout(checkout.0.join("sub"));
    let since = ["diff", "--since", "HEAD"];
    let (code, said) = sub.run_with(&since, &[("GIT_DIR", &folder)]);
    assert_eq!(code, Some(0), "{said}");
}

/// A document of botocore that lay beside a service counts, even if it is gone since.
#[test]
fn documents_beside_a_service_are_those_of_the_revision() {
    let checkout = Checkout::new("beside");
    let mut service = maps::service();
    let string = serde_json::json!({ "shape": "Text" });
    service["shapes"]["GetCityRequest"]["members"]["token"] = string.clone();
    service["shapes"]["City"]["members"]["token"] = string;
    checkout.write("maps/service-2.json", &service.to_string());
    let pages =
        r#"{ "pagination": { "GetCity": { "input_token": "token", "output_token": "token" } } }"#;
    checkout.write("maps/paginators-1.json", pages);
    checkout.configure(&[krate("maps/service-2.json", "maps")]);
    checkout.commit();
    checkout.expect(&["--expect", "patch"], 0, &["nothing changes"]);
    fs::remove_file(checkout.0.join("maps/paginators-1.json")).unwrap();
    checkout.expect(&["--expect", "minor"], 6, &["[paginator-removed]"]);
}
