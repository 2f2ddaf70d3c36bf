//! What a right `codegen.toml` means: which crate is chosen, what it is called, what `[defaults]` gives it.

use crate::bad_configuration::failure;
use crate::project::{Project, CONFIG};

#[test]
fn one_of_several_crates_is_chosen_by_its_name() {
    let project = Project::new("several-crates");
    let second = CONFIG
        .replace("\"client\"", "\"other\"")
        .replace("weather-client", "other-client");
    project.write("codegen.toml", &format!("{CONFIG}\n{second}"));
    insta::assert_snapshot!(project.failure(&["--operation", "GetCity"]), @"
    error: DIR/codegen.toml lists several crates; choose one of them with --crate to replace its values
    exit code 2
    ");
    insta::assert_snapshot!(project.failure(&["--crate", "other-clinet"]), @"
    error[C008]: no `[[crate]]` has the package name `other-clinet`
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
      |
    help: did you mean `other-client` or `weather-client`?
    exit code 3
    ");
    let run = project.codegen(&["--crate", "other-client", "--operation", "GetCity"]);
    assert_eq!(run.exit, 0, "{}", run.error);
    assert!(project.folder.join("other").exists() && !project.folder.join("client").exists());
}

/// A crate without a name has that of its folder, also where `output` does not spell it.
#[test]
fn a_folder_that_is_not_spelt_has_a_name() {
    let project = Project::new("OfItself");
    let nameless = CONFIG.replace("package = \"weather-client\"\n", "");
    project.write("codegen.toml", &nameless.replace("\"client\"", "\".\""));
    let run = project.codegen(&[]);
    assert_eq!(run.exit, 0, "{}", run.error);
    let manifest = project.read("Cargo.toml");
    assert!(manifest.contains("name = \"of-itself\""), "{manifest}");
    let found = failure("nameless", &nameless.replace("\"client\"", "\"9-lives\""));
    insta::assert_snapshot!(found, @r#"
    error[C006]: `package` does not start with a letter: `9-lives`
     --> DIR/codegen.toml:3:10
      |
    3 | output = "9-lives"
      |          ^
      |
    help: set `package`: the name of the folder cannot be that of a package
    exit code 3
    "#);
}

/// Where all crates have one support crate, a table has it once; a crate may still have another one.
#[test]
fn defaults_hold_for_crates_that_say_nothing_else() {
    let project = Project::new("defaults");
    let bare = CONFIG.replace("runtime = { path = \"runtime\" }\n", "");
    let second = CONFIG
        .replace("\"client\"", "\"other\"")
        .replace("weather-client", "other-client")
        .replace("{ path = \"runtime\" }", "{ version = \"9\" }");
    let defaults = "[defaults]\nruntime = { path = \"runtime\" }\n";
    project.write("codegen.toml", &format!("{defaults}{bare}{second}"));
    assert_eq!(project.codegen(&[]).exit, 0);
    assert!(project
        .read("client/Cargo.toml")
        .contains("path = \"../runtime\""));
    assert!(project.read("other/Cargo.toml").contains("version = \"9\""));
    let wrong = defaults.replace("path", "paht") + "package = \"x\"\n";
    insta::assert_snapshot!(failure("wrong-defaults", &format!("{wrong}{bare}")), @r#"
    error[C003]: [defaults] has no key `package`
     --> DIR/codegen.toml:3:1
      |
    3 | package = "x"
      | ^
      |
    help: its keys are license, authors, publish, edition, runtime

    error[C003]: `runtime` has no key `paht`
     --> DIR/codegen.toml:2:13
      |
    2 | runtime = { paht = "runtime" }
      |             ^
      |
    help: did you mean `path`?
    exit code 3
    "#);
}
