//! How what a client did over several calls ended: results of a generated crate come in, the same without their types
//! goes out.

use std::error::Error;

use serde_json::Value;
use smithy_client_runtime::api::{
    DisplayErrorContext, HttpResponse, ProvideErrorMetadata, SdkError,
};
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::shape::Structure;
use smithy_client_runtime::waiter::{FinalPoll, WaiterError};

use crate::fill;

/// What came, and how it ended.
#[derive(Debug)]
pub struct End {
    /// The output of a call, the pages, or the output that ended a wait.
    pub(super) outputs: Vec<Box<dyn Structure>>,
    /// How many items came.
    pub(super) items: usize,
    /// An output as it should be.
    pub(super) expected_output: fn(&Value) -> Result<Box<dyn Structure>, String>,
    pub(super) failure: Option<Failure>,
}

/// How it failed, if it did.
#[derive(Debug)]
pub(super) struct Failure {
    /// `error`; of a wait also `failure`, for a state that an acceptor calls so, or `timeout`.
    pub(super) kind: &'static str,
    /// The code of the service's error.
    pub(super) code: Option<String>,
    printed: String,
}

/// The end of a call.
pub(super) type Called<O> =
    Result<<O as Operation>::Output, SdkError<<O as Operation>::Error, HttpResponse>>;

/// The end of a wait.
type Waited<O, E> = Result<FinalPoll<O, SdkError<E, HttpResponse>>, WaiterError<O, E>>;

impl End {
    /// Before anything came.
    pub fn of_nothing<O: Operation>() -> Self {
        End {
            outputs: Vec::new(),
            items: 0,
            expected_output: |params| Ok(Box::new(fill::expected::<O::Output>(params)?)),
            failure: None,
        }
    }

    /// The end of one call with its retries.
    pub fn of_call<O: Operation>(result: Called<O>) -> Self
    where
        O::Error: ProvideErrorMetadata + Error,
    {
        let mut end = Self::of_nothing::<O>();
        end.page::<O>(result);
        end
    }

    /// A page that came, or why none did.
    pub fn page<O: Operation>(&mut self, page: Called<O>)
    where
        O::Error: ProvideErrorMetadata + Error,
    {
        match page {
            Ok(output) => self.outputs.push(Box::new(output)),
            Err(error) => self.failure = Some(failed(error)),
        }
    }

    /// An item that came, or why none did.
    pub fn item<O: Operation, T>(&mut self, item: Result<T, SdkError<O::Error, HttpResponse>>)
    where
        O::Error: ProvideErrorMetadata + Error,
    {
        match item {
            Ok(_) => self.items += 1,
            Err(error) => self.failure = Some(failed(error)),
        }
    }

    /// The end of a wait.
    pub fn of_wait<O: Operation>(result: Waited<O::Output, O::Error>) -> Self
    where
        O::Error: ProvideErrorMetadata + Error,
    {
        let mut end = Self::of_nothing::<O>();
        match result {
            // An error that was waited for is no failure.
            Ok(poll) => end.outputs.extend(
                poll.into_result()
                    .ok()
                    .map(|output| Box::new(output) as Box<dyn Structure>),
            ),
            Err(error) => {
                let kind = match &error {
                    WaiterError::ExceededMaxWait(_) => "timeout",
                    WaiterError::FailureState(_) => "failure",
                    _ => "error",
                };
                end.failure = Some(Failure {
                    kind,
                    code: None,
                    printed: DisplayErrorContext(error).to_string(),
                });
            }
        }
        end
    }

    /// How it ended, for people.
    pub(super) fn shown(&self) -> String {
        match &self.failure {
            None => format!("{} outputs, {} items", self.outputs.len(), self.items),
            Some(failure) => format!("{}: {}", failure.kind, failure.printed),
        }
    }
}

fn failed<E>(error: SdkError<E, HttpResponse>) -> Failure
where
    E: ProvideErrorMetadata + Error + 'static,
{
    Failure {
        kind: "error",
        code: error.code().map(str::to_owned),
        printed: DisplayErrorContext(error).to_string(),
    }
}
