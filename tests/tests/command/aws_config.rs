//! `aws-config`: the program of a user and a botocore come in, a configuration, crates and lines of the manifest go out.
//!
//! The registry is a folder with an `aws-config` and crates of services of our own, whose versions the tests choose.
//! What clients do in the real `aws-config` is tested in `crates`.

use std::fs;
use std::path::Path;

use crate::project::{Project, Run};

const STS: &str = r#"{
    "metadata": { "protocol": "query", "protocols": ["query"], "serviceId": "STS", "apiVersion": "2011-06-15",
        "endpointPrefix": "sts", "signatureVersion": "v4", "xmlNamespace": "https://sts.amazonaws.com/doc/2011-06-15/" },
    "operations": {
        "AssumeRole": { "output": { "shape": "Role", "resultWrapper": "AssumeRoleResult" } },
        "AssumeRoot": { "output": { "shape": "Role", "resultWrapper": "AssumeRootResult" } },
        "GetCallerIdentity": { "output": { "shape": "Role", "resultWrapper": "GetCallerIdentityResult" } }
    },
    "shapes": { "Role": { "type": "structure", "members": {} } }
}"#;

const FROM: &str = "botocore";

/// A program that depends on `aws-config`, a botocore and a registry.
fn project(name: &str) -> Project {
    let project = Project::new(name);
    fs::remove_file(project.folder.join("codegen.toml")).unwrap();
    project.write("botocore/data/sts/2011-06-15/service-2.json", STS);
    project.write("src/main.rs", "fn main() {}");
    project.write(
        "Cargo.toml",
        "[package]\nname = \"program\"\n\n[dependencies]\naws-config = \"1\"\n\n[workspace]\n",
    );
    project.write(
        ".cargo/config.toml",
        "[source.crates-io]\nreplace-with = \"folder\"\n[source.folder]\ndirectory = \"registry\"\n",
    );
    publish(&project, "aws-sdk-sts", "1.20.0", "", "");
    publish_aws_config(&project, "1.5.0", "1.10.0", "client.assume_role().send()");
    project.write("runtime/src/lib.rs", "");
    project.write("runtime/Cargo.toml", &runtime());
    project
}

/// The manifest of a support crate that needs nothing; it has the features that generated crates name.
fn runtime() -> String {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/Cargo.toml");
    let real = fs::read_to_string(real).unwrap();
    let (_, features) = real.split_once("[features]\n").unwrap();
    let features = features.lines().take_while(|line| !line.starts_with('['));
    let names = features.filter_map(|line| line.split_once(" = ["));
    let features: String = names.map(|(name, _)| format!("{name} = []\n")).collect();
    format!(
        "[package]\nname = \"smithy-client-runtime\"\nversion = \"0.1.0\"\n[features]\n{features}"
    )
}

/// Puts a package into the registry.
fn publish(project: &Project, name: &str, version: &str, dependencies: &str, source: &str) {
    let folder = format!("registry/{name}-{version}");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"{version}\"\n[dependencies]\n{dependencies}"
    );
    project.write(&format!("{folder}/Cargo.toml"), &manifest);
    project.write(&format!("{folder}/src/lib.rs"), source);
    let checksum = r#"{ "files": {}, "package": "0000000000000000000000000000000000000000000000000000000000000000" }"#;
    project.write(&format!("{folder}/.cargo-checksum.json"), checksum);
}

fn publish_aws_config(project: &Project, version: &str, sts: &str, call: &str) {
    let dependency = format!("aws-sdk-sts = {{ version = \"{sts}\", default-features = false }}\n");
    publish(
        project,
        "aws-config",
        version,
        &dependency,
        &format!("// {call}"),
    );
}

fn run(project: &Project, arguments: &[&str]) -> Run {
    let manifest = project.path("Cargo.toml");
    let from = project.path(FROM);
    // The folder is one of this repository, whose configuration would be the nearest one.
    let configuration = project.path("codegen.toml");
    let mut all = vec![
        "aws-config",
        "--manifest-path",
        &manifest,
        "--config",
        &configuration,
    ];
    for argument in arguments {
        all.push(if *argument == FROM { &from } else { argument });
    }
    project.product(&all)
}

/// A run that succeeds.
fn runs(project: &Project, arguments: &[&str]) -> String {
    let run = run(project, arguments);
    assert_eq!((run.exit, run.error.as_str()), (0, ""), "{}", run.out);
    run.out
}

