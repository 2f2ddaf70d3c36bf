//! A client on a real connection: a server on loopback sends events in chunks that do not end where frames do, and
//! takes longer between them than the client has for the call and for a stalled stream.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use conformance_harness::events::message;
use radio::config::timeout::TimeoutConfig;
use radio::config::{BehaviorVersion, Credentials, Region, StalledStreamProtectionConfig};
use radio::error::{ProvideErrorMetadata, SdkError};
use radio::operation::RequestId;
use radio::types::Heard;
use radio::{Client, Config};

/// What the client has for the call: enough on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(3);
/// How long the server waits between chunks.
const PAUSE: Duration = Duration::from_secs(4);

const HEAD: &str =
    "HTTP/1.1 200 OK\r\nx-amzn-requestid: the-id\r\ntransfer-encoding: chunked\r\n\r\n";

fn event(name: &str, payload: &str) -> Vec<u8> {
    message(
        &[(":message-type", "event"), (":event-type", name)],
        payload,
    )
}

/// Reads a request and leaves its body.
fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).unwrap().to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).unwrap();
    let length = length.split("\r\n").next().unwrap().parse().unwrap();
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    assert!(head.contains("x-amz-target: radio."), "{head}");
    String::from_utf8(body).unwrap()
}

fn chunk(stream: &mut TcpStream, bytes: &[u8]) {
    write!(stream, "{:x}\r\n", bytes.len()).unwrap();
    stream.write_all(bytes).unwrap();
    stream.write_all(b"\r\n").unwrap();
    stream.flush().unwrap();
}

/// Answers five requests: for events as it should be, breaking off and with a first one that cannot be read, for bytes
/// with them and with an error.
fn serve(listener: &TcpListener) {
    let first = event("initial-response", r#"{"Room":"hall","Station":"WXYZ"}"#);
    let songs = [
        event("Song", r#"{"Title":"One"}"#),
        event("Song", r#"{"Title":"Two"}"#),
    ]
    .concat();
    let (begin, end) = songs.split_at(20);
    for complete in [true, false] {
        let (mut stream, _) = listener.accept().unwrap();
        assert_eq!(read_request(&mut stream), r#"{"Room":"hall"}"#);
        stream.write_all(HEAD.as_bytes()).unwrap();
        chunk(&mut stream, &[&first, begin].concat());
        if complete {
            thread::sleep(PAUSE);
            chunk(&mut stream, end);
            thread::sleep(PAUSE);
            stream.write_all(b"0\r\n\r\n").unwrap();
        }
    }
    let (mut stream, _) = listener.accept().unwrap();
    assert_eq!(read_request(&mut stream), "{}");
    stream.write_all(HEAD.as_bytes()).unwrap();
    chunk(&mut stream, b"la la ");
    chunk(&mut stream, b"la");
    stream.write_all(b"0\r\n\r\n").unwrap();
    drop(stream);
    let (mut stream, _) = listener.accept().unwrap();
    read_request(&mut stream);
    let body = r#"{"__type":"a#TooLoud","message":"quiet!"}"#;
    let head = format!(
        "HTTP/1.1 400 Bad Request\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream
        .write_all([head.as_str(), body].concat().as_bytes())
        .unwrap();
    // The client must not use this connection again: nobody reads from it any longer.
    drop(stream);
    let (mut stream, _) = listener.accept().unwrap();
    read_request(&mut stream);
    stream.write_all(HEAD.as_bytes()).unwrap();
    chunk(&mut stream, &event("initial-response", r#"{"Room":7}"#));
}

fn client(address: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new(
            "AKIDEXAMPLE",
            "secret",
            None,
            None,
            "test",
        ))
        .endpoint_url(format!("http://{address}"))
        .timeout_config(TimeoutConfig::builder().operation_timeout(TIMEOUT).build())
        .stalled_stream_protection(
            StalledStreamProtectionConfig::enabled()
                .grace_period(TIMEOUT)
                .build(),
        );
    Client::from_conf(config.build())
}

/// Calls twice, and says what came.
pub async fn run() -> Vec<String> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = thread::spawn(move || serve(&listener));
    let client = client(&address);
    let mut said = Vec::new();
    for _ in 0..2 {
        let mut output = client.listen().room("hall").send().await.unwrap();
        said.push(format!(
            "{} {:?} {:?}",
            output.station(),
            output.room(),
            output.request_id()
        ));
        loop {
            match output.events.recv().await {
                Ok(Some(Heard::Song(song))) => said.push(format!("{:?}", song.title())),
                Ok(None) => break said.push("end".to_owned()),
                Err(SdkError::DispatchFailure(_)) => break said.push("broken".to_owned()),
                other => panic!("{other:?}"),
            }
        }
    }
    let output = client.record().send().await.unwrap();
    let id = output.request_id().map(str::to_owned);
    let tape = output.tape.collect().await.unwrap().into_bytes();
    said.push(format!("{} {id:?}", String::from_utf8_lossy(&tape)));
    let error = client
        .record()
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    said.push(format!("{} {:?}", error.is_too_loud(), error.message()));
    let error = client.listen().send().await.unwrap_err();
    assert!(matches!(&error, SdkError::ResponseError(_)), "{error:?}");
    let id = error.request_id().map(str::to_owned);
    let error = error.into_service_error();
    said.push(format!("{id:?} {error} {:?}", error.request_id()));
    server.join().unwrap();
    // Nobody listens any more.
    let error = client.listen().send().await.unwrap_err();
    assert_eq!(error.code(), None);
    said
}
