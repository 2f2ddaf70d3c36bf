//! The scripts of `completions`, run in the shells that are there.

use std::io::Write;
use std::process::{Command, Stdio};

/// What completes the words that follow, of which the last one is being typed: the script comes from the standard input.
const COMPLETE: &str = r#"
source /dev/stdin
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
registered=$(complete -p smithy-codegen)
function=${registered##*-F }
${function%% *} "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"#;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn said(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_smithy-codegen"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a shell with a text for its standard input; `None` where there is no such shell.
fn shell(name: &str, arguments: &[&str], input: &str) -> Option<String> {
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped());
    let started = command.stdout(Stdio::piped()).spawn();
    let Ok(mut child) = started else {
        println!("skipped: there is no {name}");
        return None;
    };
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{name}: {output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn bash_completes_commands_options_values_and_codes() {
    let script = said(&["completions", "bash"]);
    for (line, expected) in [
        ("imp", "import"),
        ("import --fro", "--from"),
        ("diff --expect m", "minor major"),
        ("diff --format ", "human json markdown"),
        ("completions z", "zsh"),
        (
            "explain M00",
            "M001 M002 M003 M004 M005 M006 M007 M008 M009",
        ),
        ("explain C99", ""),
    ] {
        let mut arguments = vec![
            "--norc",
            "--noprofile",
            "-c",
            COMPLETE,
            "bash",
            "smithy-codegen",
        ];
        arguments.extend(line.split(' '));
        let Some(found) = shell("bash", &arguments, &script) else {
            return;
        };
        let found: Vec<&str> = found.split_whitespace().collect();
        assert_eq!(found.join(" "), expected, "{line}");
    }
}

#[test]
fn each_shell_gets_every_command() {
    let help = said(&["--help"]);
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let names: Vec<&str> = commands
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.contains(&"completions"), "{names:?}");
    for name in SHELLS {
        let script = said(&["completions", name]);
        for command in &names {
            assert!(script.contains(command), "{name} lacks {command}");
        }
        if ["bash", "fish", "zsh"].contains(&name) {
            shell(name, &["-n"], &script);
        }
    }
}
