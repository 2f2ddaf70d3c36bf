//! The product's commands, as a user runs them: arguments come in; what they refused goes out.

use std::ffi::OsString;
use std::path::Path;

use smithy_codegen_cli::{Exit, Program, Terminal};

use super::{repository, Outcome, Problem};

/// Imports the model of a service to a file.
pub fn import(service: &str, botocore: &Path, out: &Path) -> Outcome<()> {
    let path = |path: &Path| path.as_os_str().to_owned();
    run(&[
        "import".into(),
        "--from".into(),
        path(botocore),
        service.into(),
        "--out".into(),
        path(out),
    ])
}

/// Generates what a configuration asks for.
pub fn codegen(configuration: &Path) -> Outcome<()> {
    let configuration = configuration.as_os_str().to_owned();
    run(&["codegen".into(), "--config".into(), configuration])
}

/// Has a program take generated clients for `aws-config`.
pub fn aws_config(manifest: &Path, botocore: &Path) -> Outcome<()> {
    let path = |path: &Path| path.as_os_str().to_owned();
    run(&[
        "aws-config".into(),
        "--manifest-path".into(),
        path(manifest),
        "--from".into(),
        path(botocore),
    ])
}

fn run(arguments: &[OsString]) -> Outcome<()> {
    let program = Program::of_repository("cargo xtask", repository());
    let mut error = Vec::new();
    let mut terminal = Terminal {
        out: Box::new(std::io::sink()),
        error: Box::new(&mut error),
        out_color: false,
        error_color: false,
        is_watched: false,
        is_quiet: false,
        input: None,
    };
    let all = [OsString::from("cargo xtask")].into_iter();
    let all = all.chain(arguments.iter().cloned());
    let exit = smithy_codegen_cli::run(all, &program, &mut terminal);
    drop(terminal);
    let command = arguments.join(" ".as_ref());
    match exit {
        Exit::Success => Ok(()),
        _ => Err(Problem(format!(
            "{} failed:\n{}",
            command.to_string_lossy(),
            String::from_utf8_lossy(&error)
        ))),
    }
}
