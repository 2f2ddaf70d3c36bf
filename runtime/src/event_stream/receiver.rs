//! The receiver of events. In: the body of a response. Out: events of the stream's union, until the service or an error
//! ends the stream.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError, SdkError};
use aws_smithy_types::event_stream::{Message, RawMessage};

use super::messages::{Failure, Messages};
use super::unmarshall::{self, Kind};
use crate::operation::OperationError;
use crate::service::Service;
use crate::shape::Structure;
use crate::stream::{FromBody, StreamBody};

/// Receives the events of a stream, one at a time.
///
/// The stream ends when this is dropped, in both directions: the caller's events are not sent any longer.
pub struct EventReceiver<T, E> {
    messages: Messages,
    /// A message that was read before its time: it could have carried the other members of the output.
    next: Option<Message>,
    /// The service that speaks; none for a stream in which nothing comes.
    service: Option<&'static Service>,
    read: Read<T, E>,
}

/// Turns a message into an event or an error. The third argument is the id of the request.
type Read<T, E> = fn(&'static Service, &Message, Option<&str>) -> Result<Result<T, E>, BoxError>;

/// Events that are not read yet are not shown: they may be sensitive.
impl<T, E> fmt::Debug for EventReceiver<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventReceiver").finish_non_exhaustive()
    }
}

impl<T, E> EventReceiver<T, E> {
    /// Waits for the next event. `None` is the end of the stream. No event is lost if the wait is given up.
    ///
    /// # Errors
    ///
    /// `ServiceError` is an error of the service; `DispatchFailure` a failure of the connection, or an event of the caller
    /// that cannot be sent; `ResponseError` an event that cannot be read: a frame that is cut off or whose checksum is
    /// wrong, or a payload that is not what the model says. Each ends the stream.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        let next = match self.next.take() {
            Some(message) => Ok(Some(message)),
            None => self.messages.next().await,
        };
        let next = next.map_err(|failure| self.error(failure))?;
        let (Some(message), Some(service)) = (next, self.service) else {
            return Ok(None);
        };
        match (self.read)(service, &message, self.messages.request_id()) {
            Ok(Ok(event)) => Ok(Some(event)),
            Ok(Err(error)) => {
                self.messages.close();
                Err(SdkError::service_error(error, RawMessage::Decoded(message)))
            }
            Err(source) => {
                self.messages.close();
                let failure = self.messages.failure(source);
                Err(SdkError::response_error(
                    failure,
                    RawMessage::Decoded(message),
                ))
            }
        }
    }

    /// The first message, if it carries the other members of the output.
    pub(super) async fn initial_response(&mut self) -> Result<Option<Message>, BoxError> {
        let first = self.messages.next().await?;
        let is_initial = |message: &Message| unmarshall::is_event(message, "initial-response");
        match first {
            Some(message) if is_initial(&message) => Ok(Some(message)),
            other => {
                self.next = other;
                Ok(None)
            }
        }
    }

    /// The error of a stream that failed without one of the service.
    fn error(&self, failure: Failure) -> SdkError<E, RawMessage> {
        let with_facts = |source| self.messages.failure(source);
        match failure {
            Failure::Connection(source) => {
                SdkError::dispatch_failure(ConnectorError::io(with_facts(source).into()))
            }
            Failure::Sending(source) => {
                SdkError::dispatch_failure(ConnectorError::user(with_facts(source).into()))
            }
            Failure::Bytes(source, bytes) => {
                let raw = RawMessage::invalid(Some(bytes));
                SdkError::response_error(with_facts(source), raw)
            }
        }
    }
}

impl<T, E> FromBody for EventReceiver<T, E>
where
    T: Structure + 'static,
    E: OperationError + CreateUnhandledError,
{
    fn from_body(body: StreamBody) -> Self {
        Self {
            next: None,
            service: Some(body.service),
            read: read::<T, E>,
            messages: Messages::new(body),
        }
    }
}

/// A stream that has ended.
impl<T, E> Default for EventReceiver<T, E>
where
    T: Structure + 'static,
    E: OperationError + CreateUnhandledError,
{
    fn default() -> Self {
        Self {
            next: None,
            service: None,
            read: read::<T, E>,
            messages: Messages::ended(),
        }
    }
}

fn read<T, E>(
    service: &'static Service,
    message: &Message,
    request_id: Option<&str>,
) -> Result<Result<T, E>, BoxError>
where
    T: Structure,
    E: OperationError + CreateUnhandledError,
{
    match Kind::of(message)? {
        Kind::Event(name) => {
            let mut event = T::empty();
            unmarshall::event(service, message, name, &mut event)?;
            Ok(Ok(event))
        }
        kind => {
            let mut error = E::empty();
            let failed = unmarshall::failure(service, message, kind, request_id, &mut error);
            Ok(Err(match failed {
                Ok(()) => error,
                Err(failure) => E::create_unhandled_error(failure.into(), None),
            }))
        }
    }
}
