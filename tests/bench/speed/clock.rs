//! Processor time of the current thread. In: a piece of work. Out: microseconds that the thread spent on a
//! processor, so that other programs on the machine do not count.

use std::time::Instant;

/// Runs from its start.
pub struct Clock {
    on_processor: Option<u64>,
    started: Instant,
}

impl Clock {
    /// Starts.
    pub fn start() -> Self {
        Self {
            on_processor: nanoseconds_on_processor(),
            started: Instant::now(),
        }
    }

    /// Microseconds since the start, divided by the number of repetitions. Where the system does not tell
    /// processor time, it is the time on the wall.
    pub fn microseconds_each(&self, repetitions: u32) -> f64 {
        let nanoseconds = match (self.on_processor, nanoseconds_on_processor()) {
            (Some(before), Some(now)) => now.saturating_sub(before) as f64,
            _ => self.started.elapsed().as_nanos() as f64,
        };
        nanoseconds / 1000.0 / f64::from(repetitions.max(1))
    }
}

/// Linux counts for every thread the nanoseconds that it ran; a yield brings the count up to date.
fn nanoseconds_on_processor() -> Option<u64> {
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok()
}
