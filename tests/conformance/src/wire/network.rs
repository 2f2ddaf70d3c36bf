//! Doubles of the network: what to answer comes in, the request that was sent goes out.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use smithy_client_runtime::api::{RuntimeComponents, SharedHttpClient};

use crate::stream;

/// Where the request of a call is kept once it was sent.
pub(super) type Place = Arc<Mutex<Option<Sent>>>;

/// The destination of requests.
#[derive(Clone, Debug)]
pub(super) enum Network {
    /// None: each is kept, and answered as the case says.
    Canned(Arc<Answer>),
    /// A server on loopback.
    Real(Loopback),
}

/// HTTP to one server, whatever host a request is for: a label before the address of the server is no name that could
/// be looked up.
#[derive(Clone, Debug)]
pub(super) struct Loopback {
    pub(super) server: String,
    pub(super) client: SharedHttpClient,
    pub(super) sent: Place,
}

/// The connection of [`Loopback`].
#[derive(Clone, Debug)]
struct ToServer {
    server: String,
    connector: SharedHttpConnector,
    sent: Place,
}

/// The network of one call.
#[derive(Clone, Debug)]
struct Wire {
    answer: Arc<Answer>,
    sent: Place,
}

/// The response that every request gets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// A request, as far as cases look at it.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) uri: String,
    pub(crate) headers: Vec<(String, String)>,
    /// None when it is not in memory.
    pub(crate) body: Option<Vec<u8>>,
}

impl Network {
    /// A client for it, which keeps the request in this place.
    pub(super) fn client(&self, sent: &Place) -> SharedHttpClient {
        match self {
            Network::Canned(answer) => SharedHttpClient::new(Wire {
                answer: Arc::clone(answer),
                sent: Arc::clone(sent),
            }),
            Network::Real(loopback) => SharedHttpClient::new(loopback.clone()),
        }
    }
}

impl HttpClient for Wire {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpClient for Loopback {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(ToServer {
            server: self.server.clone(),
            connector: self.client.http_connector(settings, components),
            sent: Arc::clone(&self.sent),
        })
    }
}

impl HttpConnector for ToServer {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        keep(&self.sent, Sent::of(&request));
        let uri = request.uri().to_owned();
        let rest = uri.split_once("://").map_or(uri.as_str(), |(_, rest)| rest);
        let path = rest.find(['/', '?']).map_or("", |at| &rest[at..]);
        match request.set_uri(format!("http://{}{path}", self.server)) {
            Ok(()) => self.connector.call(request),
            Err(error) => {
                HttpConnectorFuture::ready(Err(ConnectorError::other(error.into(), None)))
            }
        }
    }
}

fn keep(place: &Mutex<Option<Sent>>, sent: Sent) {
    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(sent);
}

impl Sent {
    pub(crate) fn of(request: &HttpRequest) -> Sent {
        let headers = request.headers().iter();
        Sent {
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: request.body().bytes().map(<[u8]>::to_vec),
        }
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Wire { answer, sent } = self.clone();
        HttpConnectorFuture::new(async move {
            let mut request_sent = Sent::of(&request);
            let body = stream::read(ByteStream::new(request.into_body())).await;
            let body = body.map_err(|why| ConnectorError::other(why.into(), None))?;
            request_sent.body = Some(body);
            keep(&sent, request_sent);
            Ok(answer.response())
        })
    }
}

impl Answer {
    fn response(&self) -> HttpResponse {
        let status = http::StatusCode::from_u16(self.status).unwrap_or_default();
        let mut response = HttpResponse::new(status.into(), SdkBody::from(self.body.clone()));
        for (name, value) in &self.headers {
            response.headers_mut().append(name.clone(), value.clone());
        }
        response
    }
}
