//! `codegen.toml` with mistakes: each gets its place and, where there is one, the key or value that was meant.

use crate::project::{Project, CONFIG};

/// What the command says of a configuration.
pub fn failure(name: &str, config: &str) -> String {
    let project = Project::new(name);
    project.write("codegen.toml", config);
    project.failure(&[])
}

#[test]
fn a_missing_file_is_named() {
    let project = Project::new("no-configuration");
    std::fs::remove_file(project.folder.join("codegen.toml")).unwrap();
    insta::assert_snapshot!(project.failure(&[]), @"
    error[C001]: cannot read the file: No such file or directory (os error 2)
    --> DIR/codegen.toml
     |
    help: `--config` names the configuration, and `init` writes a first one
    exit code 3
    ");
}

#[test]
fn a_file_that_is_not_toml_is_shown_at_the_place() {
    let found = failure(
        "toml-syntax",
        "[[crate]]\nmodels = [\"model.json\"\noutput = \"client\"\n",
    );
    insta::assert_snapshot!(found, @r#"
    error[C002]: missing comma between array elements, expected `,`
     --> DIR/codegen.toml:3:1
      |
    3 | output = "client"
      | ^
      |
    help: `smithy-codegen generate --help` shows the form of codegen.toml
    exit code 3
    "#);
}

#[test]
fn keys_that_mean_nothing_get_the_nearest_one() {
    let config = format!("{CONFIG}operation = []\nzzz = 1\n[[crates]]\n");
    insta::assert_snapshot!(failure("unknown-key", &config), @"
    error[C003]: [[crate]] has no key `operation`
     --> DIR/codegen.toml:6:1
      |
    6 | operation = []
      | ^
      |
    help: did you mean `operations`?

    error[C003]: [[crate]] has no key `zzz`
     --> DIR/codegen.toml:7:1
      |
    7 | zzz = 1
      | ^
      |
    help: its keys are models, service, operations, protocol, output, package, version, runtime, license, authors, publish, edition, accept

    error[C003]: the file has no key `crates`
     --> DIR/codegen.toml:8:3
      |
    8 | [[crates]]
      |   ^
      |
    help: did you mean `crate`?
    exit code 3
    ");
}

#[test]
fn an_empty_file_asks_for_a_crate() {
    insta::assert_snapshot!(failure("empty-configuration", ""), @"
    error[C005]: the file lacks the key `crate`
     --> DIR/codegen.toml:1:1
      |
    1 |
      | ^
      |
    help: add a table `[[crate]]` with models, output and runtime
    exit code 3
    ");
}

#[test]
fn missing_keys_and_wrong_types_are_reported_together() {
    let config = "[[crate]]\nmodels = \"model.json\"\noperations = [1]\nversion = 1.0\n";
    insta::assert_snapshot!(failure("wrong-types", config), @r#"
    error[C004]: `models` must be a list of strings, found: string
     --> DIR/codegen.toml:2:10
      |
    2 | models = "model.json"
      |          ^
      |
    help: write models = ["…"]

    error[C004]: `operations` must be a string, found: integer
     --> DIR/codegen.toml:3:15
      |
    3 | operations = [1]
      |               ^
      |
    help: write operations = ["…"]

    error[C005]: [[crate]] lacks the key `output`
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
      |
    help: name the folder of the crate: output = "client"

    error[C004]: `version` must be a string, found: float
     --> DIR/codegen.toml:4:11
      |
    4 | version = 1.0
      |           ^
      |
    help: write version = "…"

    error[C005]: [[crate]] lacks the key `runtime`
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
      |
    help: say where the support crate is: runtime = { vendored = "…" } with a folder to which it is written, { path = "…" } with the folder `runtime` of the generator's repository, { git = "…", rev = "…" } or { version = "…" }
    exit code 3
    "#);
}

#[test]
fn names_that_could_become_code_or_paths_are_refused() {
    let mut found = Vec::new();
    for package in [
        "../evil",
        "a\\\"]\\n[dependencies]\\nevil = \\\"1",
        "fn",
        "",
        "nul",
        "smithy-client-runtime",
    ] {
        let config = CONFIG.replace("weather-client", package);
        found.push(failure("hostile-package", &config));
    }
    let config = format!("{CONFIG}version = \"1.0\"\n");
    found.push(failure("hostile-package", &config));
    insta::assert_snapshot!(found.join("\n\n"), @r#"
    error[C006]: `package` has a character other than letters, digits, `-` and `_`: `../evil`
     --> DIR/codegen.toml:4:11
      |
    4 | package = "../evil"
      |           ^
      |
    help: choose a package name such as `weather-client`
    exit code 3

    error[C006]: `package` has a character other than letters, digits, `-` and `_`: `a\"]\n[dependencies]\nevil = \"1`
     --> DIR/codegen.toml:4:11
      |
    4 | package = "a\"]\n[dependencies]\nevil = \"1"
      |           ^
      |
    help: choose a package name such as `weather-client`
    exit code 3

    error[C006]: `package` is a keyword of Rust: `fn`
     --> DIR/codegen.toml:4:11
      |
    4 | package = "fn"
      |           ^
      |
    help: choose a package name such as `weather-client`
    exit code 3

    error[C006]: `package` is empty
     --> DIR/codegen.toml:4:11
      |
    4 | package = ""
      |           ^
      |
    help: write package = "…"
    exit code 3

    error[C006]: `package` is a device name on Windows: `nul`
     --> DIR/codegen.toml:4:11
      |
    4 | package = "nul"
      |           ^
      |
    help: choose a package name such as `weather-client`
    exit code 3

    error[C006]: `package` is the name of the support crate, which the crate depends on: `smithy-client-runtime`
     --> DIR/codegen.toml:4:11
      |
    4 | package = "smithy-client-runtime"
      |           ^
      |
    help: choose a package name such as `weather-client`
    exit code 3

    error[C006]: `version` is not a version such as `1.2.3`: `1.0`
     --> DIR/codegen.toml:6:11
      |
    6 | version = "1.0"
      |           ^
      |
    help: a version has three numbers: version = "0.1.0"
    exit code 3
    "#);
}

#[test]
fn the_support_crate_comes_from_one_place() {
    let mut found = Vec::new();
    for runtime in [
        "{ path = \"runtime\", version = \"1\" }",
        "{ git = \"https://example.com/a.git\", rev = \"a\", tag = \"b\" }",
        "{ path = \"runtime\", branch = \"main\" }",
        "\"runtime\"",
        "{ paht = \"runtime\" }",
    ] {
        let config = CONFIG.replace("{ path = \"runtime\" }", runtime);
        found.push(failure("support-crate", &config));
    }
    insta::assert_snapshot!(found.join("\n\n"), @r#"
    error[C006]: `runtime` must say exactly one of `vendored`, `path`, `git` and `version`, and with `git` at most one of `rev`, `branch` and `tag`
     --> DIR/codegen.toml:5:11
      |
    5 | runtime = { path = "runtime", version = "1" }
      |           ^
      |
    help: say where the support crate is: runtime = { vendored = "…" } with a folder to which it is written, { path = "…" } with the folder `runtime` of the generator's repository, { git = "…", rev = "…" } or { version = "…" }
    exit code 3

    error[C006]: `runtime` must say exactly one of `vendored`, `path`, `git` and `version`, and with `git` at most one of `rev`, `branch` and `tag`
     --> DIR/codegen.toml:5:11
      |
    5 | runtime = { git = "https://example.com/a.git", rev = "a", tag = "b" }
      |           ^
      |
    help: say where the support crate is: runtime = { vendored = "…" } with a folder to which it is written, { path = "…" } with the folder `runtime` of the generator's repository, { git = "…", rev = "…" } or { version = "…" }
    exit code 3

    error[C006]: `rev`, `branch` and `tag` go with `git` alone
     --> DIR/codegen.toml:5:11
      |
    5 | runtime = { path = "runtime", branch = "main" }
      |           ^
      |
    help: say where the support crate is: runtime = { vendored = "…" } with a folder to which it is written, { path = "…" } with the folder `runtime` of the generator's repository, { git = "…", rev = "…" } or { version = "…" }
    exit code 3

    error[C004]: `runtime` must be a table, found: string
     --> DIR/codegen.toml:5:11
      |
    5 | runtime = "runtime"
      |           ^
      |
    help: write runtime = { … }
    exit code 3

    error[C003]: `runtime` has no key `paht`
     --> DIR/codegen.toml:5:13
      |
    5 | runtime = { paht = "runtime" }
      |             ^
      |
    help: did you mean `path`?
    exit code 3
    "#);
}

#[test]
fn two_crates_in_one_folder_are_refused() {
    let second = CONFIG.replace("\"client\"", "\"./other/../client\"");
    insta::assert_snapshot!(failure("shared-output", &format!("{CONFIG}\n{second}")), @"
    error[C007]: two crates have the output folder DIR/client
     --> DIR/codegen.toml:7:1
      |
    7 | [[crate]]
      | ^
      |
    note: the other place is here
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
    help: give each crate a folder of its own
    exit code 3
    ");
}

#[test]
fn a_crate_in_the_folder_of_another_is_refused() {
    let second = CONFIG
        .replace("\"client\"", "\"client/src/inner\"")
        .replace("weather-client", "inner-client");
    insta::assert_snapshot!(failure("nested-output", &format!("{second}\n{CONFIG}")), @"
    error[C007]: the output folder DIR/client/src/inner of inner-client lies in DIR/client, that of weather-client
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
      |
    note: the other place is here
     --> DIR/codegen.toml:7:1
      |
    7 | [[crate]]
      | ^
    help: put the folders side by side
    exit code 3
    ");
}

/// Neither `--crate` nor Cargo could tell them apart. A name that is that of the folder counts as well.
#[test]
fn two_crates_of_one_name_are_refused() {
    let second = CONFIG
        .replace("\"client\"", "\"other/weather-client\"")
        .replace("package = \"weather-client\"\n", "");
    let config = format!("{CONFIG}\n{second}");
    insta::assert_snapshot!(failure("same-name", &config), @"
    error[C009]: two crates have the package name `weather-client`
     --> DIR/codegen.toml:7:1
      |
    7 | [[crate]]
      | ^
      |
    note: the other place is here
     --> DIR/codegen.toml:1:1
      |
    1 | [[crate]]
      | ^
    help: give each a name of its own with `package`
    exit code 3
    ");
}

/// Any other crate would be found out by the compiler, in generated code that nobody wrote.
#[test]
fn another_crate_is_no_support_crate() {
    let project = Project::new("other-support");
    project.write("runtime/Cargo.toml", "[package]\nname = \"tokio\"\n");
    insta::assert_snapshot!(project.failure(&[]), @r#"
    error[C006]: `path` is not the folder of the support crate: `runtime`
     --> DIR/codegen.toml:5:20
      |
    5 | runtime = { path = "runtime" }
      |                    ^
      |
    help: the package in DIR/runtime is tokio; the support crate is the folder `runtime` of the generator's repository; { vendored = "…" } has it written
    exit code 3
    "#);
    project.write("runtime/Cargo.toml", "[workspace]\n");
    let said = project.failure(&[]);
    assert!(said.contains("names no package"), "{said}");
}
