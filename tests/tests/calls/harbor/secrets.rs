//! What must not be printed is printed by nobody but upstream's own log of requests and `Debug` of whole responses:
//! neither a line of `tracing` nor `Debug` or `Display` of outputs, inputs and errors has a secret.

use std::time::Duration;

use ::harbor::config::retry::RetryConfig;
use ::harbor::error::{DisplayErrorContext, ProvideErrorMetadata};
use ::harbor::operation::unlock::UnlockError;
use ::harbor::Client;
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};

use super::log::Log;
use super::loopback::{Answer, Server};

/// It is in every answer.
const SECRET: &str = "open-sesame";
/// It is in every answer that has numbers.
const SECRET_NUMBER: &str = "8675309123456789";
/// What upstream writes in the place of a body.
const REDACTED_BODY: &str = "LOG_SENSITIVE_BODIES=true";

fn answer(status: u16, body: &str) -> Answer {
    (status, body.as_bytes().to_vec())
}

fn client(server: &Server) -> Client {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    Client::from_conf(server.config().retry_config(retries).build())
}

#[track_caller]
fn assert_no_secret(text: &str) {
    for secret in [SECRET, SECRET_NUMBER] {
        let line = text.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "a secret was printed");
    }
}

/// Calls `Unlock` and gives what became of it, after a look at all that was printed.
async fn unlock(answers: &[Answer]) -> (Result<String, UnlockError>, usize) {
    let server = Server::start(answers).await;
    let (log, _guard) = Log::start();
    let call = client(&server).unlock().code(SECRET);
    assert_no_secret(&format!("{call:?} {:?}", call.as_input()));
    let result = call.send().await;
    let count = server.requests().len();
    assert!(server.requests()[0].ends_with(&format!(r#"{{"code":"{SECRET}"}}"#)));
    let result = match result {
        Ok(output) => Ok(format!("{output:?} {output:#?}")),
        Err(error) => Err(error.into_service_error()),
    };
    let log = log.text();
    assert_no_secret(&log);
    assert!(log.contains(REDACTED_BODY), "{log}");
    match &result {
        Ok(output) => assert_no_secret(output),
        Err(error) => {
            assert_no_secret(&format!("{error:?} {error} {}", DisplayErrorContext(error)));
        }
    }
    (result, count)
}

#[tokio::test]
async fn a_secret_in_an_output_is_not_printed() {
    let body = format!(
        r#"{{"gate":"north","locks":[{{"name":"big","key":"{SECRET}","copies":{{"{SECRET}":1}},
        "state":"{SECRET}","note":{{"text":"{SECRET}"}},"spare":{{"key":"{SECRET}"}}}}]}}"#
    );
    let (output, _) = unlock(&[answer(200, &body)]).await;
    let output = output.unwrap();
    assert!(output.contains("north") && output.contains("big"));
}

