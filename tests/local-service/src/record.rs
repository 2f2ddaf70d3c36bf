//! What the service saw and did. In: each request with the way it ended. Out: counters and the most
//! recent requests, for tests that assert on attempts.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::HeaderMap;

use crate::faults::FaultKind;

/// How many requests are remembered; older ones are forgotten, the counters keep counting.
const REMEMBERED_REQUESTS: usize = 1_000;

/// A request as it arrived, with the way it ended.
#[derive(Debug, Clone)]
pub struct RecordedRequest {
    /// Method of the request line.
    pub method: String,
    /// Path of the request line.
    pub path: String,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
    /// The way it ended.
    pub ending: Ending,
}

/// The way a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Status of the answer; `None` when the connection was cut before one.
    pub status: Option<u16>,
    /// Error code of the answer; `None` for a success.
    pub error: Option<String>,
    /// The fault that befell the request.
    pub fault: Option<FaultKind>,
}

/// Numbers of requests since the service started; control requests are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// All requests.
    pub requests: u64,
    /// Answered with status 200, whatever became of the body.
    pub succeeded: u64,
    /// Answered 403 because of their signature.
    pub refused: u64,
    /// Answered with another 4xx, throttling aside.
    pub rejected: u64,
    /// Answered with a throttling error.
    pub throttled: u64,
    /// Answered 5xx.
    pub failed: u64,
    /// Cut off before an answer.
    pub cut: u64,
    /// Befallen by any fault; these are counted above as well.
    pub faulted: u64,
}

/// The memory of the service.
#[derive(Debug, Default)]
pub struct Record {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    counters: Counters,
    requests: VecDeque<RecordedRequest>,
}

impl Record {
    /// Remembers `request`.
    pub fn add(&self, request: RecordedRequest) {
        let mut state = self.lock();
        let counters = &mut state.counters;
        counters.requests += 1;
        counters.faulted += u64::from(request.ending.fault.is_some());
        let counter = match request.ending.status {
            None => &mut counters.cut,
            Some(200..=299) => &mut counters.succeeded,
            Some(403) => &mut counters.refused,
            Some(429) => &mut counters.throttled,
            Some(500..) => &mut counters.failed,
            Some(_) => &mut counters.rejected,
        };
        *counter += 1;
        if state.requests.len() == REMEMBERED_REQUESTS {
            state.requests.pop_front();
        }
        state.requests.push_back(request);
    }

    /// The counters as they stand.
    pub fn counters(&self) -> Counters {
        self.lock().counters
    }

    /// The most recent requests, oldest first; at most a thousand.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.lock().requests.iter().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Counters and requests are whole between any two statements, so a panic elsewhere leaves
        // them usable.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
