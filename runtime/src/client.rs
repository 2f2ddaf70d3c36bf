//! The client: its parts, and the way of a call through it.
//!
//! Everything here but [`FluentBuilder::call`] and [`result`], the ends of a call, is not generic, so it is compiled
//! once, in this crate, whatever the number of operations.

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

use crate::operation::{self, Operation};

mod call;
mod failure;
mod features;
mod merge;
mod metrics;
mod outcome;
mod plugins;
mod untyped;

pub(crate) use call::call;
pub use call::{CallFuture, CallResult, FluentBuilder, PresignFuture, SendFuture};
pub(crate) use features::Feature;
use outcome::presigned;
pub use outcome::{result, Outcome, SendResult};
pub use untyped::Client;
pub(crate) use untyped::Prepared;

/// The state that the clones of a client share. `C` is the generated crate's own configuration type.
#[derive(Debug)]
pub struct Handle<C> {
    /// The configuration that the user gave.
    pub config: C,
    /// The client without types.
    pub client: Client,
}

/// Sends the input of an operation and gives its output.
///
/// # Errors
/// As [`result`].
pub(crate) async fn send<O: Operation>(
    client: &Client,
    input: O::Input,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    result::<O>(call::<O>(client.clone(), None, Ok(input)).await)
}

/// Sends an input with a prepared operation: one call of several.
pub(crate) async fn invoke<O: Operation>(
    client: &Client,
    call: &Prepared,
    input: O::Input,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    result::<O>(client.invoke(call, Input::erase(input)).await)
}

/// The state from which the calls of a paginator or waiter start: that of its operation, with the feature noted.
pub(crate) fn repeated<O: Operation>(client: &Client, feature: Feature) -> Prepared {
    let call = client.prepared(operation::data::<O>());
    call.with_operation_plugin(feature)
}
