//! The ends of the wire as the orchestrator asks for them: the input to a request, a response to
//! an output or an error, by way of the service's protocol.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_types::request_id::{apply_request_id, RequestId};
use http::header::{HeaderName, CONTENT_LENGTH, CONTENT_TYPE};

use super::{Callsites, OperationData, OperationError};
use crate::codec;
use crate::error::{has_sensitive_message, message_of, ResponseFailure, REQUEST_ID};
use crate::protocol::{insert_default, modeled_error, Answer, Call, Framing, Head, EVENT_STREAM};
use crate::service::Service;
use crate::shape::{Slot, Structure, Table, Value};
use crate::stream::{InputBody, InputBytes, StreamBody};

/// Turns the input into a request.
#[derive(Debug)]
pub(super) struct Serializer {
    pub(super) service: &'static Service,
    pub(super) operation: &'static OperationData,
    pub(super) framing: Framing,
}

impl SerializeRequest for Serializer {
    fn serialize_input(
        &self,
        mut input: Input,
        cfg: &mut ConfigBag,
    ) -> Result<HttpRequest, BoxError> {
        let shape = (self.operation.input)(&input).ok_or("the input is not this operation's")?;
        let has_members = !shape.table().members.is_empty();
        let Service { protocol, .. } = self.service;
        let call = Call {
            service: self.service.facts(),
            operation: self.operation.descriptor.facts(),
            input: shape,
            framing: self.framing,
        };
        let mut request = (protocol.request)(protocol, &call)?;
        for (name, value) in self.service.customizations.headers {
            let name = HeaderName::from_bytes(name.as_bytes())?;
            insert_default(request.headers_mut(), name, *value)?;
        }
        match self.operation.descriptor.input_body {
            None => {}
            Some(body) if self.framing != Framing::Full => {
                self.bytes_to_sign(&mut input, body, &mut request)?
            }
            Some(InputBody::Events(events)) => {
                // The body of an RPC request becomes the payload of the first event.
                let first = request.body().bytes().map(<[u8]>::to_vec);
                let first = first.filter(|_| protocol.initial_messages && has_members);
                *request.body_mut() = events(&mut input, self.service, first, cfg)?;
                let headers = request.headers_mut();
                headers.insert("content-type", EVENT_STREAM);
                headers.remove("content-length");
            }
            Some(InputBody::Bytes(bytes)) => stream_bytes(&mut input, bytes, &mut request)?,
        }
        Ok(request)
    }
}

impl Serializer {
    /// Makes the bytes of an input the body of its presigned request, unless the signature leaves the body out.
    fn bytes_to_sign(
        &self,
        input: &mut Input,
        body: InputBody,
        request: &mut HttpRequest,
    ) -> Result<(), BoxError> {
        let InputBody::Bytes(bytes) = body else {
            return Err("a request that sends events cannot be presigned".into());
        };
        if self.operation.descriptor.unsigned_payload {
            return Ok(());
        }
        let body = (bytes.take)(input)?.into_inner();
        if body.bytes().is_none() {
            let message = "the signature of a presigned request covers its body: give it in memory, not as a stream";
            return Err(message.into());
        }
        *request.body_mut() = body;
        Ok(())
    }
}

/// Makes the bytes of an input the body of its request. Headers that members are go before those that follow from the bytes.
fn stream_bytes(
    input: &mut Input,
    bytes: InputBytes,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    let body = (bytes.take)(input)?.into_inner();
    let length = body.content_length();
    if length.is_none() && bytes.requires_length {
        let message =
            "the service has to be told the length of the body, which this stream does not know";
        return Err(message.into());
    }
    *request.body_mut() = body;
    let headers = request.headers_mut();
    insert_default(
        headers,
        CONTENT_TYPE,
        bytes.media_type.unwrap_or(codec::BYTES),
    )?;
    match length {
        Some(length) => insert_default(headers, CONTENT_LENGTH, length.to_string()),
        None => Ok(()),
    }
}

/// Turns a response into the output or an error.
#[derive(Debug)]
pub(super) struct Deserializer {
    pub(super) service: &'static Service,
    pub(super) operation: &'static OperationData,
    pub(super) callsites: &'static Callsites,
}

impl DeserializeResponse for Deserializer {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        cfg: &ConfigBag,
    ) -> Option<Result<Output, OrchestratorError<Error>>> {
        self.operation.descriptor.output_stream?;
        // An error has a body like any other.
        if (self.service.protocol.is_error)(head(response), None) {
            return None;
        }
        self.callsites.response(response.request_id());
        let output = self.streaming_output(response, cfg);
        Some(
            output
                .map_err(|source| OrchestratorError::other(ResponseFailure::of(response, source))),
        )
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        _cfg: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        self.callsites.response(response.request_id());
        let Some(body) = response.body().bytes() else {
            return Err(OrchestratorError::other("the response body is not loaded"));
        };
        let head = head(response);
        if (self.service.protocol.is_error)(head, Some(body)) {
            return Err(OrchestratorError::operation(self.error(head, body)));
        }
        // This is a `SdkError::ResponseError` and no error of the operation, as in the newest published clients.
        self.output(head, body)
            .map_err(|source| OrchestratorError::other(ResponseFailure::of(response, source)))
    }
}

