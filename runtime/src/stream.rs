//! Bodies that are streams (`smithy.api#streaming`): how an operation describes them, and how the body of a
//! response becomes the member of an output. Streams of events are in `event_stream`.

#[cfg(feature = "event-stream")]
mod sent;

use std::mem;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;
#[cfg(feature = "event-stream")]
use aws_types::request_id::RequestId;

#[cfg(feature = "event-stream")]
pub use sent::SentEvents;

use crate::service::Service;
use crate::shape::Structure;

/// The kind of stream that the body of a response is, where it is not read at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputStream {
    /// The bytes of a blob.
    Blob,
    /// Events of a union.
    Events,
}

/// The member of an input that is the body of its request.
#[derive(Debug, Clone, Copy)]
pub enum InputBody {
    /// Events of a union.
    Events(InputEvents),
    /// The bytes of a blob.
    Bytes(InputBytes),
}

/// A body of bytes that the caller sends as they come.
#[derive(Debug, Clone, Copy)]
pub struct InputBytes {
    /// Takes the bytes out of the input.
    pub take: fn(&mut Input) -> Result<ByteStream, BoxError>,
    /// `smithy.api#mediaType` of the blob.
    pub media_type: Option<&'static str>,
    /// `smithy.api#requiresLength`: the service needs the length before the bytes.
    pub requires_length: bool,
}

impl InputBytes {
    /// The bytes of this input.
    pub const fn of<I: StreamingInput>() -> Self {
        Self {
            take: take::<I>,
            media_type: None,
            requires_length: false,
        }
    }
}

/// An input with a body that is sent as it comes.
#[doc(hidden)]
pub trait StreamingInput: Structure + 'static {
    /// Takes the bytes out of the input and leaves none.
    fn take_bytes(&mut self) -> ByteStream;
}

fn take<I: StreamingInput>(input: &mut Input) -> Result<ByteStream, BoxError> {
    let input = input.downcast_mut::<I>();
    let input = input.ok_or("the input is not this operation's")?;
    Ok(input.take_bytes())
}

/// Implements what an input with a body of bytes needs beside [`structure!`](crate::structure).
///
/// ```text
/// streaming_input!(PutImageInput image);
/// ```
#[macro_export]
macro_rules! streaming_input {
    ($input:ident $field:ident) => {
        impl $crate::stream::StreamingInput for $input {
            #[inline]
            fn take_bytes(&mut self) -> $crate::api::ByteStream {
                ::std::mem::take(&mut self.$field)
            }
        }
    };
}

/// Takes the events out of an input and makes them the body of its request. The third argument is the payload of a first
/// event with the other members, if there is one.
pub type InputEvents =
    fn(&mut Input, &'static Service, Option<Vec<u8>>, &mut ConfigBag) -> Result<SdkBody, BoxError>;

/// The body of a response that a member of the output comes through.
#[derive(Debug)]
pub struct StreamBody {
    /// The bytes.
    pub body: SdkBody,
    /// The service that sends them.
    pub service: &'static Service,
    /// Whether they must not be printed.
    pub is_sensitive: bool,
    /// The id of the request.
    #[cfg(feature = "event-stream")]
    pub request_id: Option<String>,
    /// The events that are still sent.
    #[cfg(feature = "event-stream")]
    pub sent: Option<SentEvents>,
}

impl StreamBody {
    /// The body of this response, which has none left.
    pub(crate) fn of(
        response: &mut HttpResponse,
        service: &'static Service,
        is_sensitive: bool,
        config: &ConfigBag,
    ) -> Self {
        #[cfg(not(feature = "event-stream"))]
        let _ = config;
        Self {
            body: mem::replace(response.body_mut(), SdkBody::taken()),
            service,
            is_sensitive,
            #[cfg(feature = "event-stream")]
            request_id: response.request_id().map(str::to_owned),
            #[cfg(feature = "event-stream")]
            sent: config.load::<SentEvents>().cloned(),
        }
    }
}

/// A member of an output that comes through the body of the response.
#[doc(hidden)]
pub trait FromBody {
    /// The member that reads this body.
    fn from_body(body: StreamBody) -> Self;
}

impl FromBody for ByteStream {
    #[inline]
    fn from_body(body: StreamBody) -> Self {
        ByteStream::new(body.body)
    }
}
