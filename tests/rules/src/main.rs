//! Runs the cases of a suite: `rules-harness SUITE DATA [SERVICE]...`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [suite, data, services @ ..] = arguments.as_slice() else {
        eprintln!("usage: SUITE DATA [SERVICE]...");
        return ExitCode::from(2);
    };
    // A panic is the outcome of its case, which says what it was.
    std::panic::set_hook(Box::new(|_| {}));
    match rules_harness::run::suite(suite, Path::new(data), services) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
