//! Event streams (`application/vnd.amazon.eventstream`): the events of a response as the caller receives
//! them, and those of the caller as they are sent.
//!
//! Upstream reads and writes frames and the checksums over them. This module turns events into shapes and shapes into events, by
//! the shape's table: `:event-type` names a member of the stream's union, some members are headers, and the other members
//! are the payload. Source: Smithy 2.0, "Event streams", and its Amazon Event Stream
//! Specification.

mod header;
mod initial;
mod marshall;
mod messages;
mod receiver;
mod sender;
mod unmarshall;

pub use aws_smithy_http::event_stream::EventStreamSender;
pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
pub use aws_smithy_types::str_bytes::StrBytes;
pub use initial::{call, EventOutput};
pub use receiver::EventReceiver;
pub use sender::{no_events, request_body, EventInput};

/// Implements what an output with events needs beside [`operation_output!`](crate::operation_output).
///
/// ```text
/// event_output! {
///     ListenOutput {
///         events: crate::types::Heard,
///         crate::types::error::HeardError,
///     }
/// }
/// ```
#[macro_export]
macro_rules! event_output {
    ($output:ident { $field:ident: $event:ty, $error:ty $(,)? }) => {
        impl $crate::event_stream::EventOutput for $output {
            type Event = $event;
            type Error = $error;

            #[inline]
            fn events(&mut self) -> &mut $crate::event_stream::EventReceiver<$event, $error> {
                &mut self.$field
            }
        }
    };
}

/// Implements what an input with events needs beside [`structure!`](crate::structure).
///
/// ```text
/// event_input! {
///     SpeakInput {
///         events: crate::types::Spoken,
///         crate::types::error::SpokenError,
///     }
/// }
/// ```
#[macro_export]
macro_rules! event_input {
    ($input:ident { $field:ident: $event:ty, $error:ty $(,)? }) => {
        impl $crate::event_stream::EventInput for $input {
            type Event = $event;
            type Error = $error;

            #[inline]
            fn take_events(&mut self) -> $crate::event_stream::EventStreamSender<$event, $error> {
                ::std::mem::replace(&mut self.$field, $crate::event_stream::no_events())
            }
        }
    };
}
