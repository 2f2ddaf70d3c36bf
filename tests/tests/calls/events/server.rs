//! A server of HTTP/2 over TLS on loopback, for one request: a script says what it does with the events that come. It checks
//! the signatures of the head and of each event.
//!
//! The client asks for HTTP/2 by ALPN alone, so it needs TLS; the certificate is made for each server.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ::local_service::calendar::Moment;
use ::local_service::sigv4::{EventVerifier, KnownCredentials, SignedRequest, Verifier};
use bytes::{Bytes, BytesMut};
use h2::server::SendResponse;
use h2::{Reason, RecvStream, SendStream};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::TlsAcceptor;

use super::frame::{self, Frame, Value, PRELUDE};

/// How long anything may take.
pub const TIMEOUT: Duration = Duration::from_secs(20);

pub const ACCESS_KEY_ID: &str = "AKIDEXAMPLE";
pub const SECRET_ACCESS_KEY: &str = "secret";
pub const REGION: &str = "us-east-1";
pub const REQUEST_ID: &str = "4b6c7e0a-0000-4000-8000-0000000000e5";

/// A server that ends with its script.
pub struct Server<T> {
    /// Its address.
    pub url: String,
    /// Its certificate, in PEM.
    pub certificate: String,
    outcome: JoinHandle<T>,
}

impl<T: Send + 'static> Server<T> {
    /// A server that does this with its one request.
    pub async fn start<F>(script: impl FnOnce(Call) -> F + Send + 'static) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (certificate, tls) = tls();
        let outcome = tokio::spawn(async move {
            let (connection, _) = listener.accept().await.unwrap();
            let connection = TlsAcceptor::from(tls).accept(connection).await.unwrap();
            let protocol = connection.get_ref().1.alpn_protocol();
            assert_eq!(protocol, Some(&b"h2"[..]), "another protocol was agreed on");
            let mut connection = h2::server::handshake(connection).await.unwrap();
            let (request, respond) = connection.accept().await.unwrap().unwrap();
            // The connection moves only while somebody asks it for more.
            tokio::spawn(async move { while let Some(Ok(_)) = connection.accept().await {} });
            script(Call::new(request, respond)).await
        });
        Self {
            url: format!("https://localhost:{port}"),
            certificate,
            outcome,
        }
    }

    /// What the script gave.
    pub async fn outcome(self) -> T {
        let outcome = tokio::time::timeout(TIMEOUT, self.outcome).await;
        outcome.expect("the server does not end").unwrap()
    }
}

/// A certificate for this host, and what speaks TLS with it.
fn tls() -> (String, Arc<ServerConfig>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let text = aws_smithy_types::base64::encode(&certificate);
    let text = format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n");
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let mut config = config
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    (text, Arc::new(config))
}

/// How a stream of events ended.
#[derive(Debug, PartialEq)]
pub enum End {
    /// With the signed event without a payload that comes last.
    Signed,
    /// The body ended, without that event.
    Unsigned,
    /// The stream was reset.
    Reset(Reason),
    /// The connection is gone.
    Closed,
}

/// One request, from the side of the server.
pub struct Call {
    pub head: Parts,
    verifier: EventVerifier,
    body: RecvStream,
    buffer: BytesMut,
    respond: SendResponse<Bytes>,
    sender: Option<SendStream<Bytes>>,
}

impl Call {
    fn new(request: http::Request<RecvStream>, respond: SendResponse<Bytes>) -> Self {
        let (head, body) = request.into_parts();
        Self {
            verifier: verify(&head),
            head,
            body,
            buffer: BytesMut::new(),
            respond,
            sender: None,
        }
    }

