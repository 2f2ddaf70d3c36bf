//! Bounded fuzzing: random changes of real-looking inputs, the same ones for the same seed, and a count of panics.

pub mod c2j;
pub mod cbor;
pub mod json;
pub mod model;
mod mutate;
mod random;
pub mod xml;

pub use mutate::mutate;
pub use random::Random;

use std::panic::{catch_unwind, AssertUnwindSafe};

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many inputs were tried.
    pub inputs: u64,
    /// How many of them were accepted.
    pub accepted: u64,
    /// The inputs that made the code panic, the first few of them.
    pub panics: Vec<String>,
}

impl Report {
    /// Tries one input; `run` says whether it was accepted.
    pub fn try_one(&mut self, input: &str, run: impl FnOnce() -> bool) {
        self.inputs += 1;
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(accepted) => self.accepted += u64::from(accepted),
            Err(_) if self.panics.len() < 10 => self.panics.push(input.to_owned()),
            Err(_) => {}
        }
    }
}
