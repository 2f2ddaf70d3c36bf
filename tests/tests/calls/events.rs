//! Events in both directions over HTTP/2, with a server that is not the client's: how they go, what ends them, and what a
//! stream that is dropped or broken does.

mod broken;
mod dropped;
mod frame;
mod server;
mod wire;

use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_http_client::Builder;
use futures_util::stream;
use server::Server;
use speech::config::{BehaviorVersion, Credentials, Region, SharedHttpClient};
use speech::operation::start_transcription::builders::StartTranscriptionFluentBuilder;
use speech::primitives::event_stream::EventStreamSender;
use speech::primitives::Blob;
use speech::types::error::AudioStreamError;
use speech::types::{AudioEvent, AudioStream};
use speech::{Client, Config};
use tokio::sync::mpsc;

/// The default HTTP client, but that it trusts the server alone.
fn https(certificate: &str) -> SharedHttpClient {
    let trusted = TrustStore::empty().with_pem_certificate(certificate.as_bytes());
    let context = TlsContext::builder().with_trust_store(trusted).build();
    Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(context.unwrap())
        .build_https()
}

fn config(url: &str) -> speech::config::Builder {
    let keys = (server::ACCESS_KEY_ID, server::SECRET_ACCESS_KEY);
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(server::REGION))
        .credentials_provider(Credentials::new(keys.0, keys.1, None, None, "test"))
        .endpoint_url(url)
}

fn client<T: Send + 'static>(server: &Server<T>) -> Client {
    let config = config(&server.url).http_client(https(&server.certificate));
    Client::from_conf(config.build())
}

type Sent = Result<AudioStream, AudioStreamError>;

/// Events as they are given to the other end. The stream does not allow to be asked again after its end, as many do not.
fn channel() -> (
    mpsc::UnboundedSender<Sent>,
    EventStreamSender<AudioStream, AudioStreamError>,
) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let events = stream::unfold(
        receiver,
        |mut receiver: mpsc::UnboundedReceiver<Sent>| async {
            receiver.recv().await.map(|event| (event, receiver))
        },
    );
    (sender, EventStreamSender::from(events))
}

fn audio(bytes: &[u8], sequence: i64) -> AudioStream {
    let event = AudioEvent::builder().audio_chunk(Blob::new(bytes));
    AudioStream::AudioEvent(event.sequence(sequence).build())
}

fn call(
    client: &Client,
    events: EventStreamSender<AudioStream, AudioStreamError>,
) -> StartTranscriptionFluentBuilder {
    client
        .start_transcription()
        .language_code("en-US")
        .media_sample_rate_hertz(16_000)
        .vocabulary("words & names")
        .audio_stream(events)
}
