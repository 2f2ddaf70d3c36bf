//! This workspace: the command builds without what it generates, and restores it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// The packages that `cargo xtask` is built of, by name, according to the workspace in a folder.
fn packages_of_xtask(folder: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--manifest-path", "xtask/Cargo.toml"])
        .args(["--prefix", "none", "--format", "{p}"])
        .args(["--edges", "normal,build"])
        .current_dir(folder)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split(' ').next());
    let mut names: Vec<String> = names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_command_is_built_without_runtime_laboratory_and_http() {
    let names = packages_of_xtask(&workspace());
    println!("cargo xtask is built of {} packages", names.len());
    for name in [
        "xtask",
        "smithy-codegen",
        "smithy-model",
        "prettyplease",
        "clap",
    ] {
        assert!(
            names.iter().any(|one| one == name),
            "{name} is missing: {names:?}"
        );
    }
    let laboratory = ["lab", "ruzstd", "tests"];
    let stack = [
        "tokio",
        "hyper",
        "http",
        "rustls",
        "ring",
        "partnercentralaccount",
    ];
    for name in &names {
        let is_heavy = name.starts_with("aws-")
            || name.starts_with("smithy-client")
            || laboratory.contains(&name.as_str())
            || stack.contains(&name.as_str());
        assert!(!is_heavy, "cargo xtask must not need {name}");
    }
}

/// Copies what the workspace is made of, without what was built.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name == "target" || name == ".git" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(name));
        } else {
            fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}

/// The packages of a lock file, with their versions and checksums.
fn locked(path: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(workspace().join(path)).unwrap();
    let packages = text.split("[[package]]\n").skip(1);
    let packages = packages.filter(|package| package.contains("\nchecksum = "));
    packages
        .map(|package| {
            package
                .split("\ndependencies")
                .next()
                .unwrap()
                .trim_end()
                .to_owned()
        })
        .collect()
}

#[test]
fn the_command_has_the_versions_of_the_workspace() {
    let own = locked("xtask/Cargo.lock");
    assert!(own.len() > 20, "{own:?}");
    let workspace = locked("Cargo.lock");
    let others: Vec<_> = own.difference(&workspace).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn a_generated_crate_that_is_gone_or_broken_is_restored() {
    let project = Project::new("workspace");
    copy(&workspace(), &project.folder);
    let check = project.codegen(&["--check"]);
    assert_eq!(check.exit, 0, "{}\n{}", check.out, check.error);

    fs::remove_dir_all(project.folder.join("generated")).unwrap();
    packages_of_xtask(&project.folder);
    let run = project.codegen(&[]);
    assert_eq!(run.exit, 0, "{}", run.error);
    assert_eq!(project.codegen(&["--check"]).exit, 0);

    let root = project.read("generated/src/lib.rs");
    let marker = root.lines().next().unwrap();
    project.write("generated/src/lib.rs", &format!("{marker}\npub fn (((\n"));
    packages_of_xtask(&project.folder);
    assert_eq!(project.codegen(&[]).exit, 0);
    assert_eq!(project.read("generated/src/lib.rs"), root);
}