/// A run that fails and changes nothing, not even the lock file once there is one.
fn refused(project: &Project, arguments: &[&str], reason: &str) {
    let before = project.files();
    let run = run(project, arguments);
    assert_ne!(run.exit, 0, "{run:?}");
    assert!(run.error.contains(reason), "{run:?}");
    assert!(run.error.contains("help: "), "{run:?}");
    let after = project.files();
    let changed = after.iter().find(|file| !before.contains(file));
    assert!(after == before, "a failing run left {changed:?}");
}

/// The packages that come from the registry.
fn published(project: &Project) -> Vec<String> {
    let lock = project.read("Cargo.lock");
    let packages = lock.split("[[package]]\n");
    let published = packages.filter(|one| one.contains("source = "));
    let names = published.filter_map(|one| one.split('"').nth(1));
    names.map(str::to_owned).collect()
}

#[test]
fn a_program_gets_clients_and_keeps_them_when_aws_config_is_updated() {
    let project = project("aws-config");
    let runtime = project.path("runtime");
    let first = ["--from", FROM, "--runtime", &runtime];
    let said = runs(&project, &first);
    insta::assert_snapshot!(said);
    insta::assert_snapshot!(project.read("codegen.toml"));
    assert!(project
        .read("Cargo.toml")
        .ends_with("\n[patch.crates-io]\naws-sdk-sts = { path = \"clients/sts\" }\n"));
    assert_eq!(published(&project), ["aws-config"]);

    // Again: nothing to do, and no botocore needed.
    let before = project.files();
    let again = runs(&project, &[]);
    assert!(again.contains("unchanged: "), "{again}");
    assert!(
        again.contains("cargo takes 1 generated crate for aws-config 1.5.0"),
        "{again}"
    );
    assert!(project.files() == before);

    // An operation of the user's own, added by hand or by the command.
    runs(&project, &["--operation", "aws-sdk-sts:GetCallerIdentity"]);
    assert!(project
        .read("codegen.toml")
        .contains("[\"AssumeRole\", \"GetCallerIdentity\"]"));

    // A new aws-config needs a newer crate and calls more.
    fs::remove_dir_all(project.folder.join("registry")).unwrap();
    publish(&project, "aws-sdk-sts", "1.30.0", "", "");
    publish_aws_config(
        &project,
        "1.6.0",
        "1.25.0",
        "sts.assume_role(); sts.assume_root();",
    );
    fs::remove_file(project.folder.join("Cargo.lock")).unwrap();
    let said = runs(&project, &[]);
    assert!(
        said.contains("cargo takes 1 generated crate for aws-config 1.6.0"),
        "{said}"
    );
    let configuration = project.read("codegen.toml");
    assert!(
        configuration.contains("version = \"1.30.0\""),
        "{configuration}"
    );
    let operations = "[\"AssumeRole\", \"GetCallerIdentity\", \"AssumeRoot\"]";
    assert!(configuration.contains(operations), "{configuration}");
    assert!(project
        .read("clients/sts/Cargo.toml")
        .contains("version = \"1.30.0\""));
}

/// Files of the user that the command must not take for its own, and forms in which they may be.
#[test]
fn what_else_is_there_stays() {
    let project = project("aws-config-beside");
    let runtime = project.path("runtime");
    let first = ["--from", FROM, "--runtime", &runtime];
    let manifest = project.read("Cargo.toml").replace('\n', "\r\n");
    project.write("Cargo.toml", &manifest);
    // Another crate has the model's name and the client's folder.
    let own =
        "[[crate]]\nmodels = [\"models/sts.json\"]\noutput = \"clients/sts\"\npackage = \"own\"\n\
               runtime = { path = \"runtime\" }\n";
    project.write("codegen.toml", own);
    project.write(
        "models/sts.json",
        &crate::project::MODEL.replace("Weather", "Own"),
    );
    assert_eq!(run(&project, &first).exit, 3);
    refused(&project, &first, "is that of own");
    let elsewhere = project.path("others");
    let elsewhere = [&first[..], &["--out", &elsewhere]].concat();
    runs(&project, &elsewhere);
    assert!(project.read("models/sts.json").contains("Own"));
    assert!(project
        .read("codegen.toml")
        .contains("models/aws-sdk-sts.json"));
    let line = "[patch.crates-io]\r\naws-sdk-sts = { path = \"others/sts\" }\r\n";
    assert_eq!(project.read("Cargo.toml"), format!("{manifest}\r\n{line}"));
    // Without its configuration, a client that cargo takes keeps its version. The model of another service stays.
    fs::remove_file(project.folder.join("codegen.toml")).unwrap();
    let run = run(&project, &elsewhere);
    assert_eq!(run.exit, 5, "{run:?}");
    assert!(
        run.error.contains("is the model of another service"),
        "{run:?}"
    );
    fs::remove_file(project.folder.join("models/sts.json")).unwrap();
    runs(&project, &elsewhere);
    assert!(project
        .read("others/sts/Cargo.toml")
        .contains("version = \"1.20.0\""));
    assert_eq!(published(&project), ["aws-config"]);
    // A list of the user's own is one of short names.
    runs(
        &project,
        &["--operation", "sts:com.amazonaws.sts#GetCallerIdentity"],
    );
    let again = runs(&project, &["--operation", "sts:GetCallerIdentity"]);
    assert!(again.contains("unchanged: "), "{again}");
}

