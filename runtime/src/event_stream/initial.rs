//! Calls whose output has events. In RPC protocols the other members of the output are the first event, which
//! is read before the caller gets the output.

use std::error::Error as StdError;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;

use super::EventReceiver;
use crate::client::{self, CallFuture, CallResult, Client, SendFuture};
use crate::config::Builder;
use crate::operation::{Operation, OperationOutput};
use crate::shape::Described;

/// An output with events.
pub trait EventOutput: OperationOutput {
    /// The union of the events.
    type Event: Send;
    /// The errors that can end the stream.
    type Error: StdError + Send + Sync + 'static;

    /// The member that receives the events.
    fn events(&mut self) -> &mut EventReceiver<Self::Event, Self::Error>;
}

/// Sends the input of an operation whose output has events, and gives the output as soon as its other
/// members are there.
///
/// # Errors
/// As [`client::result`], and when the first event cannot be received or read.
pub fn call<O: Operation>(
    client: Client,
    config_override: Option<Builder>,
    input: Result<O::Input, BuildError>,
) -> CallFuture<O>
where
    O::Output: EventOutput,
{
    SendFuture::new(first_message::<O>(client, config_override, input))
}

async fn first_message<O: Operation>(
    client: Client,
    config_override: Option<Builder>,
    input: Result<O::Input, BuildError>,
) -> CallResult<O>
where
    O::Output: EventOutput,
{
    let outcome = client::call::<O>(client.clone(), config_override, input).await;
    let mut output = client::result::<O>(outcome)?;
    let format = &client.service().protocol.events;
    if !format.initial_messages {
        return Ok(output);
    }
    let first = output.events().initial_response().await;
    if let Some(first) = first.map_err(response_error)? {
        if !output.table().members.is_empty() {
            (format.read)(first.payload(), &mut output).map_err(response_error)?;
        }
    }
    Ok(output)
}

/// A failure after the response was handed over: its headers are gone, as in the published clients.
fn response_error<E>(error: impl Into<BoxError>) -> SdkError<E, HttpResponse> {
    match StatusCode::try_from(200) {
        Ok(status) => SdkError::response_error(error, HttpResponse::new(status, SdkBody::taken())),
        Err(_) => SdkError::construction_failure(error),
    }
}
