//! The laboratory as a program. What its commands do is in the library, where tests reach it.

use std::process::ExitCode;

use lab::bench::compiler;
use mimalloc::MiMalloc;
use smithy_codegen_cli::Terminal;

/// As in the generator's own program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if let Some(log) = std::env::var_os(compiler::LOG) {
        return compiler::run(log.as_ref(), std::env::args_os().skip(1));
    }
    let exit = lab::run(std::env::args_os(), &mut Terminal::standard());
    ExitCode::from(exit.code())
}
