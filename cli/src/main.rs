//! `smithy-codegen`, for a machine without a checkout of the generator. What its commands do is in the library, where
//! tests reach it.

use std::process::ExitCode;

use mimalloc::MiMalloc;
use smithy_codegen_cli::{run, Program, Terminal};

/// A generator makes and drops millions of tokens on several threads; the system's allocator took a third of the
/// time of `codegen`, and on Linux a system call for every few pages.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let exit = run(
        std::env::args_os(),
        &Program::installed(),
        &mut Terminal::standard(),
    );
    ExitCode::from(exit.code())
}
