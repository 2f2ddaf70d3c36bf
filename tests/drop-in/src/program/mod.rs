//! The program, in chapters. Out: one transcript, the same on every machine and every run.

mod bounds;
mod clock;
mod configuration;
mod customization;
mod doubles;
mod endpoints;
mod enumerations;
mod error_cases;
mod errors;
mod hooks;
mod order;
mod pagination;
mod recorder;
mod resilience;
mod responses;
mod shapes;
mod support;
mod wire;

use recorder::Recorder;
use std::panic::{catch_unwind, AssertUnwindSafe};

/// Runs every chapter on a single thread whose clock is paused, and returns what was written down.
/// A chapter that panics ends there, with a line that says so.
pub fn transcript() -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime can be built");
    let mut recorder = Recorder::default();
    let mut chapter = |name: &'static str, run: &dyn Fn(&mut Recorder)| {
        let record = recorder.chapter(name);
        if catch_unwind(AssertUnwindSafe(|| run(record))).is_err() {
            record.line("the chapter", "panicked");
        }
    };
    chapter("bounds", &bounds::run);
    chapter("shapes", &shapes::run);
    chapter("enumerations", &enumerations::run);
    chapter("configuration", &configuration::run);
    chapter("wire", &|record| runtime.block_on(wire::run(record)));
    chapter("responses", &|record| {
        runtime.block_on(responses::run(record))
    });
    chapter("errors", &|record| runtime.block_on(errors::run(record)));
    chapter("pagination", &|record| {
        runtime.block_on(pagination::run(record))
    });
    chapter("customization", &|record| {
        runtime.block_on(customization::run(record))
    });
    chapter("order", &|record| runtime.block_on(order::run(record)));
    chapter("endpoints", &|record| {
        runtime.block_on(endpoints::run(record))
    });
    chapter("resilience", &|record| {
        runtime.block_on(resilience::run(record))
    });
    chapter("doubles", &|record| runtime.block_on(doubles::run(record)));
    recorder.into_text()
}
