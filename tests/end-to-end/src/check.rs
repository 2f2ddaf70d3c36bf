//! Checks: what a check found comes in; a line on the standard output and the exit code go out.

use std::error::Error;
use std::fmt::Debug;
use std::future::Future;
use std::process::ExitCode;
use std::time::Duration;

/// What a check yields.
pub type Outcome = Result<(), Box<dyn Error>>;

/// No check may take longer.
const LIMIT: Duration = Duration::from_secs(90);

/// How the checks went.
#[derive(Default)]
pub struct Report {
    failed: usize,
}

impl Report {
    /// Runs a check and says how it went.
    pub async fn run(&mut self, name: &str, check: impl Future<Output = Outcome>) {
        let outcome = match tokio::time::timeout(LIMIT, check).await {
            Ok(outcome) => outcome.map_err(|error| chain(error.as_ref())),
            Err(_) => Err(format!("not done after {} s", LIMIT.as_secs())),
        };
        match outcome {
            Ok(()) => println!("ok {name}"),
            Err(why) => {
                self.failed += 1;
                println!("failed {name}: {}", why.replace('\n', " "));
            }
        }
    }

    /// The exit code.
    pub fn finish(self) -> ExitCode {
        match self.failed {
            0 => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }
}

/// An error with its causes.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

/// Fails unless both are equal.
pub fn same<T: PartialEq + Debug>(what: &str, actual: T, expected: T) -> Outcome {
    if actual == expected {
        return Ok(());
    }
    Err(format!("{what}: {actual:?}, expected {expected:?}").into())
}

/// Fails unless the condition holds.
pub fn ensure(what: &str, holds: bool) -> Outcome {
    match holds {
        true => Ok(()),
        false => Err(what.into()),
    }
}

/// The value, or a failure that says what is missing.
pub fn there<T>(what: &str, value: Option<T>) -> Result<T, Box<dyn Error>> {
    value.ok_or_else(|| format!("{what} is missing").into())
}
