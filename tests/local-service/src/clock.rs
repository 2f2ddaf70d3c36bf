//! The service's own clock: the machine's, moved by an offset, or stopped at one moment. In: what a
//! test wants the time to be. Out: seconds since the Unix epoch.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A clock that every part of the service reads; settings take effect while the service runs.
#[derive(Debug)]
pub struct Clock {
    /// The moment at which the clock stands still; `None` when it runs.
    stopped_at: Option<i64>,
    offset_seconds: AtomicI64,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock {
            stopped_at: None,
            offset_seconds: AtomicI64::new(0),
        }
    }

    /// A clock that stands still at `epoch_seconds`, for requests signed in the past.
    pub fn stopped_at(epoch_seconds: i64) -> Self {
        Clock {
            stopped_at: Some(epoch_seconds),
            offset_seconds: AtomicI64::new(0),
        }
    }

    /// Moves the clock by `seconds` against its base: positive into the future.
    pub fn set_offset_seconds(&self, seconds: i64) {
        self.offset_seconds.store(seconds, Ordering::Relaxed);
    }

    /// By how much the clock is moved, in seconds.
    pub fn offset_seconds(&self) -> i64 {
        self.offset_seconds.load(Ordering::Relaxed)
    }

    /// Seconds since the Unix epoch as this clock shows them.
    pub fn now(&self) -> i64 {
        let base = self.stopped_at.unwrap_or_else(|| {
            // A machine whose clock stands before 1970 gets the epoch itself.
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |elapsed| {
                    i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
                })
        });
        base.saturating_add(self.offset_seconds())
    }
}
