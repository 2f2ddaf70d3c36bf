//! The messages of a response. In: its body. Out: one message after the other, until the body or an error ends them.
//!
//! The reader of `aws-smithy-http` waits for a whole frame before it checks any length, and takes a body that ends after a
//! prelude for a whole one. This one checks a prelude once it is there. Source: Smithy 2.0, Amazon Event Stream Specification.

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use tracing::trace;

use crate::error::ResponseFailure;
use crate::stream::{SentEvents, StreamBody};

/// The parts of a prelude: the length of the message, the length of its headers and a checksum.
const LENGTHS: usize = 8;
const PRELUDE: usize = LENGTHS + 4;

/// The messages of a response.
pub(super) struct Messages {
    body: SdkBody,
    /// Bytes of the body that are no whole message yet.
    bytes: BytesMut,
    /// The events of the request; they end with this.
    sent: Option<SentEvents>,
    request_id: Option<String>,
    is_sensitive: bool,
}

/// The reason why there is no next message.
#[derive(Debug)]
pub(super) enum Failure {
    /// The connection failed.
    Connection(BoxError),
    /// The caller's own events cannot be sent.
    Sending(BoxError),
    /// These bytes are no message.
    Bytes(BoxError, Bytes),
}

impl From<Failure> for BoxError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Connection(error) | Failure::Sending(error) | Failure::Bytes(error, _) => {
                error
            }
        }
    }
}

impl Messages {
    pub(super) fn new(body: StreamBody) -> Self {
        Self {
            body: body.body,
            bytes: BytesMut::new(),
            sent: body.sent,
            request_id: body.request_id,
            is_sensitive: body.is_sensitive,
        }
    }

    /// No messages.
    pub(super) fn ended() -> Self {
        Self {
            body: SdkBody::empty(),
            bytes: BytesMut::new(),
            sent: None,
            request_id: None,
            is_sensitive: false,
        }
    }

    /// Waits for the next message. Nothing is lost if the wait is given up.
    pub(super) async fn next(&mut self) -> Result<Option<Message>, Failure> {
        loop {
            match self.buffered() {
                Ok(None) => {}
                Ok(message) => return Ok(message),
                Err(error) => return Err(self.unreadable(error)),
            }
            match self.body.frame().await {
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        self.bytes.extend_from_slice(&bytes);
                    }
                }
                Some(Err(error)) => return Err(self.disconnected(error)),
                None if self.bytes.is_empty() => return Ok(None),
                None => return Err(self.unreadable("the response ended within an event".into())),
            }
        }
    }

    /// The message that the buffer begins with, once it is whole.
    fn buffered(&mut self) -> Result<Option<Message>, BoxError> {
        let Some(prelude) = self.bytes.first_chunk::<PRELUDE>() else {
            return Ok(None);
        };
        let length = length(prelude)?;
        if self.bytes.len() < length {
            return Ok(None);
        }
        let message = read_message_from(self.bytes.split_to(length).freeze())?;
        if !self.is_sensitive {
            trace!(message = ?message, "received complete event stream message");
        }
        Ok(Some(message))
    }

    /// An error with the known facts.
    pub(super) fn failure(&self, source: BoxError) -> ResponseFailure {
        ResponseFailure::of_event(self.request_id(), source)
    }

    /// The id of the request.
    pub(super) fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Leaves the stream: an error ends it.
    pub(super) fn close(&mut self) {
        self.body = SdkBody::empty();
        self.bytes.clear();
        self.sent = None;
    }

    fn unreadable(&mut self, error: BoxError) -> Failure {
        let bytes = self.bytes.split().freeze();
        self.close();
        Failure::Bytes(error, bytes)
    }

    fn disconnected(&mut self, error: BoxError) -> Failure {
        let of_sender = self.sent.as_ref().and_then(SentEvents::failure);
        self.close();
        match of_sender {
            Some(error) => Failure::Sending(error.into()),
            None => Failure::Connection(error),
        }
    }
}

/// The length of the message with this prelude.
fn length(prelude: &[u8; PRELUDE]) -> Result<usize, BoxError> {
    let [a, b, c, d, _, _, _, _, checksum @ ..] = *prelude;
    let actual = crc32fast::hash(&prelude[..LENGTHS]);
    let stated = u32::from_be_bytes(checksum);
    if stated != actual {
        let error = format!(
            "prelude checksum {stated:#010x} did not match expected checksum {actual:#010x}"
        );
        return Err(error.into());
    }
    let length = usize::try_from(u32::from_be_bytes([a, b, c, d]))?;
    match length < PRELUDE {
        true => Err(format!("a message cannot have {length} bytes").into()),
        false => Ok(length),
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use aws_smithy_eventstream::frame::write_message_to;
    use aws_smithy_types::event_stream::{Header, HeaderValue};
    use futures_util::{stream, FutureExt};
    use http_body::Frame;
    use http_body_util::StreamBody as Chunks;

    use super::*;

    fn message(text: &'static str) -> Message {
        let message = Message::new(text.as_bytes());
        message.add_header(Header::new("name", HeaderValue::Int32(7)))
    }

    fn written() -> Vec<u8> {
        let mut bytes = Vec::new();
        for text in ["one", "", "three"] {
            write_message_to(&message(text), &mut bytes).unwrap();
        }
        bytes
    }

    /// What comes of a body of these chunks: the messages, and whether an error ended them.
    fn read(chunks: &[&[u8]]) -> (Vec<Message>, bool) {
        let chunks: Vec<_> = chunks
            .iter()
            .map(|bytes| Bytes::copy_from_slice(bytes))
            .collect();
        let frames = chunks
            .into_iter()
            .map(|bytes| Ok::<_, Infallible>(Frame::data(bytes)));
        let mut messages = Messages::ended();
        messages.body = SdkBody::from_body_1_x(Chunks::new(stream::iter(frames)));
        let mut all = Vec::new();
        loop {
            match messages.next().now_or_never().expect("it waits") {
                Ok(Some(message)) => all.push(message),
                Ok(None) => return (all, false),
                Err(_) => {
                    let after = messages.next().now_or_never();
                    assert!(
                        matches!(after, Some(Ok(None))),
                        "an error ends the messages"
                    );
                    return (all, true);
                }
            }
        }
    }

    #[test]
    fn chunks_may_end_anywhere() {
        let bytes = written();
        let expected = (["one", "", "three"].map(message).to_vec(), false);
        assert_eq!(read(&[&bytes]), expected);
        for place in 0..=bytes.len() {
            let (first, second) = bytes.split_at(place);
            assert_eq!(read(&[first, second]), expected);
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(read(&single), expected);
    }

    #[test]
    fn a_body_that_is_cut_off_is_an_error_unless_a_message_ends_there() {
        let bytes = written();
        let mut ends = Vec::new();
        for length in 0..=bytes.len() {
            let (messages, failed) = read(&[&bytes[..length]]);
            match failed {
                true => assert_eq!(messages.len() + 1, ends.len(), "{length}"),
                false => ends.push(length),
            }
        }
        assert_eq!((ends.len(), ends.last()), (4, Some(&bytes.len())));
    }

    #[test]
    fn a_changed_bit_is_an_error() {
        let bytes = written();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let (messages, failed) = read(&[&changed]);
            assert!(failed && messages.len() < 3, "bit {bit}");
        }
    }
}
