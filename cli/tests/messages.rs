//! What is wrong is said once, at its place, with its exit code.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("messages")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let model = r##"{ "smithy": "2.0", "shapes": { "example#Harbor": { "type": "service", "version": "1", "traits": { "aws.api#service": { "sdkId": "Harbor", "endpointPrefix": "harbor" }, "aws.protocols#awsJson1_0": {} } } } }"##;
    fs::write(folder.join("a.json"), model).unwrap();
    fs::write(folder.join("b.json"), model.replace("Harbor", "Other")).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn a_configuration_is_wrong_once_and_at_its_place() {
    let folder = folder("configuration");
    let with = |runtime: &str, more: &str| {
        format!("[[crate]]\nmodels = [\"a.json\"]\noutput = \"o\"\nruntime = {runtime}\n{more}")
            .into_bytes()
    };
    let wrong = |text: Vec<u8>, code: &str, place: &str| {
        fs::write(folder.join("codegen.toml"), &text).unwrap();
        let (exit, said) = run(&folder, &["generate"]);
        assert_eq!(exit, Some(3), "{said}");
        assert_eq!(said.matches("error[").count(), 1, "{said}");
        for part in [code, place, "help: "] {
            assert!(said.contains(part), "no {part} in {said}");
        }
    };
    wrong(with("{ git = \"\" }", ""), "error[C006]", "codegen.toml:4:");
    wrong(
        with("{ vendored = true }", ""),
        "error[C004]",
        "codegen.toml:4:",
    );
    wrong(
        with("{ version = \"x\" }", ""),
        "error[C006]",
        "codegen.toml:4:",
    );
    wrong(
        with("{ vendored = \"o/s\" }", ""),
        "error[C007]",
        "codegen.toml:4:",
    );
    wrong(b"# \xff\n".to_vec(), "error[C002]", "UTF-8");
    wrong(
        b"[[crate".to_vec(),
        "error[C002]",
        "`smithy-codegen generate --help`",
    );
    let twice = with("{ vendored = \"s\" }", "")
        .iter()
        .map(|byte| char::from(*byte))
        .collect::<String>();
    let twice = twice.replace("\"a.json\"", "\"a.json\", \"./a.json\"");
    wrong(twice.into_bytes(), "error[C009]", "codegen.toml:2:");
    let accept = "[[crate.accept]]\nevent = \"field-removed\"\nitem = \"a\"\nas = \"minor\"\nuntil = \"2027-03-31\"\n";
    let accepted = |reason: &str| {
        with(
            "{ vendored = \"s\" }",
            &format!("{accept}reason = \"{reason}\"\n"),
        )
    };
    wrong(accepted("  "), "error[C006]", "codegen.toml:10:");
}

#[test]
fn what_the_command_line_lacks_or_names_wrongly_is_said_of_it() {
    let folder = folder("command-line");
    let (code, said) = run(&folder, &["init"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("neither a service nor a model is named"),
        "{said}"
    );
    let (code, said) = run(
        &folder,
        &["init", "--model", "a.json", "--runtime", "./nope"],
    );
    assert_eq!(code, Some(3), "{said}");
    assert!(
        said.contains("--runtime is not the folder of the support crate: `./nope`"),
        "{said}"
    );
    assert!(said.contains("--> the command line"), "{said}");
    assert!(!folder.join("codegen.toml").exists());
    let (_, said) = run(&folder, &["diff", "a.json", "b.json", "--service", "nope"]);
    assert_eq!(said.matches("error[G001]").count(), 1, "{said}");
    for (service, lacking) in [("Harbor", "b.json"), ("Other", "a.json")] {
        let (code, said) = run(&folder, &["diff", "a.json", "b.json", "--service", service]);
        assert_eq!(code, Some(3), "{said}");
        assert_eq!(said.matches("error[G001]").count(), 1, "{said}");
        assert!(said.contains(&format!("--> {lacking}")), "{said}");
    }
    let (_, said) = run(&folder, &["import", "sqs", "--from", "nope.whl"]);
    assert!(said.contains("cannot read it: "), "{said}");
}
