//! Bodies that are streams (`smithy.api#streaming`): how an operation describes them, and how the body of a
//! response becomes the member of an output. Streams of events are in `event_stream`.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;

use crate::service::Service;

/// The kind of stream that the body of a response is, where it is not read at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputStream {
    /// The bytes of a blob.
    Blob,
    /// Events of a union.
    Events,
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
}

/// A member of an output that comes through the body of the response.
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
