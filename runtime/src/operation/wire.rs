//! The ends of the wire as the orchestrator asks for them: the input to a request, a response to
//! an output or an error, by way of the service's protocol.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_types::request_id::{apply_request_id, RequestId};

use super::{OperationData, OperationError, Unmodeled};
use crate::protocol::{modeled_error, Response};
use crate::service::Service;
use crate::shape::{Slot, Structure, Value};

/// Turns the input into a request.
#[derive(Debug)]
pub(super) struct Serializer {
    pub(super) service: &'static Service,
    pub(super) operation: &'static OperationData,
}

impl SerializeRequest for Serializer {
    fn serialize_input(&self, input: Input, _cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let input = (self.operation.input)(&input).ok_or("the input is not this operation's")?;
        (self.service.protocol.serialize)(self.service, &self.operation.descriptor, input)
    }
}

/// Turns a response into the output or an error.
#[derive(Debug)]
pub(super) struct Deserializer {
    pub(super) service: &'static Service,
    pub(super) operation: &'static OperationData,
}

impl DeserializeResponse for Deserializer {
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        _cfg: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        tracing::debug!(request_id = ?RequestId::request_id(response));
        let Some(body) = response.body().bytes() else {
            return Err(OrchestratorError::other("the response body is not loaded"));
        };
        let status = response.status();
        let response = Response {
            status: status.as_u16(),
            headers: response.headers(),
            body,
        };
        if status.is_success() {
            self.output(&response).map_err(OrchestratorError::operation)
        } else {
            Err(OrchestratorError::operation(self.error(&response)))
        }
    }
}

impl Deserializer {
    fn output(&self, response: &Response<'_>) -> Result<Output, Error> {
        (self.operation.output)(&mut |output| {
            (self.service.protocol.deserialize)(response, output)?;
            output.set_request_id(response.headers.request_id().map(str::to_owned));
            Ok(())
        })
    }

    fn error(&self, response: &Response<'_>) -> Error {
        (self.operation.error)(&mut |error| self.fill_error(response, error))
    }

    fn fill_error(
        &self,
        response: &Response<'_>,
        error: &mut dyn OperationError,
    ) -> Result<(), Unmodeled> {
        let unreadable = |source| Unmodeled { source, meta: None };
        let facts =
            (self.service.protocol.error_facts)(self.service, response).map_err(unreadable)?;
        let meta = apply_request_id(facts.metadata, response.headers).build();
        let errors = self.operation.descriptor.errors;
        let position = modeled_error(errors, facts.shape.as_deref(), meta.code());
        let Some(position) = position else {
            return Err(Unmodeled {
                source: meta.clone().into(),
                meta: Some(meta),
            });
        };
        if let Some(Slot::Structure(shape)) = error.slot(position) {
            (self.service.protocol.deserialize_error)(response, shape).map_err(unreadable)?;
            fill_message(shape, &meta);
        }
        error.set_meta(meta);
        Ok(())
    }
}

/// Gives an error its message from the metadata when the service spelled the member another way
/// than the model does, as many services do with `message` and `Message`.
fn fill_message(shape: &mut dyn Structure, meta: &ErrorMetadata) {
    let Some(message) = meta.message() else {
        return;
    };
    let members = shape.table().members;
    let is_message = |name: &str| name.eq_ignore_ascii_case("message");
    let Some(index) = members.iter().position(|member| is_message(member.name)) else {
        return;
    };
    if matches!(shape.get(index), None | Some(Value::String(""))) {
        if let Some(Slot::String(field)) = shape.slot(index) {
            message.clone_into(field);
        }
    }
}
