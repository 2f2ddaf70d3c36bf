//! The compiler under observation. Cargo starts this program in place of the compiler (`RUSTC_WRAPPER`); the
//! arguments come in, and beside what the compiler prints a file goes out: what compiling the crate cost.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::{json, Value};

use crate::tools::observe::watch;
use crate::tools::{read, write, Outcome, Problem};

/// The variable that names the folder for what was observed.
pub const LOG: &str = "XTASK_COMPILER_LOG";
/// The variable that asks for the count of mono items, by the name of the crate.
pub const ITEMS: &str = "XTASK_COMPILER_ITEMS";

/// This program, as the compiler.
pub fn program() -> Outcome<PathBuf> {
    let program = std::env::current_exe();
    program.map_err(|error| Problem(format!("cannot find this program: {error}")))
}

/// Runs the compiler whose command line this is.
pub fn run(log: &Path, arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    let Some((program, rest)) = arguments.split_first() else {
        return ExitCode::FAILURE;
    };
    let mut names = rest
        .iter()
        .skip_while(|argument| *argument != "--crate-name");
    let name = names.nth(1).and_then(|name| name.to_str()).unwrap_or("___");
    let counted = std::env::var(ITEMS).is_ok_and(|wanted| wanted == name);
    let mut command = Command::new(program);
    command.args(rest);
    if counted {
        // The option is not stable; this lets a stable compiler take it.
        command
            .arg("-Zprint-mono-items=yes")
            .env("RUSTC_BOOTSTRAP", "1");
    }
    let observed = match watch(&mut command, "the compiler") {
        Ok(observed) => observed,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::FAILURE;
        }
    };
    let is_item = |line: &&[u8]| line.starts_with(b"MONO_ITEM ");
    let items = observed
        .output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(is_item)
        .count();
    let _ = std::io::stderr().write_all(&observed.output.stderr);
    if !counted {
        let _ = std::io::stdout().write_all(&observed.output.stdout);
    }
    let cost = json!({
        "wall": observed.wall,
        "processor": observed.processor,
        "memory": observed.peak_memory,
        "items": counted.then_some(items),
    });
    // Cargo asks the compiler about itself with a name of its own; a build without the file says so.
    if name != "___" {
        let _ = write(&log.join(format!("{name}.json")), &cost.to_string());
    }
    match observed.output.status.success() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// The observations of one crate.
pub fn cost(log: &Path, krate: &str) -> Outcome<Value> {
    let file = log.join(format!("{krate}.json"));
    let text = read(&file)?;
    serde_json::from_str(&text).map_err(|error| Problem::file("read", &file, error))
}
