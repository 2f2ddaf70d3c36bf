//! An operation of a generated crate without its types: how to call it, what it can answer, and what an
//! answer should look like.

use std::error::Error;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use aws_smithy_types::byte_stream::ByteStream;
use serde_json::Value;
use smithy_client_runtime::api::{
    DisplayErrorContext, HttpResponse, ProvideErrorMetadata, RequestId, SdkError,
};
use smithy_client_runtime::operation::{self, OperationError};
use smithy_client_runtime::shape::{Shape, Slot, Structure, Table};

use crate::wire::Setup;
use crate::{fill, stream};

/// A call that runs.
pub type Running<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A call under way.
pub type Call = Running<Outcome>;

/// Fills the error at this position of an operation's errors with the values of a case.
type FilledError = fn(usize, &Value) -> Result<Box<dyn Structure>, String>;

/// An operation of a generated crate.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) call: fn(Setup) -> Call,
    /// The member of the output that is a stream of bytes.
    pub(crate) receives: Option<&'static str>,
    /// The errors that it can answer, one member each.
    pub(crate) errors: &'static Table,
    pub(crate) expected_output: fn(&Value) -> Result<Box<dyn Structure>, String>,
    pub(crate) expected_error: FilledError,
}

/// How a call ended.
#[derive(Debug)]
pub enum Outcome {
    /// With an output.
    Output {
        /// The output.
        output: Box<dyn Structure>,
        /// The id that the service gave the request.
        request_id: Option<String>,
        /// The bytes of the member that is a stream, if one is.
        stream: Option<Result<Vec<u8>, String>>,
    },
    /// With an error of the service, whether the model knows it or not.
    Error(Box<ServiceError>),
    /// With an error on the way.
    Failed(String),
}

/// An error of the service.
#[derive(Debug)]
pub struct ServiceError {
    /// The operation's error: a union of the modeled ones.
    pub(crate) error: Box<dyn Structure>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    /// `Sender` or `Receiver`, from services that once spoke the query protocol.
    pub(crate) fault: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) printed: String,
}

impl Operation {
    /// An operation by its type in the generated crate.
    pub fn new<O: operation::Operation>(id: &'static str, call: fn(Setup) -> Call) -> Self {
        Self {
            id,
            call,
            receives: None,
            errors: &O::Error::TABLE,
            expected_output: |params| Ok(Box::new(fill::expected::<O::Output>(params)?)),
            expected_error: |position, params| {
                let mut error = O::Error::empty();
                let Some(Slot::Structure(shape)) = error.slot(position) else {
                    return Err("the error cannot be opened".to_owned());
                };
                fill::expected_in(shape, params)?;
                Ok(Box::new(error))
            },
        }
    }

    /// The same, with the member of the output that is a stream of bytes, if one is.
    pub fn receives(mut self, member: &[&'static str]) -> Self {
        self.receives = member.first().copied();
        self
    }
}

impl Outcome {
    /// Whether the call ended with an output.
    pub(crate) fn is_output(&self) -> bool {
        matches!(self, Outcome::Output { .. })
    }

    /// How the call ended, for people; an error with all that caused it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Outcome::Output { .. } => "an output".to_owned(),
            Outcome::Error(error) => error.printed.clone(),
            Outcome::Failed(why) => why.clone(),
        }
    }

    /// The same with the bytes of the member of the output that is a stream, read to their end.
    pub async fn reading(mut self, body: Option<ByteStream>) -> Self {
        if let (Outcome::Output { stream, .. }, Some(body)) = (&mut self, body) {
            *stream = Some(stream::read(body).await);
        }
        self
    }

    /// What the fluent builder of an operation returned.
    pub fn of<O>(result: Result<O::Output, SdkError<O::Error, HttpResponse>>) -> Self
    where
        O: operation::Operation,
        O::Output: RequestId,
    {
        match result {
            Ok(output) => Outcome::Output {
                request_id: output.request_id().map(str::to_owned),
                output: Box::new(output),
                stream: None,
            },
            Err(SdkError::ServiceError(context)) => {
                Outcome::Error(Box::new(service_error(context.into_err())))
            }
            Err(error) => Outcome::Failed(DisplayErrorContext(error).to_string()),
        }
    }
}

fn service_error<E: OperationError + ProvideErrorMetadata + Error>(error: E) -> ServiceError {
    let meta = ProvideErrorMetadata::meta(&error);
    ServiceError {
        code: meta.code().map(str::to_owned),
        message: meta.message().map(str::to_owned),
        fault: meta.extra("type").map(str::to_owned),
        request_id: meta.request_id().map(str::to_owned),
        printed: DisplayErrorContext(&error).to_string(),
        error: Box::new(error),
    }
}
