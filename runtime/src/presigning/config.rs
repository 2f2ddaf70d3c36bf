//! The time in which a presigned request is valid: its start and its length come in and are checked.

use std::error::Error;
use std::fmt;
use std::time::{Duration, SystemTime};

/// The longest time for which a signature in a query can be valid.
const ONE_WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// How a request is presigned: from when on, and for how long it is valid.
#[non_exhaustive]
#[derive(Debug, Clone)]
pub struct PresigningConfig {
    start_time: SystemTime,
    expires_in: Duration,
}

impl PresigningConfig {
    /// Requests that are valid from now on, for this time.
    ///
    /// A request is not valid for longer than the credentials that sign it.
    ///
    /// # Errors
    /// The time is longer than a week.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// A builder without any value.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// The time for which the request is valid.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// The time from which on the request is valid.
    pub fn start_time(&self) -> SystemTime {
        self.start_time
    }
}

/// A builder of [`PresigningConfig`].
#[non_exhaustive]
#[derive(Default, Debug)]
pub struct PresigningConfigBuilder {
    start_time: Option<SystemTime>,
    expires_in: Option<Duration>,
}

impl PresigningConfigBuilder {
    /// Sets the time from which on the request is valid. Without it, that is when the configuration is built.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets or unsets the time from which on the request is valid.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) {
        self.start_time = start_time;
    }

    /// Sets the time for which the request is valid, at most a week. It is required.
    ///
    /// A request is not valid for longer than the credentials that sign it.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets or unsets the time for which the request is valid.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) {
        self.expires_in = expires_in;
    }

    /// The configuration.
    ///
    /// # Errors
    /// The time for which the request is valid is not set, or is longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        let expires_in = self.expires_in.ok_or(Kind::ExpiresInRequired)?;
        if expires_in > ONE_WEEK {
            return Err(Kind::ExpiresInTooLong.into());
        }
        Ok(PresigningConfig {
            start_time: self.start_time.unwrap_or_else(SystemTime::now),
            expires_in,
        })
    }
}

/// A [`PresigningConfig`] cannot be built.
#[derive(Debug)]
pub struct PresigningConfigError {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    ExpiresInTooLong,
    ExpiresInRequired,
}

impl From<Kind> for PresigningConfigError {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for PresigningConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::ExpiresInTooLong => "`expires_in` must be no longer than one week",
            Kind::ExpiresInRequired => "`expires_in` is required",
        })
    }
}

impl Error for PresigningConfigError {}
