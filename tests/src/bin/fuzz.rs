//! Bounded fuzzing: `fuzz c2j|cbor|json|model|xml --iterations N --seed S`.
//!
//! Exits with 1 and prints the inputs if there was a panic, with 2 for arguments it does not understand.

use std::process::ExitCode;
use std::time::Instant;
use tests::fuzz::{self, Report};

const USAGE: &str = "usage: fuzz c2j|cbor|json|model|xml [--iterations N] [--seed S]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((subject, options)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let run: fn(u64, u64) -> Report = match subject.as_str() {
        "c2j" => fuzz::c2j::run,
        "cbor" => fuzz::cbor::run,
        "json" => fuzz::json::run,
        "model" => fuzz::model::run,
        "xml" => fuzz::xml::run,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut iterations = 1_000_000;
    let mut seed = 1;
    for option in options.chunks(2) {
        let value = option.get(1).and_then(|value| value.parse().ok());
        match (option[0].as_str(), value) {
            ("--iterations", Some(value)) => iterations = value,
            ("--seed", Some(value)) => seed = value,
            _ => {
                eprintln!("{USAGE}");
                return ExitCode::from(2);
            }
        }
    }
    let start = Instant::now();
    let report = run(iterations, seed);
    for input in &report.panics {
        println!("panic on:\n{input}\n");
    }
    println!(
        "{subject}: {} inputs from seed {seed}, {} accepted, {} panics, {:.1} s",
        report.inputs,
        report.accepted,
        report.panics.len(),
        start.elapsed().as_secs_f64()
    );
    ExitCode::from(u8::from(!report.panics.is_empty()))
}
