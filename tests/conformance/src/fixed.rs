//! What would be another one in every run, fixed: the time, and the ids of calls. So a request is the same bytes each
//! time, its signature included.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_runtime::invocation_id::InvocationId;
use smithy_client_runtime::api::{BoxError, InvocationIdGenerator, TimeSource};

/// 2026-01-02T03:04:05Z.
pub(crate) const START: Duration = Duration::from_secs(1_767_323_045);

/// The id of every call.
const INVOCATION_ID: &str = "11111111-1111-4111-8111-111111111111";

/// A clock that stands still, and a source of one id.
#[derive(Clone, Copy, Debug)]
pub struct Fixed;

impl TimeSource for Fixed {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + START
    }
}

impl InvocationIdGenerator for Fixed {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new(INVOCATION_ID.to_owned())))
    }
}
