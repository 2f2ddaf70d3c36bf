//! Calls whose output has events. In RPC protocols the other members of the output are the first event, which
//! is read before the caller gets the output.

use std::error::Error as StdError;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use aws_types::request_id::RequestId;

use super::EventReceiver;
use crate::client::{self, CallFuture, CallResult, Client, SendFuture};
use crate::codec::Members;
use crate::config::Builder;
use crate::error::ResponseFailure;
use crate::operation::{Operation, OperationOutput};
use crate::shape::Described;

/// An output with events.
#[doc(hidden)]
pub trait EventOutput: OperationOutput + RequestId {
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
    let protocol = client.service().protocol;
    if !protocol.initial_messages {
        return Ok(output);
    }
    let id = output.request_id().map(str::to_owned);
    let first = output.events().initial_response().await;
    let first = first.map_err(|error| unreadable(id.as_deref(), error))?;
    if let Some(first) = first.filter(|_| !output.table().members.is_empty()) {
        let read = protocol
            .codec
            .read_structure(first.payload(), &mut output, Members::All);
        read.map_err(|error| unreadable(id.as_deref(), error.into()))?;
    }
    Ok(output)
}

/// A failure after the response was handed over. Its headers are gone, as in the published clients; only the id of the
/// request is left.
fn unreadable<E>(request_id: Option<&str>, error: BoxError) -> SdkError<E, HttpResponse> {
    match response(request_id) {
        Some(response) => SdkError::response_error(ResponseFailure::of(&response, error), response),
        None => SdkError::construction_failure(error),
    }
}

/// A stand-in for the response that was handed over.
fn response(request_id: Option<&str>) -> Option<HttpResponse> {
    let mut response = HttpResponse::new(StatusCode::try_from(200).ok()?, SdkBody::taken());
    if let Some(id) = request_id {
        let headers = response.headers_mut();
        headers.try_insert("x-amzn-requestid", id.to_owned()).ok()?;
    }
    Some(response)
}
