//! Streams that break: the error says what is wrong and in which request, and nothing is heard of it but the error.

use h2::Reason;
use speech::error::{DisplayErrorContext, SdkError};
use speech::operation::RequestId;
use speech::types::error::TranscriptResultStreamError;
use speech::types::{AudioEvent, AudioStream};

use super::frame::Frame;
use super::server::{Call, End, Server, REQUEST_ID, TIMEOUT};
use super::{audio, call, channel, client};

fn event() -> Vec<u8> {
    Frame::event("TranscriptEvent", r#"{"Transcript":{"Items":["a"]}}"#).encode()
}

/// The same with another byte in one place.
fn changed(place: usize) -> Vec<u8> {
    let mut bytes = event();
    bytes[place] ^= 1;
    bytes
}

/// What the server does after the bytes.
#[derive(Clone, Copy)]
enum Then {
    Finish,
    Reset,
    /// It waits for the client to end the stream.
    Wait,
}

/// A caller hears an event and then these bytes: the texts of its error, and how the stream ended for the server.
async fn after(bytes: Vec<u8>, then: Then) -> (String, bool, End) {
    let server = Server::start(move |mut server: Call| async move {
        server.respond(&[]);
        server.send_bytes(event());
        server.send_bytes(bytes);
        match then {
            Then::Finish => server.finish(),
            // The first event has to arrive before, so the client answers it.
            Then::Reset => {
                server.next().await.unwrap();
                server.reset(Reason::INTERNAL_ERROR);
            }
            Then::Wait => {}
        }
        server.end().await
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    let stream = &mut output.transcript_result_stream;
    assert!(stream.recv().await.unwrap().is_some());
    if let Then::Reset = then {
        sender.send(Ok(audio(b"a", 1))).unwrap();
    }
    let next = tokio::time::timeout(TIMEOUT, stream.recv()).await;
    let error = next.expect("the client waits").unwrap_err();
    assert!(stream.recv().await.unwrap().is_none());
    let text = DisplayErrorContext(&error).to_string();
    let is_response = matches!(error, SdkError::ResponseError(_));
    let error: TranscriptResultStreamError = error.into_service_error();
    assert_eq!(error.meta().request_id(), Some(REQUEST_ID), "{text}");
    assert!(text.contains(REQUEST_ID), "{text}");
    (text, is_response, server.outcome().await)
}

#[tokio::test]
async fn a_wrong_checksum_is_named() {
    let last = event().len() - 1;
    for (place, expected) in [
        // Both lengths and the checksum over them.
        (1, "prelude checksum"),
        (7, "prelude checksum"),
        (11, "prelude checksum"),
        // A header, the payload and the checksum over all.
        (14, "message checksum"),
        (last - 5, "message checksum"),
        (last, "message checksum"),
    ] {
        // The error does not wait for more bytes, and the client ends the stream without being asked.
        let (text, is_response, end) = after(changed(place), Then::Wait).await;
        assert!(text.contains(expected), "{place}: {text}");
        assert!(is_response, "{text}");
        assert!(matches!(end, End::Reset(_)), "{end:?}");
    }
}

#[tokio::test]
async fn a_frame_that_is_cut_off_is_an_error() {
    let whole = event();
    for length in [1, 11, 12, 13, whole.len() - 1] {
        let (text, is_response, _) = after(whole[..length].to_vec(), Then::Finish).await;
        assert!(text.contains("ended within an event"), "{length}: {text}");
        assert!(is_response, "{text}");
    }
}

#[tokio::test]
async fn a_stream_that_the_server_resets_is_a_failure_of_the_connection() {
    for length in [0, 20] {
        let (text, is_response, _) = after(event()[..length].to_vec(), Then::Reset).await;
        assert!(!is_response, "{text}");
    }
}

#[tokio::test]
async fn an_event_that_cannot_be_sent_is_an_error_of_the_caller() {
    let server = Server::start(|mut server: Call| async move {
        server.respond(&[]);
        server.end().await
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    let event = AudioEvent::builder().speaker("x".repeat(32_768)).build();
    sender.send(Ok(AudioStream::AudioEvent(event))).unwrap();
    let error = output.transcript_result_stream.recv().await.unwrap_err();
    let SdkError::DispatchFailure(failure) = &error else {
        panic!("{error:?}");
    };
    assert!(failure.is_user());
    let text = DisplayErrorContext(&error).to_string();
    assert!(
        text.contains("`Speaker`: 32768 bytes are more than the 32767 of a header"),
        "{text}"
    );
    assert!(text.contains(REQUEST_ID), "{text}");
    assert!(matches!(server.outcome().await, End::Reset(_)));
}

#[tokio::test]
async fn an_event_that_is_not_what_the_model_says_names_the_member() {
    for (frame, expected) in [
        (
            Frame::event("TranscriptEvent", r#"{"Transcript":{"Items":[7]}}"#),
            "`TranscriptEvent`: Transcript.Items[0]",
        ),
        (
            Frame::event("TranscriptEvent", "{}").with("Sequence", "seven"),
            "`Sequence`",
        ),
        (Frame::event("TranscriptEvent", "{"), "TranscriptEvent"),
        (
            Frame::new("{}").with(":event-type", "TranscriptEvent"),
            "`:message-type`",
        ),
        (
            Frame::new("{}").with(":message-type", "event"),
            "`:event-type`",
        ),
        (Frame::new("{}").with(":message-type", "news"), "`news`"),
    ] {
        let (text, is_response, _) = after(frame.encode(), Then::Finish).await;
        assert!(text.contains(expected), "{text}");
        assert!(is_response, "{text}");
    }
}
