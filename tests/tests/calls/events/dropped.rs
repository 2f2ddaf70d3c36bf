//! Streams that one side leaves: the other side is told at once, though events could still come.

use h2::Reason;
use speech::error::SdkError;
use speech::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::frame::Frame;
use super::server::{Call, End, Server, TIMEOUT};
use super::{audio, call, channel, client, config};

fn event() -> Frame {
    Frame::event("TranscriptEvent", "{}")
}

#[tokio::test]
async fn a_receiver_that_is_dropped_ends_the_stream() {
    let server = Server::start(|mut server: Call| async move {
        server.respond(&[]);
        server.next().await.unwrap();
        server.send(event());
        server.end().await
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    sender.send(Ok(audio(b"a", 1))).unwrap();
    output.transcript_result_stream.recv().await.unwrap();
    drop(output);
    // The caller could still send.
    let end = server.outcome().await;
    assert!(matches!(end, End::Reset(_)), "{end:?}");
    tokio::time::timeout(TIMEOUT, sender.closed())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_sender_that_is_dropped_ends_the_events_and_the_answers_still_come() {
    let server = Server::start(|mut server: Call| async move {
        server.respond(&[]);
        let end = server.end().await;
        server.send(event());
        server.finish();
        end
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    drop(sender);
    assert!(output
        .transcript_result_stream
        .recv()
        .await
        .unwrap()
        .is_some());
    assert!(output
        .transcript_result_stream
        .recv()
        .await
        .unwrap()
        .is_none());
    assert_eq!(server.outcome().await, End::Signed);
}

#[tokio::test]
async fn a_call_that_is_dropped_before_its_response_ends_the_stream() {
    let (arrived, arrival) = oneshot::channel();
    let server = Server::start(|mut server: Call| async move {
        server.next().await.unwrap();
        arrived.send(()).unwrap();
        server.end().await
    })
    .await;
    let client = client(&server);
    let (sender, events) = channel();
    sender.send(Ok(audio(b"a", 1))).unwrap();
    let sent = call(&client, events).send();
    tokio::select! {
        response = sent => panic!("there is no response: {response:?}"),
        arrived = arrival => arrived.unwrap(),
    }
    let end = server.outcome().await;
    assert!(matches!(end, End::Reset(_)), "{end:?}");
    tokio::time::timeout(TIMEOUT, sender.closed())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_server_that_ends_the_stream_is_heard_and_nothing_more_is_sent() {
    let server = Server::start(|mut server: Call| async move {
        server.respond(&[]);
        server.send(event());
        server.finish();
        server.end().await
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    assert!(output
        .transcript_result_stream
        .recv()
        .await
        .unwrap()
        .is_some());
    assert!(output
        .transcript_result_stream
        .recv()
        .await
        .unwrap()
        .is_none());
    drop(output);
    let end = server.outcome().await;
    assert!(matches!(end, End::Reset(_)), "{end:?}");
    tokio::time::timeout(TIMEOUT, sender.closed())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_server_that_leaves_is_an_error() {
    let server = Server::start(|mut server: Call| async move {
        server.respond(&[]);
        server.next().await.unwrap();
        server.reset(Reason::CANCEL);
    })
    .await;
    let (sender, events) = channel();
    let mut output = call(&client(&server), events).send().await.unwrap();
    sender.send(Ok(audio(b"a", 1))).unwrap();
    let error = output.transcript_result_stream.recv().await.unwrap_err();
    assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
    tokio::time::timeout(TIMEOUT, sender.closed())
        .await
        .unwrap();
}

/// The same without TLS, where each stream has a connection of its own.
#[tokio::test]
async fn a_receiver_that_is_dropped_closes_a_connection_of_http_1() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut came = vec![0; 1 << 16];
        assert!(connection.read(&mut came).await.unwrap() > 0);
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        connection.write_all(head.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        let read = connection.read_to_end(&mut bytes);
        let read = tokio::time::timeout(TIMEOUT, read).await;
        read.expect("the connection stays open").unwrap();
        bytes
    });
    let client = Client::from_conf(config(&url).build());
    let (_sender, events) = channel();
    let output = call(&client, events).send().await.unwrap();
    drop(output);
    // The last chunk would say that the events were complete.
    let bytes = server.await.unwrap();
    assert!(!bytes.ends_with(b"0\r\n\r\n"), "{bytes:?}");
}
