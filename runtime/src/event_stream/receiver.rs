//! The receiver of events. In: the body of a response. Out: events of the stream's union, until the service or an error
//! ends the stream.

use aws_smithy_eventstream::error::Error as FrameError;
use aws_smithy_eventstream::frame::{UnmarshallMessage, UnmarshalledMessage};
use aws_smithy_http::event_stream::{InitialMessageType, Receiver};
use aws_smithy_runtime_api::client::result::{CreateUnhandledError, SdkError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::{Message, RawMessage};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use tracing::dispatcher::Dispatch;
use tracing::instrument::WithSubscriber;

use super::unmarshall::{self, Kind};
use crate::operation::OperationError;
use crate::service::Service;
use crate::shape::Structure;
use crate::stream::{FromBody, StreamBody};

/// Receives the events of a stream, one at a time.
pub struct EventReceiver<T, E> {
    inner: Receiver<T, E>,
    is_sensitive: bool,
}

/// Events that are not read yet are not shown: they may be sensitive.
impl<T, E> fmt::Debug for EventReceiver<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventReceiver").finish_non_exhaustive()
    }
}

/// Waits for a message. Upstream logs each message with its content; a sensitive one must not be logged.
async fn unlogged<F: Future>(is_sensitive: bool, message: F) -> F::Output {
    match is_sensitive {
        true => message.with_subscriber(Dispatch::none()).await,
        false => message.await,
    }
}

impl<T, E> EventReceiver<T, E> {
    /// Waits for the next event. `None` is the end of the stream.
    ///
    /// # Errors
    ///
    /// `ServiceError` is an error of the service, which ends the stream; `DispatchFailure` a failure of the
    /// connection; `ResponseError` an event that cannot be read: a frame that is cut off or whose checksum is
    /// wrong, or a payload that is not what the model says.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        unlogged(self.is_sensitive, self.inner.recv()).await
    }

    /// The first message, if it carries the other members of the output.
    pub(super) async fn initial_response(
        &mut self,
    ) -> Result<Option<Message>, SdkError<E, RawMessage>> {
        let first = self.inner.try_recv_initial(InitialMessageType::Response);
        unlogged(self.is_sensitive, first).await
    }
}

impl<T, E> EventReceiver<T, E>
where
    T: Structure + 'static,
    E: OperationError + CreateUnhandledError,
{
    fn new(body: SdkBody, service: Option<&'static Service>, is_sensitive: bool) -> Self {
        let unmarshaller = Unmarshaller {
            service,
            types: PhantomData,
        };
        Self {
            inner: Receiver::new(unmarshaller, body),
            is_sensitive,
        }
    }
}

impl<T, E> FromBody for EventReceiver<T, E>
where
    T: Structure + 'static,
    E: OperationError + CreateUnhandledError,
{
    fn from_body(body: StreamBody) -> Self {
        Self::new(body.body, Some(body.service), body.is_sensitive)
    }
}

/// A stream that has ended.
impl<T, E> Default for EventReceiver<T, E>
where
    T: Structure + 'static,
    E: OperationError + CreateUnhandledError,
{
    fn default() -> Self {
        Self::new(SdkBody::empty(), None, false)
    }
}

/// Turns messages into events and errors.
struct Unmarshaller<T, E> {
    /// The service that speaks; none for a stream in which nothing comes.
    service: Option<&'static Service>,
    types: PhantomData<fn() -> (T, E)>,
}

impl<T, E> fmt::Debug for Unmarshaller<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unmarshaller")
    }
}

impl<T, E> UnmarshallMessage for Unmarshaller<T, E>
where
    T: Structure + 'static,
    E: OperationError + CreateUnhandledError,
{
    type Output = T;
    type Error = E;

    fn unmarshall(&self, message: &Message) -> Result<UnmarshalledMessage<T, E>, FrameError> {
        let Some(service) = self.service else {
            return Err(FrameError::unmarshalling("this stream has no sender"));
        };
        Ok(match Kind::of(message)? {
            Kind::Event(name) => {
                let mut event = T::empty();
                unmarshall::event(service, message, name, &mut event)?;
                UnmarshalledMessage::Event(event)
            }
            failure => {
                let mut error = E::empty();
                let failed = unmarshall::failure(service, message, failure, &mut error);
                UnmarshalledMessage::Error(match failed {
                    Ok(()) => error,
                    Err(failure) => E::create_unhandled_error(failure.into(), None),
                })
            }
        })
    }
}
