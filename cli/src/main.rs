//! `smithy-codegen`, for a machine without a checkout of the generator. Its commands are in the library, where tests
//! reach them.

use std::process::ExitCode;

use mimalloc::MiMalloc;
use smithy_codegen_cli::{run, Program, Terminal};

/// A generator makes and drops millions of tokens on several threads. The system's allocator took a third of the time of
/// `codegen`, and on Linux made a system call for every few pages.
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
