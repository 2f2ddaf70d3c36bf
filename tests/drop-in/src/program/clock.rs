//! Time that the program controls. Out: a source of time and a way to sleep that move together.

use aws_sdk_partnercentralaccount::config::{AsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that moves when somebody sleeps, and remembers for how long.
#[derive(Debug, Clone)]
pub struct Clock(Arc<Mutex<(SystemTime, Vec<Duration>)>>);

impl Clock {
    /// The 27th of March 2026, 10:15:30 UTC.
    pub fn new() -> Self {
        let start = UNIX_EPOCH + Duration::from_secs(1_774_606_530);
        Self(Arc::new(Mutex::new((start, Vec::new()))))
    }

    /// How long was slept since the last look.
    pub fn pauses(&self) -> Vec<Duration> {
        std::mem::take(&mut self.0.lock().expect("one thread").1)
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        self.0.lock().expect("one thread").0
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let mut state = self.0.lock().expect("one thread");
        state.0 += duration;
        state.1.push(duration);
        Sleep::new(std::future::ready(()))
    }
}
