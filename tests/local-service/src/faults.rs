//! Faults on request. In: texts like `throttle=2` or `slow=1:500`, from the builder, the command line
//! or the control endpoint. Out: the fault, if any, that befalls the next request.
//!
//! A fault is written `KIND[=COUNT][:MILLISECONDS]`: what happens, to how many requests (one unless
//! said, `always` for all that follow), and how long a delay lasts. Faults queue up: the first one
//! that still has a count left befalls a request, so `throttle=2` before `server-error=1` gives two
//! throttles, then one server error, then answers.

use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a delay lasts where nothing else is said.
const DEFAULT_DELAY: Duration = Duration::from_millis(500);

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// ThrottlingException, status 429.
    Throttle,
    /// InternalServerException, status 500.
    ServerError,
    /// The right answer, after the delay.
    Slow,
    /// The connection closes before a byte of the answer.
    CutBeforeResponse,
    /// The connection closes in the middle of the body, whose full length was announced.
    CutBody,
    /// Half the body arrives, then nothing more for the time of the delay, then the rest.
    StallBody,
    /// A complete HTTP message whose JSON document stops in the middle.
    TruncatedBody,
    /// A complete HTTP message whose body is no JSON.
    MalformedBody,
    /// The whole body under a `Content-Length` that announces more, then the connection closes.
    WrongContentLength,
}

/// Each kind beside the word it is written as.
const KINDS: [(FaultKind, &str); 9] = [
    (FaultKind::Throttle, "throttle"),
    (FaultKind::ServerError, "server-error"),
    (FaultKind::Slow, "slow"),
    (FaultKind::CutBeforeResponse, "cut-before-response"),
    (FaultKind::CutBody, "cut-body"),
    (FaultKind::StallBody, "stall-body"),
    (FaultKind::TruncatedBody, "truncated-body"),
    (FaultKind::MalformedBody, "malformed-body"),
    (FaultKind::WrongContentLength, "wrong-content-length"),
];

impl FaultKind {
    /// The word that names this kind on the command line and in the control endpoint.
    pub fn word(self) -> &'static str {
        KINDS
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| *word)
    }

    /// All words, for help texts.
    pub fn words() -> String {
        KINDS.map(|(_, word)| word).join(", ")
    }
}

/// A fault and the number of requests it befalls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What happens.
    pub kind: FaultKind,
    /// To how many requests; `None` for all that follow.
    pub times: Option<u32>,
    /// How long [`FaultKind::Slow`] and [`FaultKind::StallBody`] wait.
    pub delay: Duration,
}

impl Fault {
    /// `kind` for the next `times` requests.
    pub fn new(kind: FaultKind, times: u32) -> Self {
        Fault {
            kind,
            times: Some(times),
            delay: DEFAULT_DELAY,
        }
    }

    /// `kind` for every request from here on.
    pub fn always(kind: FaultKind) -> Self {
        Fault {
            kind,
            times: None,
            delay: DEFAULT_DELAY,
        }
    }

    /// With another delay.
    pub fn with_delay(self, delay: Duration) -> Self {
        Fault { delay, ..self }
    }
}

/// A text that is no fault, with what a fault looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFault(String);

impl fmt::Display for UnknownFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is no fault; write KIND[=COUNT|=always][:MILLISECONDS] where KIND is one of {}",
            self.0,
            FaultKind::words()
        )
    }
}

impl std::error::Error for UnknownFault {}

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        let unknown = || UnknownFault(text.to_owned());
        let (rest, delay) = match text.split_once(':') {
            None => (text, DEFAULT_DELAY),
            Some((rest, milliseconds)) => {
                let milliseconds = milliseconds.parse().map_err(|_| unknown())?;
                (rest, Duration::from_millis(milliseconds))
            }
        };
        let (word, times) = match rest.split_once('=') {
            None => (rest, Some(1)),
            Some((word, "always")) => (word, None),
            Some((word, count)) => (word, Some(count.parse().map_err(|_| unknown())?)),
        };
        let (kind, _) = KINDS
            .iter()
            .find(|(_, known)| *known == word)
            .ok_or_else(unknown)?;
        Ok(Fault {
            kind: *kind,
            times,
            delay,
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.kind.word())?;
        match self.times {
            None => formatter.write_str("=always")?,
            Some(times) => write!(formatter, "={times}")?,
        }
        write!(formatter, ":{}", self.delay.as_millis())
    }
}

/// The faults that are still to come.
#[derive(Debug, Default)]
pub struct FaultQueue {
    pending: Mutex<VecDeque<Fault>>,
}

impl FaultQueue {
    /// Forgets what was pending and queues `faults`.
    pub fn replace(&self, faults: impl IntoIterator<Item = Fault>) {
        *self.lock() = faults.into_iter().collect();
    }

    /// The faults that are still to come, with what is left of their counts.
    pub fn pending(&self) -> Vec<Fault> {
        self.lock().iter().cloned().collect()
    }

    /// Takes one count from the first fault that has any left.
    pub fn next(&self) -> Option<Fault> {
        let mut pending = self.lock();
        while let Some(fault) = pending.front_mut() {
            match &mut fault.times {
                None => return Some(fault.clone()),
                Some(0) => {
                    pending.pop_front();
                }
                Some(times) => {
                    *times -= 1;
                    return Some(fault.clone());
                }
            }
        }
        None
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<Fault>> {
        // The queue is whole between any two statements, so a panic elsewhere leaves it usable.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
