//! The commands of this repository: `cargo xtask`. What they do is in the library, where tests reach it.

use std::io::{stderr, stdout, IsTerminal};
use std::process::ExitCode;

use mimalloc::MiMalloc;
use xtask::commands::bench::compiler;
use xtask::Terminal;

/// A generator makes and drops millions of tokens on several threads; the system's allocator took a third of the
/// time of `codegen`, and on Linux a system call for every few pages.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if let Some(log) = std::env::var_os(compiler::LOG) {
        return compiler::run(log.as_ref(), std::env::args_os().skip(1));
    }
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let wants_color = variable("NO_COLOR").is_none() && variable("TERM").as_deref() != Some("dumb");
    let mut terminal = Terminal {
        out_color: wants_color && stdout().is_terminal(),
        error_color: wants_color && stderr().is_terminal(),
        is_watched: variable("TERM").as_deref() != Some("dumb") && stderr().is_terminal(),
        out: Box::new(stdout()),
        error: Box::new(stderr()),
    };
    let exit = xtask::run(std::env::args_os(), &mut terminal);
    ExitCode::from(exit.code())
}
