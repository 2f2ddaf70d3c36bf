//! An operation with events without its types: how to call it, and how a call ended.

use serde_json::Value;
use smithy_client_runtime::api::{
    BoxError, DisplayErrorContext, HttpResponse, ProvideErrorMetadata, SdkError,
};
use smithy_client_runtime::event_stream::EventOutput;
use smithy_client_runtime::operation;
use smithy_client_runtime::shape::Structure;

use super::wire::Setup;
use crate::fill;
use crate::operation::Running;
use crate::wire::Answer;

/// A call under way.
pub type Call = Running<Outcome>;

/// An operation with events.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub(super) id: &'static str,
    pub(super) call: fn(Setup) -> Call,
    /// An event that it receives and an error that may end them, empty.
    pub(crate) empty: Option<(Empty, Empty)>,
}

/// Makes an empty shape.
pub(crate) type Empty = fn() -> Box<dyn Structure>;

fn empty<T: Structure + 'static>() -> Box<dyn Structure> {
    Box::new(T::empty())
}

impl Operation {
    /// An operation by its id in the model.
    pub fn new(id: &'static str, call: fn(Setup) -> Call) -> Self {
        Self {
            id,
            call,
            empty: None,
        }
    }

    /// The same, with the events that this member of its output receives.
    pub fn receives<O: operation::Operation>(mut self, _member: &str) -> Self
    where
        O::Output: EventOutput,
        <O::Output as EventOutput>::Event: Structure + 'static,
        <O::Output as EventOutput>::Error: operation::OperationError,
    {
        self.empty = Some((
            empty::<<O::Output as EventOutput>::Event>,
            empty::<<O::Output as EventOutput>::Error>,
        ));
        self
    }

    /// Its id in the model.
    pub(crate) fn id(&self) -> &'static str {
        self.id
    }

    /// Calls it with these parameters, and answers with this response; whether all went well comes back.
    pub(crate) fn answered(&self, params: &Value, answer: Answer) -> Running<bool> {
        let call = (self.call)(Setup::answered(params, answer));
        Box::pin(async move { call.await.end.is_ok() })
    }
}

/// A shape with values from a case.
pub(super) type Expected = fn(&Value) -> Result<Box<dyn Structure>, String>;

fn expected<T: Structure + 'static>(params: &Value) -> Result<Box<dyn Structure>, String> {
    Ok(Box::new(fill::expected::<T>(params)?))
}

/// How a call ended.
#[derive(Debug)]
pub struct Outcome {
    /// The output, if there was one.
    pub(crate) output: Option<Box<dyn Structure>>,
    /// An output as it should be.
    pub(super) expected_output: Expected,
    /// The events that came.
    pub(crate) events: Vec<Box<dyn Structure>>,
    /// The error of the call or of its stream.
    pub(crate) end: Result<(), Failure>,
    /// An event as it should be, if the operation receives any.
    pub(super) expected_event: Option<Expected>,
}

/// Why a call or its stream failed.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The error of the service: a union of the modeled ones.
    pub(crate) error: Option<Box<dyn Structure>>,
    /// An error as it should be.
    pub(super) expected_error: Expected,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) printed: String,
}

impl Outcome {
    /// What the fluent builder of an operation without events in its output returned.
    pub fn of<O: operation::Operation>(
        result: Result<O::Output, SdkError<O::Error, HttpResponse>>,
    ) -> Self {
        let (output, end) = match result {
            Ok(output) => (Some(Box::new(output) as Box<dyn Structure>), Ok(())),
            Err(error) => (None, Err(failure(error))),
        };
        Outcome {
            output,
            expected_output: expected::<O::Output>,
            events: Vec::new(),
            end,
            expected_event: None,
        }
    }

    /// What the fluent builder of an operation returned, and all events that follow.
    pub async fn of_events<O: operation::Operation>(
        result: Result<O::Output, SdkError<O::Error, HttpResponse>>,
    ) -> Self
    where
        O::Output: EventOutput,
        <O::Output as EventOutput>::Event: Structure + 'static,
        <O::Output as EventOutput>::Error:
            operation::OperationError + ProvideErrorMetadata + std::error::Error,
    {
        let mut output = match result {
            Ok(output) => output,
            Err(error) => return Self::of::<O>(Err(error)),
        };
        let mut events: Vec<Box<dyn Structure>> = Vec::new();
        let end = loop {
            match output.events().recv().await {
                Ok(Some(event)) => events.push(Box::new(event)),
                Ok(None) => break Ok(()),
                Err(error) => break Err(failure(error)),
            }
        };
        Outcome {
            output: Some(Box::new(output)),
            events,
            end,
            expected_output: expected::<O::Output>,
            expected_event: Some(expected::<<O::Output as EventOutput>::Event>),
        }
    }
}

fn failure<E, R>(error: SdkError<E, R>) -> Failure
where
    E: operation::OperationError + ProvideErrorMetadata + std::error::Error,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    match error {
        SdkError::ServiceError(context) => {
            let error = context.into_err();
            let meta = ProvideErrorMetadata::meta(&error);
            Failure {
                code: meta.code().map(str::to_owned),
                message: meta.message().map(str::to_owned),
                printed: DisplayErrorContext(&error).to_string(),
                error: Some(Box::new(error)),
                expected_error: expected::<E>,
            }
        }
        other => Failure {
            error: None,
            expected_error: expected::<E>,
            code: None,
            message: None,
            printed: DisplayErrorContext(&*BoxError::from(other)).to_string(),
        },
    }
}