impl Deserializer {
    fn output(&self, head: Head<'_>, body: &[u8]) -> Result<Output, BoxError> {
        let Service { protocol, .. } = self.service;
        (self.operation.output)(&mut |output| {
            let answer = Answer::Output(self.operation.descriptor.name);
            (protocol.response)(protocol, answer, head, Some(body), output)?;
            output.set_request_id(head.headers.request_id().map(str::to_owned));
            Ok(())
        })
    }

    fn streaming_output(
        &self,
        response: &mut HttpResponse,
        cfg: &ConfigBag,
    ) -> Result<Output, BoxError> {
        let Service { protocol, .. } = self.service;
        (self.operation.output)(&mut |output| {
            let answer = Answer::Output(self.operation.descriptor.name);
            (protocol.response)(protocol, answer, head(response), None, output)?;
            let is_sensitive = self.operation.descriptor.sensitive_output;
            output.set_body(StreamBody::of(response, self.service, is_sensitive, cfg));
            output.set_request_id(response.request_id().map(str::to_owned));
            Ok(())
        })
    }

    fn error(&self, head: Head<'_>, body: &[u8]) -> Error {
        (self.operation.error)(&mut |error| self.fill_error(head, body, error))
    }

    fn fill_error(
        &self,
        head: Head<'_>,
        body: &[u8],
        error: &mut dyn OperationError,
    ) -> Result<(), ResponseFailure> {
        let Service { protocol, .. } = self.service;
        let Head { status, headers } = head;
        let facts = (protocol.error_facts)(protocol, self.service.facts(), Some(head), body)
            .map_err(|source| ResponseFailure::new(status, headers, source))?;
        let meta = apply_request_id(facts.metadata, headers).build();
        let errors = self.operation.errors;
        let position = modeled_error(errors, facts.shape.as_deref(), meta.code());
        let Some(position) = position else {
            return Err(ResponseFailure::unmodeled(meta, Some(status)));
        };
        if let Some(Slot::Structure(shape)) = error.slot(position) {
            let read = (protocol.response)(protocol, Answer::Error, head, Some(body), shape);
            read.map_err(|source| ResponseFailure {
                source,
                meta: known(&meta, shape.table()),
                status: Some(status),
            })?;
            fill_message(shape, &meta);
        }
        error.set_meta(meta);
        Ok(())
    }
}

/// What a protocol reads of a response beside its body.
fn head(response: &HttpResponse) -> Head<'_> {
    Head {
        status: response.status().as_u16(),
        headers: response.headers(),
    }
}

/// The metadata to keep of an error that cannot be read. Retries depend on the code, so everything stays, except a
/// message that must not be printed.
pub(crate) fn known(meta: &ErrorMetadata, table: &Table) -> ErrorMetadata {
    if !has_sensitive_message(table) {
        return meta.clone();
    }
    let builder = ErrorMetadata::builder();
    let builder = meta
        .code()
        .into_iter()
        .fold(builder, |builder, code| builder.code(code));
    let id = meta.request_id();
    id.into_iter()
        .fold(builder, |builder, id| builder.custom(REQUEST_ID, id))
        .build()
}

/// Gives an error its message from the metadata when the service spelled the member another way
/// than the model does, as many services do with `message` and `Message`.
pub(crate) fn fill_message(shape: &mut dyn Structure, meta: &ErrorMetadata) {
    let Some(message) = meta.message() else {
        return;
    };
    let Some(index) = message_of(shape.table()) else {
        return;
    };
    if matches!(shape.get(index), None | Some(Value::String(""))) {
        if let Some(Slot::String(field)) = shape.slot(index) {
            message.clone_into(field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::{Member, MemberFlags};

    #[test]
    fn a_sensitive_message_is_not_kept_with_an_unhandled_error() {
        const OPEN: Table = Table::new("Denied", &[Member::new("Message")]);
        const SECRET: &[Member] = &[Member::new("Message").with(MemberFlags::SENSITIVE)];
        let meta = ErrorMetadata::builder().code("Denied").message("hidden");
        let meta = meta.custom(REQUEST_ID, "request-1").build();
        assert_eq!(known(&meta, &OPEN), meta);
        let kept = known(&meta, &Table::new("Denied", SECRET));
        assert_eq!((kept.code(), kept.message()), (Some("Denied"), None));
        assert_eq!(kept.request_id(), Some("request-1"));
    }
}
