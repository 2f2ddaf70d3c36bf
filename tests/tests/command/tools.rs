//! What a user's tools do to a generated crate: formatters, git. None of it makes a check fail.

use std::fs;
use std::process::Command;

use crate::project::{Project, MODEL};

/// Runs a tool in the folder of a project.
fn run(project: &Project, program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(&project.folder)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && error.is_empty(),
        "{program} {arguments:?}: {error}"
    );
}

/// The files of the generated crate.
fn client(project: &Project) -> Vec<(String, String)> {
    let mut files = project.files();
    files.retain(|(path, _)| path.starts_with("client/"));
    files
}

/// Gives the files of the generated crate the line ends of Windows.
fn checked_out_with_crlf(project: &Project) {
    for (path, text) in client(project) {
        project.write(&path, &text.replace('\n', "\r\n"));
    }
}

#[test]
fn cargo_fmt_leaves_a_generated_crate_alone() {
    let project = Project::new("formatted");
    let manifest = |name| format!("[package]\nname = \"{name}\"\nedition = \"2021\"\n");
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"client\", \"mine\", \"runtime\"]\n";
    project.write("Cargo.toml", members);
    project.write("mine/Cargo.toml", &manifest("mine"));
    project.write("mine/src/lib.rs", "pub fn  mine( ) { }\n");
    project.write("runtime/Cargo.toml", &manifest("smithy-client-runtime"));
    project.write("runtime/src/lib.rs", "");
    assert_eq!(project.codegen(&[]).exit, 0);
    let generated = client(&project);
    run(&project, env!("CARGO"), &["fmt", "--all"]);
    assert_eq!(project.read("mine/src/lib.rs"), "pub fn mine() {}\n");
    assert!(
        client(&project) == generated,
        "a generated file was formatted"
    );
    run(&project, env!("CARGO"), &["fmt", "--all", "--check"]);
    assert_eq!(project.codegen(&["--check"]).exit, 0);
}

#[test]
fn other_line_ends_are_no_difference() {
    let project = Project::new("line-ends");
    assert_eq!(project.codegen(&[]).exit, 0);
    checked_out_with_crlf(&project);
    let before = project.files();
    let check = project.codegen(&["--check"]);
    assert_eq!(check.exit, 0, "{}", check.out);
    assert_eq!(project.codegen(&[]).exit, 0);
    assert!(project.files() == before, "files were written anew");

    // The diff of a file that does differ has the line alone.
    let manifest = project.read("client/Cargo.toml");
    project.write(
        "client/Cargo.toml",
        &manifest.replace("weather-client", "other"),
    );
    let check = project.codegen(&["--check"]);
    assert_eq!(check.exit, 1);
    let changed = check
        .out
        .lines()
        .filter(|line| line.trim().starts_with(['-', '+']));
    assert_eq!(changed.count(), 3, "{}", check.out);

    // Whose crate it is can still be read.
    project.write("model.json", &MODEL.replace("#Weather", "#Climate"));
    let run = project.codegen(&[]);
    assert_eq!(run.exit, 3, "{}", run.error);
    assert!(run.error.contains("the crate of example.weather#Weather"));
}

#[test]
fn git_keeps_the_line_ends() {
    let project = Project::new("git");
    assert_eq!(project.codegen(&[]).exit, 0);
    let generated = client(&project);
    let image = b"\x89PNG\r\n\x1a\n\0";
    fs::write(project.folder.join("client/mine.png"), image).unwrap();
    run(&project, "git", &["init", "--quiet"]);
    run(&project, "git", &["config", "core.autocrlf", "true"]);
    run(&project, "git", &["add", "client"]);
    fs::remove_dir_all(project.folder.join("client")).unwrap();
    run(&project, "git", &["checkout-index", "--all"]);
    let there = fs::read(project.folder.join("client/mine.png")).unwrap();
    assert_eq!(there, image);
    fs::remove_file(project.folder.join("client/mine.png")).unwrap();
    assert!(client(&project) == generated, "git changed a file");
}
