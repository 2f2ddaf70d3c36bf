//! How a fluent builder sends its request: from the builder to a future of the output.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_types::error::operation::BuildError;

use super::{presigned, result, Client, Outcome, SendResult};
use crate::config::Builder;
use crate::operation::{self, Operation, OperationData};
use crate::presigning::{PresignedRequest, PresigningConfig};

/// The result of a call of an operation.
pub type CallResult<O> = SendResult<<O as Operation>::Output, <O as Operation>::Error>;

/// The future of a call of an operation.
pub type CallFuture<O> = SendFuture<<O as Operation>::Output, <O as Operation>::Error>;

/// The future of a presigned request of an operation.
pub type PresignFuture<O> = SendFuture<PresignedRequest, <O as Operation>::Error>;

/// A fluent builder of a generated crate.
#[doc(hidden)]
pub trait FluentBuilder: Sized {
    /// The operation that it calls.
    type Operation: Operation;

    /// The client that sends the request, and the result of building the input.
    fn into_parts(
        self,
    ) -> (
        Client,
        Result<<Self::Operation as Operation>::Input, BuildError>,
    );

    /// Sends the request, with this configuration over the client's.
    #[inline]
    fn call(self, config_override: Option<Builder>) -> CallFuture<Self::Operation> {
        let (client, input) = self.into_parts();
        let outcome = call::<Self::Operation>(client, config_override, input);
        SendFuture(State::Erased(outcome, result::<Self::Operation>))
    }

    /// Presigns the request, with this configuration over the client's. Nothing is sent.
    #[inline]
    fn presign(
        self,
        config_override: Option<Builder>,
        presigning: PresigningConfig,
    ) -> PresignFuture<Self::Operation> {
        let (client, input) = self.into_parts();
        let operation = operation::data::<Self::Operation>();
        let input = input.map(Input::erase);
        let outcome = client.into_presigned(operation, config_override, input, presigning);
        SendFuture(State::Erased(
            outcome,
            presigned::<<Self::Operation as Operation>::Error>,
        ))
    }
}

/// Sends the input of an operation; [`result`] takes the outcome. Only these two steps know the operation's types.
#[inline]
pub(crate) fn call<O: Operation>(
    client: Client,
    config_override: Option<Builder>,
    input: Result<O::Input, BuildError>,
) -> ErasedFuture {
    // No adapter here: it would be compiled for every operation.
    let input = match input {
        Ok(input) => Ok(Input::erase(input)),
        Err(error) => Err(error),
    };
    client.into_outcome(operation::data::<O>(), config_override, input)
}

impl Client {
    /// Runs a call; nothing here depends on the operation's types.
    fn into_outcome(
        self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
        input: Result<Input, BuildError>,
    ) -> ErasedFuture {
        Box::pin(async move { self.run(operation, config_override, input).await })
    }

    /// Presigns the request of a call.
    fn into_presigned(
        self,
        operation: &'static OperationData,
        config_override: Option<Builder>,
        input: Result<Input, BuildError>,
        presigning: PresigningConfig,
    ) -> ErasedFuture {
        Box::pin(async move {
            let presigned = self.presign(operation, config_override, input, &presigning);
            presigned.await.map(Output::erase)
        })
    }
}

/// The future of a call without its types.
pub(crate) type ErasedFuture = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// The future that a fluent builder's `send` returns: of the output `T` or an error of the operation `E`. The call runs
/// while the future is awaited; dropping it ends the call.
///
/// A type with a name, since the state machine of an `async fn` would be checked and compiled once for each operation.
#[must_use = "nothing is sent until the future is awaited"]
pub struct SendFuture<T, E>(State<T, E>);

enum State<T, E> {
    /// The types are given back at the end, so the future is the same for all operations.
    Erased(ErasedFuture, fn(Outcome) -> SendResult<T, E>),
    /// A call with a part of its own.
    #[cfg_attr(not(feature = "event-stream"), allow(dead_code))]
    Typed(Pin<Box<dyn Future<Output = SendResult<T, E>> + Send>>),
}

impl<T, E> SendFuture<T, E> {
    /// A call that is made by this future.
    #[cfg(feature = "event-stream")]
    pub(crate) fn new(call: impl Future<Output = SendResult<T, E>> + Send + 'static) -> Self {
        Self(State::Typed(Box::pin(call)))
    }
}

impl<T, E> Future for SendFuture<T, E> {
    type Output = SendResult<T, E>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.get_mut().0 {
            State::Erased(outcome, result) => match outcome.as_mut().poll(context) {
                Poll::Ready(outcome) => Poll::Ready(result(outcome)),
                Poll::Pending => Poll::Pending,
            },
            State::Typed(call) => call.as_mut().poll(context),
        }
    }
}

impl<T, E> fmt::Debug for SendFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SendFuture")
    }
}
