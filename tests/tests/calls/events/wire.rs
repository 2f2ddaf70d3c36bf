//! What goes over the wire, and what comes of it.

use std::process::Command;

use futures_util::stream;
use speech::error::{ErrorMetadata, ProvideErrorMetadata, SdkError};
use speech::operation::RequestId;
use speech::primitives::Blob;
use speech::types::error::{AudioStreamError, ModelInputError};
use speech::types::{
    AudioStream, ConfigurationEvent, ModelChunk, ModelInput, ModelOutput, TranscriptResultStream,
};
use speech::Client;

use super::frame::{Frame, Value};
use super::server::{Call, End, Server, REQUEST_ID};
use super::{audio, call, channel, client, config};

/// The answer to an event: JSON with the sequence in a header.
fn heard(sequence: i64) -> Frame {
    let json = format!("{{\"Transcript\":{{\"Items\":[\"word {sequence}\"],\"IsPartial\":true}}}}");
    Frame::event("TranscriptEvent", &json).with("Sequence", Value::Long(sequence))
}

#[tokio::test]
async fn events_go_both_ways_before_either_side_ends() {
    let server = Server::start(|mut server| async move {
        server.respond(&[("x-amzn-transcribe-language-code", "en-US")]);
        for sequence in 0..3 {
            let event = server.next().await.unwrap();
            assert_eq!(event.text(":message-type"), "event");
            assert_eq!(event.text(":event-type"), "AudioEvent");
            assert_eq!(event.text(":content-type"), "application/octet-stream");
            assert_eq!(event.header("Sequence"), Some(&Value::Long(sequence)));
            assert_eq!(
                (event.headers.len(), &*event.payload),
                (4, &[0, 255, 7][..])
            );
            server.send(heard(sequence));
        }
        assert_eq!(server.end().await, End::Signed);
        server.send(heard(3));
        server.finish();
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    assert_eq!(output.language_code(), Some("en-US"));
    assert_eq!(RequestId::request_id(&output), Some(REQUEST_ID));
    let stream = &mut output.transcript_result_stream;
    // Each event is the answer to one, so none waits for the end of a body.
    for sequence in 0..3 {
        sender.send(Ok(audio(&[0, 255, 7], sequence))).unwrap();
        let event = stream.recv().await.unwrap().unwrap();
        let TranscriptResultStream::TranscriptEvent(event) = event else {
            panic!("{event:?}");
        };
        assert_eq!(event.sequence(), Some(sequence));
        let transcript = event.transcript().unwrap();
        assert_eq!(transcript.items(), [format!("word {sequence}")]);
        assert_eq!(transcript.is_partial(), Some(true));
    }
    drop(sender);
    assert!(stream.recv().await.unwrap().is_some());
    assert!(stream.recv().await.unwrap().is_none());
    server.outcome().await;
}

#[tokio::test]
async fn the_other_members_are_in_the_head() {
    let server = Server::start(|mut server| async move {
        let (uri, headers) = (server.head.uri.clone(), server.head.headers.clone());
        server.respond(&[("x-amzn-transcribe-sample-rate", "16000")]);
        let event = server.next().await.unwrap();
        server.end().await;
        server.finish();
        (uri, headers, event)
    })
    .await;
    let event = ConfigurationEvent::builder().channels("left").build();
    let events = stream::iter([Ok(AudioStream::ConfigurationEvent(event))]);
    let output = call(&client(&server), events.into()).send().await.unwrap();
    assert_eq!(output.media_sample_rate_hertz(), Some(16_000));
    assert_eq!(output.language_code(), None);
    let (uri, headers, event) = server.outcome().await;
    assert_eq!(
        uri.path_and_query().unwrap().as_str(),
        "/v1/transcriptions?vocabulary=words%20%26%20names"
    );
    for (name, value) in [
        ("x-amzn-transcribe-language-code", Some("en-US")),
        ("x-amzn-transcribe-sample-rate", Some("16000")),
        ("x-amzn-transcribe-session-id", None),
        ("content-type", Some("application/vnd.amazon.eventstream")),
        ("content-length", None),
    ] {
        let sent = headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(sent, value, "{name}");
    }
    assert_eq!(event.text(":event-type"), "ConfigurationEvent");
    assert_eq!(event.text(":content-type"), "application/json");
    assert_eq!(event.payload, br#"{"Channels":["left"]}"#);
}

/// A caller that sends nothing hears this frame.
async fn after(
    frame: Frame,
) -> SdkError<speech::types::error::TranscriptResultStreamError, impl std::fmt::Debug> {
    let server = Server::start(|mut server: Call| async move {
        server.respond(&[]);
        server.send(heard(0));
        server.send(frame);
        server.finish();
        server.end().await
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    let stream = &mut output.transcript_result_stream;
    assert!(stream.recv().await.unwrap().is_some());
    let error = stream.recv().await.unwrap_err();
    // An error ends the stream.
    assert!(stream.recv().await.unwrap().is_none());
    drop(sender);
    server.outcome().await;
    error
}

#[tokio::test]
async fn an_error_that_the_model_knows_ends_the_events() {
    let error = after(Frame::exception(
        "BadRequestException",
        r#"{"Message":"no"}"#,
    ))
    .await;
    let error = error.into_service_error();
    assert!(error.is_bad_request_exception());
    assert_eq!(error.code(), Some("BadRequestException"));
    assert_eq!(error.message(), Some("no"));
    assert_eq!(error.meta().request_id(), Some(REQUEST_ID));
}

#[tokio::test]
async fn an_error_that_the_model_does_not_know_ends_the_events() {
    for frame in [
        Frame::error("InternalFailure", "out of order"),
        Frame::exception("InternalFailure", r#"{"message":"out of order"}"#),
    ] {
        let error = after(frame).await;
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let error = error.into_service_error();
        assert_eq!(error.code(), Some("InternalFailure"));
        assert_eq!(error.message(), Some("out of order"));
        assert_eq!(error.meta().request_id(), Some(REQUEST_ID));
    }
}

#[tokio::test]
async fn an_error_of_the_caller_is_sent() {
    let server = Server::start(|mut server| async move {
        server.respond(&[]);
        let frame = server.next().await.unwrap();
        server.end().await;
        server.finish();
        frame
    })
    .await;
    let (sender, events) = channel();
    let output = call(&client(&server), events).send().await.unwrap();
    let error = ErrorMetadata::builder().code("Noise").message("too loud");
    let error = AudioStreamError::generic(error.build());
    sender.send(Err(error)).unwrap();
    drop(sender);
    let frame = server.outcome().await;
    assert_eq!(frame.text(":message-type"), "error");
    assert_eq!(frame.text(":error-code"), "Noise");
    assert_eq!(frame.text(":error-message"), "too loud");
    drop(output);
}

#[tokio::test]
async fn payloads_of_models_go_both_ways() {
    let server = Server::start(|mut server| async move {
        let path = server.head.uri.path().to_owned();
        server.respond(&[]);
        let event = server.next().await.unwrap();
        server.send(Frame::event("chunk", r#"{"bytes":"cG9uZw=="}"#));
        let error = r#"{"message":"tired","originalStatusCode":500}"#;
        server.send(Frame::exception("modelStreamErrorException", error));
        server.finish();
        (path, event)
    })
    .await;
    let chunk = ModelChunk::builder().bytes(Blob::new("ping")).build();
    let events = stream::iter([Ok::<_, ModelInputError>(ModelInput::Chunk(chunk))]);
    let call = client(&server).invoke_model().model_id("a:b/c");
    let mut output = call.body(events.into()).send().await.unwrap();
    let event = output.body.recv().await.unwrap().unwrap();
    let ModelOutput::Chunk(chunk) = &event else {
        panic!("another event");
    };
    assert_eq!(chunk.bytes(), Some(&Blob::new("pong")));
    assert!(!format!("{event:?}").contains("pong"));
    let error = output.body.recv().await.unwrap_err().into_service_error();
    assert!(error.is_model_stream_error_exception());
    let (path, event) = server.outcome().await;
    assert_eq!(path, "/model/a%3Ab%2Fc/invoke-with-bidirectional-stream");
    assert_eq!(event.payload, br#"{"bytes":"cGluZw=="}"#);
}

/// Its certificate is in a file that a variable names.
#[tokio::test]
async fn the_default_client_speaks_http_2() {
    const VARIABLE: &str = "EVENTS_OVER_HTTP_2";
    if let Ok(url) = std::env::var(VARIABLE) {
        let (_sender, events) = channel();
        let client = Client::from_conf(config(&url).build());
        let mut output = call(&client, events).send().await.unwrap();
        let event = output.transcript_result_stream.recv().await.unwrap();
        assert!(event.is_some());
        return;
    }
    let server = Server::start(|mut server| async move {
        server.respond(&[]);
        server.send(heard(0));
        server.end().await
    })
    .await;
    let file = std::env::temp_dir().join(format!("certificate-{}.pem", std::process::id()));
    std::fs::write(&file, &server.certificate).unwrap();
    let mut program = Command::new(std::env::current_exe().unwrap());
    let test = "events::wire::the_default_client_speaks_http_2";
    program.args(["--exact", test]).env(VARIABLE, &server.url);
    program
        .env("SSL_CERT_FILE", &file)
        .env("NO_PROXY", "localhost");
    let output = tokio::task::spawn_blocking(move || program.output());
    let output = output.await.unwrap().unwrap();
    std::fs::remove_file(file).unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("1 passed"), "{output}");
    server.outcome().await;
}
