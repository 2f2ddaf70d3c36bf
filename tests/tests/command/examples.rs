//! Every command that help texts, README and guides show, run as printed: in a folder that has the files they name, with
//! programs in place of `cargo` and `pip` which start the programs that cargo would have compiled. The laboratory only
//! reads its arguments, since its work takes minutes and a network; the local service and the demonstration are not
//! started.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::json;

use crate::project::{Project, CONFIG, MODEL};

/// Words that stand for something else, which these commands have to be given.
const PLACEHOLDERS: [&str; 4] = ["NAME", "STAGE", "…", "$service"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The programs, built as `cargo test` builds what it needs: the laboratory with the features that it has beside the
/// tests, and with the arguments of cargo in `WORKSPACE_ARGUMENTS`, if `cargo test` had some.
fn programs() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let given = std::env::var("WORKSPACE_ARGUMENTS").unwrap_or_default();
    let lab = ["--package", "lab", "--package", "tests", "--bin", "lab"];
    for what in [
        vec!["--manifest-path", "xtask/Cargo.toml"],
        lab.into_iter().chain(given.split_whitespace()).collect(),
    ] {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--target-dir"])
            .arg(folder)
            .args(what)
            .current_dir(repository())
            .status()
            .unwrap();
        assert!(built.success());
    }
    folder.join("debug")
}

/// The program in place of cargo. It takes the arguments of `cargo xtask` and of `cargo run`. `init` begins in an empty
/// folder, where nobody is there to answer.
const CARGO: &str = r#"#!/bin/sh
package=
case "$1" in
metadata)
  if [ -d HERE/program/clients ]; then exec cat HERE/generated.json; fi
  exec cat HERE/published.json ;;
xtask)
  package=xtask
  shift ;;
run)
  while [ "$1" != -- ]; do
    case "$1 $2" in
    "--manifest-path "*/xtask/Cargo.toml) package=xtask ;;
    "--package "*) package=$2 ;;
    esac
    shift
  done
  shift ;;
*) exit 9 ;;
esac
if [ "$package $1" = "xtask init" ]; then
  [ $# = 1 ] && set -- init sqs
  cd "$(mktemp -d HERE/new.XXXXXX)" && ln -s HERE/model.json weather.json
fi
case "$package" in
xtask) CARGO="$0" CARGO_MANIFEST_DIR=HERE/xtask exec PROGRAMS/xtask "$@" ;;
lab) exec PROGRAMS/lab "$@" --help ;;
local-service | demo) exit 0 ;;
*) exit 9 ;;
esac
"#;

/// The program in place of git: every revision has the files as they are.
const GIT: &str = r#"#!/bin/sh
case "$*" in
*cat-file*)
  IFS= read -r object
  file="${object#*:}"
  echo "0123456789abcdef blob $(wc -c < "$file" | tr -d ' ')"
  exec cat "$file"
  ;;
*) echo 0123456789abcdef ;;
esac
"#;

/// The installed program: that of the repository under another name.
const INSTALLED: &str = "#!/bin/sh\nexec HERE/bin/cargo xtask \"$@\"\n";

/// The program in place of Python: it has one package to download, a botocore.
const PYTHON: &str = r#"#!/bin/sh
for last; do
  [ "$before" = --dest ] && folder=$last
  before=$last
done
mkdir -p "$folder" && cp -r HERE/botocore-1.44.5-py3-none-any.whl "$folder"
"#;

/// A folder in which examples work.
fn prepare() -> Project {
    let project = Project::new("examples");
    let operations = ["GetObject", "PutObject", "GetItem", "PutItem"];
    let listed = operations.map(|name| format!("{{ \"target\": \"example.weather#{name}\" }},"));
    let id = "example.weather#ThrottlingException";
    let thrown = format!("\"type\": \"operation\", \"errors\": [ {{ \"target\": \"{id}\" }} ]");
    let shapes = operations.map(|name| format!("\"example.weather#{name}\": {{ {thrown} }},"));
    let traits = "\"traits\": { \"smithy.api#error\": \"client\" }";
    let error = format!("\"{id}\": {{ \"type\": \"structure\", \"members\": {{}}, {traits} }},");
    let first = "\"operations\": [";
    let model = MODEL
        .replace(first, &format!("{first}{}", listed.concat()))
        .replace(
            "\"shapes\": {",
            &format!("\"shapes\": {{{error}{}", shapes.concat()),
        );
    project.write("model.json", &model);
    let service = r#"{ "metadata": { "protocol": "json", "jsonVersion": "1.0", "serviceId": "DynamoDB",
        "targetPrefix": "D", "apiVersion": "2026-01-01", "signatureVersion": "v4", "endpointPrefix": "dynamodb" },
        "operations": { "GetItem": { "name": "GetItem" }, "PutItem": { "name": "PutItem" },
            "SendMessage": { "name": "SendMessage" }, "ReceiveMessage": { "name": "ReceiveMessage" },
            "GetCallerIdentity": { "name": "GetCallerIdentity" } }, "shapes": {} }"#;
    project.write("old.json", &model);
    project.write("new.json", &model);
    for data in [
        "old/botocore-1.44.4-py3-none-any.whl",
        "botocore-1.44.5-py3-none-any.whl",
        "venv/lib/python3.13/site-packages/botocore/data",
    ] {
        for name in ["dynamodb", "sqs", "sts", "SERVICE"] {
            project.write(&format!("{data}/{name}/2026-01-01/service-2.json"), service);
        }
    }
    let cargo = CARGO
        .replace("HERE", &project.path(""))
        .replace("PROGRAMS", &programs().display().to_string());
    write_program(&project);
    project.write("bin/cargo", &cargo);
    project.write("bin/pip", "#!/bin/sh\nexit 0\n");
    project.write("bin/git", GIT);
    for (name, text) in [("bin/smithy-codegen", INSTALLED), ("bin/python3", PYTHON)] {
        project.write(name, &text.replace("HERE", &project.path("")));
    }
    for program in [
        "bin/cargo",
        "bin/pip",
        "bin/git",
        "bin/smithy-codegen",
        "bin/python3",
    ] {
        use std::os::unix::fs::PermissionsExt;
        let path = project.folder.join(program);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    project
}

