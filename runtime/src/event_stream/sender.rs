//! The events that a caller sends. In: an input with a stream of events. Out: the body of its request, in
//! frames that are signed one by one as they are sent.

use std::error::Error as StdError;
use std::fmt;

use aws_smithy_eventstream::error::Error as FrameError;
use aws_smithy_eventstream::frame::{DeferredSigner, MarshallMessage};
use aws_smithy_http::event_stream::{EventOrInitial, EventOrInitialMarshaller, EventStreamSender};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::Message;
use futures_util::stream::{self, StreamExt};
use http_body_util::StreamBody;

use super::marshall;
use crate::operation::OperationError;
use crate::service::Service;
use crate::shape::Structure;
use crate::stream::SentEvents;

/// An input with events.
#[doc(hidden)]
pub trait EventInput: Structure + 'static {
    /// The union of the events.
    type Event: Structure + 'static;
    /// The errors that can end the stream.
    type Error: OperationError + StdError;

    /// Takes the events out of the input and leaves none.
    fn take_events(&mut self) -> EventStreamSender<Self::Event, Self::Error>;
}

/// A stream that ends at once.
pub fn no_events<T, E>() -> EventStreamSender<T, E>
where
    T: Send + Sync + 'static,
    E: Send + Sync + 'static,
{
    EventStreamSender::from(stream::empty())
}

/// The body of a request: the payload of the first event, if there is one, and then the events.
///
/// # Errors
///
/// The input is not of this type.
pub fn request_body<I: EventInput>(
    input: &mut Input,
    service: &'static Service,
    first: Option<Vec<u8>>,
    config: &mut ConfigBag,
) -> Result<SdkBody, BoxError> {
    let input = input.downcast_mut::<I>();
    let events = input
        .ok_or("the input is not this operation's")?
        .take_events();
    let first = first.map(|payload| marshall::initial_request(service, payload));
    let first = stream::iter(first.map(|message| Ok(EventOrInitial::InitialMessage(message))));
    // Upstream asks once more after the end, which not every stream allows.
    let events = events
        .into_inner()
        .fuse()
        .map(|event| event.map(EventOrInitial::Event));
    // The signature of each event goes on from that of the request, which is not signed yet.
    let (signer, sender) = DeferredSigner::new();
    config.interceptor_state().store_put(sender);
    let events_to_messages = Marshaller {
        service,
        message: |service, event: I::Event| marshall::event(service, &event),
    };
    let errors_to_messages = Marshaller {
        service,
        message: |service, error: I::Error| marshall::error(service, &error, error.to_string()),
    };
    let frames = EventStreamSender::from(first.chain(events)).into_body_stream(
        EventOrInitialMarshaller::new(events_to_messages),
        errors_to_messages,
        signer,
    );
    let frames = frames.map(|frame| frame.map_err(BoxError::from));
    let (sent, frames) = SentEvents::tie(frames);
    config.interceptor_state().store_put(sent);
    Ok(SdkBody::from_body_1_x(StreamBody::new(frames)))
}

/// Makes messages of events or errors.
#[derive(Debug)]
struct Marshaller<T> {
    service: &'static Service,
    message: fn(&Service, T) -> Result<Message, BoxError>,
}

impl<T: fmt::Debug> MarshallMessage for Marshaller<T> {
    type Input = T;

    fn marshall(&self, value: T) -> Result<Message, FrameError> {
        let message = (self.message)(self.service, value);
        message.map_err(|error| FrameError::marshalling(error.to_string()))
    }
}
