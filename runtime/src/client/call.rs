//! How a fluent builder sends its request: from the builder to a future of the output.

use std::future::Future;

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_types::error::operation::BuildError;

use super::{result, Client};
use crate::config::Builder;
use crate::customize::SendResult;
use crate::operation::{self, Operation};

/// What a call of an operation gives.
pub type CallResult<O> = SendResult<<O as Operation>::Output, <O as Operation>::Error>;

/// A fluent builder of a generated crate. Its methods that send are plain functions which return the future of
/// [`call`](Self::call): an `async fn` would be a state machine that the compiler checks once for each operation.
pub trait FluentBuilder: Sized {
    /// The operation that it calls.
    type Operation: Operation;

    /// What sends the request, and the input as it could be built.
    fn into_parts(
        self,
    ) -> (
        Client,
        Result<<Self::Operation as Operation>::Input, BuildError>,
    );

    /// Sends the request, with this configuration over the client's.
    #[inline]
    fn call(
        self,
        config_override: Option<Builder>,
    ) -> impl Future<Output = CallResult<Self::Operation>> + Send {
        let (client, input) = self.into_parts();
        let input = input.map(Input::erase);
        async move {
            let data = operation::data::<Self::Operation>();
            result::<Self::Operation>(client.run(data, config_override, input).await)
        }
    }
}
