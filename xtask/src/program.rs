//! Running a member of the workspace in place of ourselves, so that its exit code, its streams and the
//! signals of the terminal are the caller's.

use std::ffi::OsString;
use std::process::Command;

use smithy_codegen_cli::{Exit, Terminal};

use crate::repository;

/// `cargo run` for a package of the workspace, with arguments for its program.
pub(super) fn cargo_run(package: &str, arguments: &[OsString]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--package", package, "--manifest-path"])
        .arg(repository::folder().join("Cargo.toml"))
        .arg("--")
        .args(arguments);
    command
}

/// Becomes the command; returns only when that is not possible, or when the command has ended.
pub(super) fn become_program(mut command: Command, terminal: &mut Terminal<'_>) -> Exit {
    match start(&mut command) {
        Ok(exit) => exit,
        Err(error) => {
            let program = command.get_program().to_string_lossy().into_owned();
            terminal.error(&format!("error: cannot start {program}: {error}"));
            Exit::System
        }
    }
}

/// Replaces this process, so that whatever is sent to it reaches the program.
#[cfg(unix)]
fn start(command: &mut Command) -> std::io::Result<Exit> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

/// Waits for the program; the terminal sends its signals to both.
#[cfg(not(unix))]
fn start(command: &mut Command) -> std::io::Result<Exit> {
    let status = command.status()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(Exit::Child(code.unwrap_or(1)))
}
