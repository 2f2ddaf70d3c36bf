//! Doubles of the network and the caller for a call with events: a case comes in, the messages that
//! were sent go out.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::Bytes;
use futures_util::stream;
use http_body_util::StreamBody;
use serde_json::Value;
use smithy_client_runtime::api::{Credentials, RuntimeComponents, SharedHttpClient};
use smithy_client_runtime::event_stream::EventStreamSender;
use smithy_client_runtime::shape::Structure;

use super::case::{Case, Response};
use super::frame::Frame;
use crate::fill;
use crate::wire::{Answer, Scalar, Sent as Request};

/// The doubles of one call.
#[derive(Clone, Debug)]
pub struct Setup {
    params: Value,
    events: Vec<Value>,
    response: Response,
    /// How many bytes of the response come at once.
    piece: usize,
    request: Arc<Mutex<Option<Request>>>,
}

/// The messages that were sent, or why the body is no stream of messages.
pub(super) type Sent = Result<Vec<Frame>, String>;

impl Setup {
    pub(super) fn new(case: &Case, piece: usize) -> Setup {
        let (sent, received): (Vec<_>, Vec<_>) =
            case.events.iter().partition(|event| event.is_request);
        let mut response = case.response.clone().unwrap_or(Response {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
        });
        response
            .body
            .extend(received.iter().flat_map(|event| event.frame()));
        Setup {
            params: case.request_params.clone(),
            events: sent
                .iter()
                .filter_map(|event| event.params.clone())
                .collect(),
            response,
            piece,
            request: Arc::default(),
        }
    }

    /// The doubles of a call with these parameters and this response, in one piece.
    pub(super) fn answered(params: &Value, answer: Answer) -> Setup {
        Setup {
            params: params.clone(),
            events: Vec::new(),
            response: Response {
                status: answer.status,
                headers: answer.headers,
                body: answer.body,
            },
            piece: usize::MAX,
            request: Arc::default(),
        }
    }

    /// The request that was sent, if one was.
    pub(super) fn request(&self) -> Option<Request> {
        let request = self.request.lock();
        request.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn sent(&self) -> Sent {
        let request = self.request().ok_or("no request was sent")?;
        Frame::decode_all(&request.body.unwrap_or_default())
    }

    /// Credentials that are good for nothing.
    pub fn credentials(&self) -> Credentials {
        Credentials::new("AKIDEXAMPLE", "secret", None, None, "conformance")
    }

    /// A client that keeps what was sent and answers what the case says.
    pub fn http_client(&self) -> SharedHttpClient {
        SharedHttpClient::new(self.clone())
    }

    /// The parameter for a member of a simple type, if the case has it.
    ///
    /// # Panics
    ///
    /// When the case has a parameter of another type.
    pub fn scalar<T: Scalar>(&self, member: &str) -> Option<T> {
        let value = self.params.get(member).filter(|value| !value.is_null())?;
        let mut field = T::missing();
        match fill::fill(field.open(), value) {
            Ok(()) => Some(field),
            Err(why) => panic!("the parameters of the case: {member}: {why}"),
        }
    }

    /// The events to send.
    ///
    /// # Panics
    ///
    /// When one is not an event of the model.
    pub fn events<T, E>(&self) -> EventStreamSender<T, E>
    where
        T: Structure + 'static,
        E: Send + Sync + 'static,
    {
        let events = self.events.iter().map(|params| {
            let mut event = T::empty();
            match fill::structure(&mut event, params) {
                Ok(()) => Ok(event),
                Err(why) => panic!("the parameters of an event: {why}"),
            }
        });
        EventStreamSender::from(stream::iter(events.collect::<Vec<Result<T, E>>>()))
    }

    async fn answer(self, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let mut sent = Request::of(&request);
        let body = ByteStream::new(request.into_body()).collect().await;
        let body = body.map_err(|error| ConnectorError::user(error.into()))?;
        sent.body = Some(body.to_vec());
        *self.request.lock().unwrap_or_else(PoisonError::into_inner) = Some(sent);
        let Response {
            status,
            headers,
            body,
        } = self.response;
        let pieces: Vec<Bytes> = body
            .chunks(self.piece)
            .map(Bytes::copy_from_slice)
            .collect();
        let frames = pieces.into_iter().map(http_body::Frame::data);
        let frames = stream::iter(frames.map(Ok::<_, Infallible>));
        let body = SdkBody::from_body_1_x(StreamBody::new(frames));
        let status = http::StatusCode::from_u16(status).unwrap_or_default();
        let mut response = HttpResponse::new(status.into(), body);
        for (name, value) in headers {
            response.headers_mut().append(name, value);
        }
        Ok(response)
    }
}

impl HttpClient for Setup {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Setup {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(self.clone().answer(request))
    }
}
