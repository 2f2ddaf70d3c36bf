//! The tie between the events of a request and the reader of its response. In: a stream of frames. Out: the same stream, and
//! a value that keeps it alive.

use std::fmt;
use std::iter;
use std::sync::{Arc, OnceLock};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::error::display::DisplayErrorContext;
use futures_util::stream::{self, AbortHandle, Stream, StreamExt, TryStreamExt};

/// The events of a request on their way. They end with the last of these: with the call that waits for the response, and
/// then with the member of the output that reads it. Without that, a connection would stay open as long as the caller
/// keeps something that could make another event.
#[derive(Clone)]
pub struct SentEvents(Arc<Sending>);

struct Sending {
    handle: AbortHandle,
    /// The reason why an event could not be sent, once there is one.
    failure: Arc<OnceLock<String>>,
}

impl fmt::Debug for SentEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentEvents").finish_non_exhaustive()
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        self.handle.abort();
    }
}

impl Storable for SentEvents {
    type Storer = StoreReplace<Self>;
}

impl SentEvents {
    /// Ties a stream to a value: the stream fails once that is gone. An end would tell the service that these were all
    /// events.
    pub(crate) fn tie<T>(
        stream: impl Stream<Item = Result<T, BoxError>>,
    ) -> (Self, impl Stream<Item = Result<T, BoxError>>) {
        let (stream, handle) = stream::abortable(stream);
        let aborted = handle.clone();
        let abort = move || {
            let is_aborted = aborted.is_aborted();
            is_aborted.then(|| Err("nobody waits for the response".into()))
        };
        let stream = stream.chain(stream::iter(iter::once_with(abort).flatten()));
        let failure = Arc::new(OnceLock::new());
        let sent = Self(Arc::new(Sending {
            handle,
            failure: failure.clone(),
        }));
        let stream = stream.inspect_err(move |error: &BoxError| {
            // The connection does not say why it failed.
            let _ = failure.set(DisplayErrorContext(&**error).to_string());
        });
        (sent, stream)
    }

    /// The reason why an event could not be sent.
    pub(crate) fn failure(&self) -> Option<String> {
        self.0.failure.get().cloned()
    }
}