/// A program of which cargo goes on to take the published crate.
#[test]
fn a_client_that_cargo_does_not_take_is_a_finding() {
    let project = project("aws-config-unused");
    let runtime = project.path("runtime");
    runs(&project, &["--from", FROM, "--runtime", &runtime]);
    let old = project.read("codegen.toml").replace("1.20.0", "1.2.0");
    project.write("codegen.toml", &old);
    let codegen = project.codegen(&[]);
    assert_eq!(codegen.exit, 0, "{codegen:?}");
    let run = run(&project, &[]);
    // The folder's version no longer fits, so cargo takes the registry's, and the command mends that.
    assert_eq!(run.exit, 0, "{run:?}");
    assert_eq!(published(&project), ["aws-config"]);
    publish_aws_config(&project, "0.5.0", "1.10.0", "");
    let two = project.read("Cargo.toml").replace(
        "aws-config = \"1\"",
        "aws-config = \"1\"\nold = { package = \"aws-config\", version = \"0.5\" }",
    );
    project.write("Cargo.toml", &two);
    let run = self::run(&project, &[]);
    assert!(
        run.exit == 3 && run.error.contains("several versions of aws-config"),
        "{run:?}"
    );
}

#[test]
fn what_is_missing_or_in_the_way_is_said_and_everything_stays() {
    let project = project("aws-config-refused");
    let runtime = project.path("runtime");
    let first = ["--from", FROM, "--runtime", &runtime];
    let manifest = project.read("Cargo.toml");

    project.write("Cargo.toml", &manifest.replace("aws-config = \"1\"\n", ""));
    // The first run of cargo writes the lock file.
    assert_eq!(run(&project, &first).exit, 3);
    refused(
        &project,
        &first,
        "error[C012]: the program does not depend on aws-config",
    );
    project.write("Cargo.toml", "[package");
    refused(
        &project,
        &first,
        "error[C011]: cargo cannot describe the program",
    );
    project.write("Cargo.toml", &manifest);
    assert_eq!(run(&project, &["--runtime", &runtime]).exit, 3);

    refused(
        &project,
        &["--runtime", &runtime],
        "its model is not at hand",
    );
    let other = [
        "--from",
        FROM,
        "--runtime",
        &runtime,
        "--operation",
        "sqs:SendMessage",
    ];
    refused(
        &project,
        &other,
        "aws-config does not depend on aws-sdk-sqs",
    );
    project.write("models/sts.json", "notes");
    refused(&project, &first, "is not a Smithy model, and would be lost");
    fs::remove_file(project.folder.join("models/sts.json")).unwrap();

    project.write(
        "other/Cargo.toml",
        "[package]\nname = \"aws-sdk-sts\"\nversion = \"1.20.0\"\n",
    );
    project.write("other/src/lib.rs", "");
    let patch = "\n[patch.crates-io]\naws-sdk-sts = { path = \"other\" }\n";
    project.write("Cargo.toml", &(manifest.clone() + patch));
    assert_eq!(run(&project, &first).exit, 3);
    refused(
        &project,
        &first,
        "error[C013]: cargo does not take aws-sdk-sts from the registry",
    );
    project.write("Cargo.toml", &manifest);

    // Nothing is written when the manifest cannot be.
    project.write(
        "Cargo.toml",
        &(manifest.clone() + "\n[patch]\ncrates-io = 1\n"),
    );
    assert_eq!(run(&project, &first).exit, 3);
    refused(&project, &first, "error[C011]");
    project.write("Cargo.toml", &manifest);

    // An operation that there is not: the configuration is not left behind.
    assert_eq!(run(&project, &["--runtime", &runtime]).exit, 3);
    let typo = [
        "--from",
        FROM,
        "--runtime",
        &runtime,
        "--operation",
        "sts:AssumeRol",
    ];
    refused(
        &project,
        &typo,
        "did you mean `AssumeRole` or `AssumeRoot`?",
    );
    assert!(!project.folder.join("codegen.toml").exists());
}