    /// Sends the head of the response.
    pub fn respond(&mut self, headers: &[(&'static str, &str)]) {
        let mut response = Response::builder()
            .header("content-type", "application/vnd.amazon.eventstream")
            .header("x-amzn-requestid", REQUEST_ID);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let response = response.body(()).unwrap();
        self.sender = Some(self.respond.send_response(response, false).unwrap());
    }

    /// Sends bytes of the body.
    pub fn send_bytes(&mut self, bytes: Vec<u8>) {
        let sender = self.sender.as_mut().unwrap();
        sender.send_data(bytes.into(), false).unwrap();
    }

    pub fn send(&mut self, frame: Frame) {
        self.send_bytes(frame.encode());
    }

    /// Ends the body.
    pub fn finish(&mut self) {
        let sender = self.sender.as_mut().unwrap();
        sender.send_data(Bytes::new(), true).unwrap();
    }

    /// Ends the stream at once.
    pub fn reset(&mut self, reason: Reason) {
        self.respond.send_reset(reason);
    }

    /// The next event as the caller made it, or how the stream of them ended.
    pub async fn next(&mut self) -> Result<Frame, End> {
        let outer = self.frame().await?;
        let (Some(Value::Timestamp(milliseconds)), Some(Value::Bytes(signature))) =
            (outer.header(":date"), outer.header(":chunk-signature"))
        else {
            panic!("an event that is not signed: {outer:?}");
        };
        assert_eq!(outer.headers.len(), 2);
        let date_header = frame::header(&(":date".to_owned(), Value::Timestamp(*milliseconds)));
        let date = Moment::from_epoch_seconds(milliseconds / 1000);
        let payload = &outer.payload;
        let mut verify = |payload: &[u8]| {
            let verified = self.verifier.verify(date, &date_header, payload, signature);
            verified.is_ok()
        };
        assert!(!verify(b"other"), "the signature covers no payload");
        assert!(verify(payload), "the signature is wrong");
        assert!(!verify(payload), "an event may be repeated");
        match payload.is_empty() {
            true => {
                assert_eq!(self.frame().await, Err(End::Unsigned));
                Err(End::Signed)
            }
            false => Ok(Frame::decode(payload).unwrap()),
        }
    }

    /// The end of the stream of events; no other event may come before it.
    pub async fn end(&mut self) -> End {
        let next = tokio::time::timeout(TIMEOUT, self.next()).await;
        next.expect("the client does not end the stream")
            .unwrap_err()
    }

    /// The next frame of the body.
    async fn frame(&mut self) -> Result<Frame, End> {
        loop {
            if self.buffer.len() >= PRELUDE {
                let length = Frame::length(&self.buffer).unwrap();
                if self.buffer.len() >= length {
                    return Ok(Frame::decode(&self.buffer.split_to(length)).unwrap());
                }
            }
            match self.body.data().await {
                Some(Ok(bytes)) => {
                    self.body
                        .flow_control()
                        .release_capacity(bytes.len())
                        .unwrap();
                    self.buffer.extend_from_slice(&bytes);
                }
                Some(Err(error)) if error.is_reset() => {
                    return Err(End::Reset(error.reason().unwrap()));
                }
                Some(Err(_)) => return Err(End::Closed),
                None => {
                    assert!(self.buffer.is_empty(), "a part of an event came");
                    return Err(End::Unsigned);
                }
            }
        }
    }
}

/// Checks the signature of a head; gives what checks its events.
fn verify(head: &Parts) -> EventVerifier {
    let verifier = Verifier {
        region: REGION.to_owned(),
        service: "polly".to_owned(),
        credentials: vec![KnownCredentials {
            access_key_id: ACCESS_KEY_ID.to_owned(),
            secret_access_key: SECRET_ACCESS_KEY.to_owned(),
            session_token: None,
        }],
    };
    let mut headers: HeaderMap = head.headers.clone();
    // HTTP/2 says the host in a field of its own.
    let authority = head.uri.authority().unwrap().as_str();
    headers.insert("host", HeaderValue::from_str(authority).unwrap());
    let request = SignedRequest {
        method: head.method.as_str(),
        path: head.uri.path(),
        query: head.uri.query().unwrap_or_default(),
        headers: &headers,
        body: &[],
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    verifier.verify_head(&request, now).unwrap()
}