/// A program that depends on `aws-config`, as cargo describes it. It has a configuration of its own, since other examples are
/// for one that lists a single crate.
fn write_program(project: &Project) {
    let folder = |path: &str| format!("{}/{path}", project.path("program"));
    let package = |name: &str, source: Option<&str>, place: &str| {
        json!({ "id": name, "name": name, "version": "1.13.0", "source": source,
            "manifest_path": folder(&format!("{place}/Cargo.toml")) })
    };
    let dependency = json!({ "pkg": "aws-sdk-sts", "dep_kinds": [{ "kind": null }] });
    let metadata = |source, place| {
        json!({
            "workspace_root": project.path("program"),
            "packages": [package("aws-config", None, "aws-config"), package("aws-sdk-sts", source, place)],
            "resolve": { "nodes": [{ "id": "aws-config", "deps": [dependency] }] },
        })
    };
    let registry = metadata(Some("registry+https://example.com"), "registry");
    project.write("published.json", &registry.to_string());
    project.write("generated.json", &metadata(None, "clients/sts").to_string());
    project.write("program/Cargo.toml", "");
    project.write("program/aws-config/src/lib.rs", "client.get_item()");
    let configuration = CONFIG.replace("model.json", "../model.json");
    let configuration = configuration.replace("\"runtime\"", "\"../runtime\"");
    project.write("program/codegen.toml", &configuration);
}

/// Runs a line of a shell in the prepared folder.
fn run(project: &Project, line: &str) -> Output {
    let path = std::env::var("PATH").unwrap();
    Command::new("sh")
        .args(["-c", line])
        .current_dir(&project.folder)
        .env("PATH", format!("{}:{path}", project.path("bin")))
        .env("HOME", &project.folder)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap()
}

fn is_command(text: &str) -> bool {
    // The library of this name in a manifest is none.
    if text.starts_with("smithy-codegen = ") {
        return false;
    }
    ["cargo xtask", "smithy-codegen ", "pip "]
        .iter()
        .any(|start| text.starts_with(start))
        || (text.starts_with("cargo run") && text.contains("xtask/Cargo.toml"))
}

/// The commands that stand on lines of their own, without the words beside them, and those in backticks.
fn commands(text: &str) -> Vec<String> {
    let parts = text.split("\\\n").map(|part| part.trim_start_matches(' '));
    let joined = parts.collect::<Vec<&str>>().join("");
    let lines = joined.lines().map(str::trim).map(|line| {
        let end = ["   ", " # "].iter().filter_map(|beside| line.find(beside));
        let line = line.get(..end.min().unwrap_or(line.len()));
        line.unwrap_or_default().to_owned()
    });
    let lines = lines.filter(|line| is_command(line) && !line.ends_with(['.', ',', ':']));
    let flat = joined.replace('\n', " ");
    let quoted: Vec<String> = flat
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|text| is_command(text))
        .map(|text| match text.split(' ').count() {
            // In a sentence, this is the name of a command.
            ..=3 => format!("{text} --help"),
            _ => text.to_owned(),
        })
        .collect();
    lines.chain(quoted).collect()
}

#[test]
fn every_example_works_as_printed() {
    let project = prepare();
    let mut texts = Vec::new();
    for name in [
        "README.md",
        "docs/users-guide.md",
        "docs/contributors-guide.md",
        "docs/model-forms.md",
        "tests/conformance/README.md",
    ] {
        let text = fs::read_to_string(repository().join(name)).unwrap();
        // A fence is no pair of backticks.
        texts.push((name.to_owned(), text.replace("```", "")));
    }
    for name in [
        "init",
        "codegen",
        "update",
        "diff",
        "import",
        "aws-config",
        "explain",
        "completions",
        "schema",
        "serve",
        "demo",
        "conformance",
        "end-to-end",
        "validate",
        "ledger",
        "changes",
        "bench",
        "bench compile",
    ] {
        let output = run(&project, &format!("cargo xtask {name} --help"));
        assert!(output.status.success(), "{name}: {output:?}");
        let help = String::from_utf8(output.stdout).unwrap();
        let (_, examples) = help.split_once("Examples:\n").expect(name);
        texts.push((name.to_owned(), examples.to_owned()));
    }
    let mut count = 0;
    for (source, text) in &texts {
        let found = commands(text);
        assert!(!found.is_empty(), "{source} has no examples");
        for line in found {
            if PLACEHOLDERS.iter().any(|word| line.contains(word)) {
                continue;
            }
            count += 1;
            let output = run(&project, &line);
            assert!(
                output.status.success(),
                "{source}: {line}\n{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
    println!("{count} examples ran");
    assert!(count > 40);
}
