//! A response that became neither an output nor a modeled error, with the facts that are known of it.

use std::error::Error as StdError;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;
#[cfg(feature = "event-stream")]
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_types::request_id::{apply_request_id, RequestId};

/// Where `apply_request_id` keeps the id of a request.
pub(crate) const REQUEST_ID: &str = "aws_request_id";

/// Adds the id of a request whose headers are gone.
#[cfg(feature = "event-stream")]
pub(crate) fn with_request_id(
    meta: ErrorMetadataBuilder,
    id: Option<&str>,
) -> ErrorMetadataBuilder {
    id.into_iter()
        .fold(meta, |meta, id| meta.custom(REQUEST_ID, id))
}

/// The failure to use a response: a success that cannot be read, or an error that is not modeled or cannot be read.
#[derive(Debug)]
pub(crate) struct ResponseFailure {
    /// The reason.
    pub(crate) source: BoxError,
    /// The known facts: code, message, request id.
    pub(crate) meta: ErrorMetadata,
    /// The status code of HTTP; an event has none.
    pub(crate) status: Option<u16>,
}

impl ResponseFailure {
    /// A response of which no more is known than its head says.
    pub(crate) fn new(status: u16, headers: &Headers, source: impl Into<BoxError>) -> Self {
        Self {
            source: source.into(),
            meta: apply_request_id(ErrorMetadata::builder(), headers).build(),
            status: Some(status),
        }
    }

    /// The same, from a whole response.
    pub(crate) fn of(response: &HttpResponse, source: impl Into<BoxError>) -> Self {
        Self::new(response.status().as_u16(), response.headers(), source)
    }

    /// An event that cannot be received or read.
    #[cfg(feature = "event-stream")]
    pub(crate) fn of_event(request_id: Option<&str>, source: BoxError) -> Self {
        Self {
            source,
            meta: with_request_id(ErrorMetadata::builder(), request_id).build(),
            status: None,
        }
    }

    /// An error of which this is known; it is the reason too.
    pub(crate) fn unmodeled(meta: ErrorMetadata, status: Option<u16>) -> Self {
        Self {
            source: meta.clone().into(),
            meta,
            status,
        }
    }

    /// The failure that this error is, or that caused it directly. Failures of other calls, such as one for credentials,
    /// lie deeper.
    pub(super) fn find<'a>(error: &'a (dyn StdError + 'static)) -> Option<&'a Self> {
        const WAITER_AND_CALL: usize = 2;
        let causes = std::iter::successors(Some(error), |error| (*error).source());
        let mut causes = causes.take(WAITER_AND_CALL + 1);
        causes.find_map(|error| error.downcast_ref())
    }
}

impl fmt::Display for ResponseFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the response cannot be read")?;
        if let Some(status) = self.status {
            write!(f, " (HTTP status {status})")?;
        }
        match self.meta.request_id() {
            Some(id) => write!(f, " (request id {id})"),
            None => Ok(()),
        }
    }
}

impl StdError for ResponseFailure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseFailure;
    use crate::error::Unhandled;
    use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
    use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
    use aws_smithy_runtime_api::client::waiters::error::{OperationFailed, WaiterError};
    use aws_smithy_types::body::SdkBody;
    use aws_types::request_id::RequestId;

    type Failure = SdkError<std::fmt::Error, HttpResponse>;

    fn unreadable() -> Failure {
        let mut response = HttpResponse::new(200.try_into().unwrap(), SdkBody::empty());
        response
            .headers_mut()
            .insert("x-amzn-requestid", "request-1");
        SdkError::response_error(ResponseFailure::of(&response, "why"), response)
    }

    #[test]
    fn a_failure_of_this_call_is_found_and_one_of_another_is_not() {
        let of_call = Unhandled::of_cause(unreadable().into());
        assert_eq!(of_call.meta().request_id(), Some("request-1"));
        let failed = OperationFailed::new(unreadable());
        let of_waiter = Unhandled::of_cause(WaiterError::<(), _>::OperationFailed(failed).into());
        assert_eq!(of_waiter.meta().request_id(), Some("request-1"));
        // As when credentials come from a call that failed.
        let other = ConnectorError::other(unreadable().into(), None);
        let of_other = Unhandled::of_cause(Failure::dispatch_failure(other).into());
        assert_eq!(of_other.meta().request_id(), None);
    }
}