#[tokio::test]
async fn a_secret_in_a_body_that_cannot_be_read_is_not_printed() {
    for lock in [
        format!(r#"{{"key":{{"{SECRET}":1}}}}"#),
        format!(r#"{{"cut":"{SECRET}"}}"#),
        format!(r#"{{"copies":{{"{SECRET}":"{SECRET}"}}}}"#),
        format!(r#"{{"copies":{{"{SECRET}":{SECRET_NUMBER}}}}}"#),
        format!(r#"{{"size":{SECRET_NUMBER}}}"#),
        format!(r#"{{"note":{{"text":["{SECRET}"]}}}}"#),
        format!(r#"{{"spare":{{"cut":"{SECRET}"}}}}"#),
        format!(r#"{{"key":"{SECRET}" "{SECRET}"}}"#),
    ] {
        let body = format!(r#"{{"gate":"north","locks":[{lock}]}}"#);
        let (error, _) = unlock(&[answer(200, &body)]).await;
        let error = error.unwrap_err();
        let told = DisplayErrorContext(&error).to_string();
        assert!(told.contains("locks[0]"), "{told}");
    }
    unlock(&[answer(200, SECRET)]).await.0.unwrap_err();
}

#[tokio::test]
async fn a_secret_in_an_error_is_not_printed() {
    let body = format!(r#"{{"__type":"WrongCode","message":"not so","right":"{SECRET}"}}"#);
    let (error, _) = unlock(&[answer(400, &body)]).await;
    let error = error.unwrap_err();
    assert!(error.is_wrong_code() && error.to_string().contains("not so"));
    for (code, rest) in [
        ("WrongCode", format!(r#""right":["{SECRET}"]"#)),
        ("WrongCode", format!(r#""right":"{SECRET}" "{SECRET}""#)),
        ("Unheard", format!(r#""right":"{SECRET}""#)),
    ] {
        let body = format!(r#"{{"__type":"{code}","message":"not so",{rest}}}"#);
        let (error, _) = unlock(&[answer(400, &body)]).await;
        let error = error.unwrap_err();
        assert!(!error.is_wrong_code());
    }
}

#[tokio::test]
async fn a_secret_in_an_attempt_that_is_repeated_is_not_printed() {
    let jammed = answer(
        500,
        &format!(r#"{{"__type":"Jammed","message":"{SECRET}"}}"#),
    );
    let opened = answer(200, &format!(r#"{{"locks":[{{"key":"{SECRET}"}}]}}"#));
    let (output, count) = unlock(&[jammed.clone(), opened]).await;
    output.unwrap();
    assert_eq!(count, 2);
    let (error, count) = unlock(&[jammed]).await;
    let error = error.unwrap_err();
    assert_eq!((count, error.code()), (3, Some("Jammed")));
}

#[tokio::test]
async fn an_operation_with_secrets_in_its_errors_alone_prints_no_body() {
    let body = format!(r#"{{"__type":"WrongCode","right":"{SECRET}"}}"#);
    let server = Server::start(&[answer(400, &body)]).await;
    let (log, _guard) = Log::start();
    let error = client(&server).guess().send().await.unwrap_err();
    assert_no_secret(&format!("{:?}", error.into_service_error()));
    assert_no_secret(&log.text());
    assert!(log.text().contains(REDACTED_BODY));
}

#[tokio::test]
async fn a_body_without_secrets_is_printed() {
    let server = Server::start(&[answer(200, r#"{"seen":"nothing"}"#)]).await;
    let (log, _guard) = Log::start();
    client(&server).look().send().await.unwrap();
    let log = log.text();
    assert!(
        log.contains("nothing") && !log.contains(REDACTED_BODY),
        "{log}"
    );
}

/// The frame of the event `lamp`.
fn lamp(shade: HeaderValue, payload: String) -> Vec<u8> {
    let header = |name, value| Header::new(name, value);
    let text = |value: &'static str| HeaderValue::String(value.into());
    let headers = vec![
        header(":message-type", text("event")),
        header(":event-type", text("lamp")),
        header("shade", shade),
    ];
    let mut frame = Vec::new();
    write_message_to(&Message::new_from_parts(headers, payload), &mut frame).unwrap();
    frame
}

#[tokio::test]
async fn a_secret_in_an_event_is_not_printed() {
    let text = HeaderValue::String(SECRET.into());
    let bytes = HeaderValue::ByteArray(SECRET.as_bytes().into());
    let good = format!(r#"{{"signal":"{SECRET}"}}"#);
    let bad = format!(r#"{{"signal":["{SECRET}"]}}"#);
    let first = lamp(text.clone(), good.clone());
    for second in [lamp(bytes, good), lamp(text, bad)] {
        let server = Server::start(&[(200, [first.clone(), second].concat())]).await;
        let (log, _guard) = Log::start();
        let mut output = client(&server).sight().send().await.unwrap();
        assert_no_secret(&format!("{output:?}"));
        let event = output.sightings.recv().await.unwrap().unwrap();
        assert_eq!(event.as_lamp().unwrap().signal(), Some(SECRET));
        assert_no_secret(&format!("{event:?} {output:?}"));
        let error = output.sightings.recv().await.unwrap_err();
        let source = std::error::Error::source(&error).unwrap();
        let told = DisplayErrorContext(source).to_string();
        assert!(told.contains("lamp"), "{told}");
        assert_no_secret(&format!("{error} {told}"));
        assert_no_secret(&log.text());
    }
}
