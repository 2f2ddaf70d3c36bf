//! Bodies that are streams, over a real connection: nothing is held back or buffered whole, what can be rewound is retried,
//! and a body that ends early is an error.

#[cfg(target_os = "linux")]
mod memory;
mod server;

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use server::{Answer, Server};
use speech::config::retry::RetryConfig;
use speech::config::{BehaviorVersion, Credentials, Region};
use speech::error::SdkError;
use speech::operation::synthesize_speech::SynthesizeSpeechOutput;
use speech::primitives::{ByteStream, SdkBody};
use speech::{Client, Config};

/// More bytes than a test may hold in memory.
const MANY: u64 = 2 << 30;

/// A body of zeros that are made as they are sent.
struct Zeros {
    left: u64,
    /// Whether the length is told before.
    is_sized: bool,
}

impl Body for Zeros {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        const ZEROS: &[u8] = &[0; 1 << 16];
        let length = self.left.min(1 << 16);
        self.left -= length;
        let part = &ZEROS[..usize::try_from(length).unwrap()];
        let frame = (length > 0).then(|| Ok(Frame::data(Bytes::from_static(part))));
        Poll::Ready(frame)
    }

    fn size_hint(&self) -> SizeHint {
        match self.is_sized {
            true => SizeHint::with_exact(self.left),
            false => SizeHint::default(),
        }
    }
}

/// A stream of this many zeros.
fn zeros(count: u64, is_sized: bool) -> ByteStream {
    let left = count;
    ByteStream::new(SdkBody::from_body_1_x(Zeros { left, is_sized }))
}

fn client(server: &Server) -> Client {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
        .retry_config(retries)
        .endpoint_url(server.url());
    Client::from_conf(config.build())
}

/// A call whose output is a stream.
async fn speak(client: &Client) -> SynthesizeSpeechOutput {
    let call = client.synthesize_speech().text("text").voice_id("voice");
    call.output_format("pcm").send().await.unwrap()
}

#[tokio::test]
async fn the_length_is_stated_where_it_is_known() {
    let server = Server::start(vec![Answer::zeros(0), Answer::zeros(0)]);
    let client = client(&server);
    for is_sized in [true, false] {
        let audio = zeros(100_000, is_sized);
        client.import_audio().audio(audio).send().await.unwrap();
    }
    assert_eq!(server.bodies(), [100_000, 100_000]);
    let heads = server.heads();
    assert!(
        heads[0].contains("\r\ncontent-length: 100000\r\n"),
        "{}",
        heads[0]
    );
    assert!(!heads[1].contains("content-length"), "{}", heads[1]);
    assert!(
        heads[1].contains("\r\ntransfer-encoding: chunked\r\n"),
        "{}",
        heads[1]
    );
    for head in heads {
        assert!(
            head.contains("\r\ncontent-type: application/octet-stream\r\n"),
            "{head}"
        );
    }
}

#[tokio::test]
async fn a_body_is_sent_again_if_it_can_be_rewound() {
    let server = Server::start(vec![Answer::unavailable(), Answer::zeros(0)]);
    let audio = ByteStream::from(vec![7; 1000]);
    client(&server)
        .import_audio()
        .audio(audio)
        .send()
        .await
        .unwrap();
    assert_eq!(server.bodies(), [1000, 1000]);

    let path = std::env::temp_dir().join(format!("audio-{}", std::process::id()));
    std::fs::write(&path, vec![7; 300_000]).unwrap();
    let server = Server::start(vec![Answer::unavailable(), Answer::zeros(0)]);
    let audio = ByteStream::from_path(&path).await.unwrap();
    client(&server)
        .import_audio()
        .audio(audio)
        .send()
        .await
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(server.bodies(), [300_000, 300_000]);
}

#[tokio::test]
async fn a_body_that_cannot_be_rewound_is_sent_once() {
    let server = Server::start(vec![Answer::unavailable(), Answer::zeros(0)]);
    let sent = client(&server)
        .import_audio()
        .audio(zeros(1000, true))
        .send();
    let error = sent.await.unwrap_err();
    assert_eq!(
        error.raw_response().map(|it| it.status().as_u16()),
        Some(503)
    );
    assert_eq!(server.bodies(), [1000]);
}

#[tokio::test]
async fn a_body_that_ends_early_is_an_error() {
    let server = Server::start(vec![Answer::cut_off(1000, 999)]);
    let stream = speak(&client(&server)).await.audio_stream;
    assert!(stream.collect().await.is_err());
}

#[tokio::test]
async fn a_stream_that_is_dropped_closes_its_connection() {
    let server = Server::start(vec![Answer::zeros(MANY)]);
    let mut stream = speak(&client(&server)).await.audio_stream;
    stream.next().await.unwrap().unwrap();
    drop(stream);
    let sent = tokio::task::spawn_blocking(move || server.sent_of_last());
    let sent = tokio::time::timeout(Duration::from_secs(20), sent).await;
    let sent = sent.expect("the server still sends").unwrap();
    assert!(sent < MANY, "all of it was sent");
}

#[tokio::test]
async fn an_error_has_its_body_at_once() {
    let server = Server::start(vec![Answer::refused()]);
    let call = client(&server)
        .synthesize_speech()
        .text("text")
        .voice_id("voice");
    let error = call.output_format("pcm").send().await.unwrap_err();
    let SdkError::ServiceError(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.err().meta().message(), Some("no such voice"));
}
