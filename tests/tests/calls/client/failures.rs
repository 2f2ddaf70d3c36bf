//! Calls that fail: what is known of them stays known in every form that the error takes.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use aws_smithy_http_client::test_util::{NeverClient, ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use partnercentralaccount::config::retry::RetryConfig;
use partnercentralaccount::config::timeout::TimeoutConfig;
use partnercentralaccount::config::{BehaviorVersion, Builder, Credentials, Region};
use partnercentralaccount::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use partnercentralaccount::operation::list_connection_invitations::ListConnectionInvitationsError;
use partnercentralaccount::operation::RequestId;
use partnercentralaccount::{Client, Config, Error};

type Failure = SdkError<ListConnectionInvitationsError>;

fn config() -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .retry_config(RetryConfig::disabled())
}

async fn fail(config: Builder) -> Failure {
    let client = Client::from_conf(config.build());
    let call = client.list_connection_invitations().catalog("AWS").send();
    call.await.expect_err("the call fails")
}

/// A client that gets this answer to each request, and the network that counts them.
fn answers(status: u16, body: &str) -> (Builder, StaticReplayClient) {
    let event = || {
        let request = http::Request::builder().body(SdkBody::empty()).unwrap();
        let response = http::Response::builder().status(status);
        let response = response.header("x-amzn-requestid", "request-1");
        ReplayEvent::new(request, response.body(SdkBody::from(body)).unwrap())
    };
    let network = StaticReplayClient::new(vec![event(), event(), event()]);
    (config().http_client(network.clone()), network)
}

/// What a failure knows as an error of the operation and of the crate: the request id, and its words.
fn known(error: Failure) -> [(Option<String>, String); 2] {
    let id = |error: &dyn RequestId| error.request_id().map(str::to_owned);
    let operation = error.into_service_error();
    let by_operation = (id(&operation), operation.to_string());
    let whole = Error::from(operation);
    [by_operation, (id(&whole), whole.to_string())]
}

#[tokio::test]
async fn a_success_that_cannot_be_read_keeps_its_request_id() {
    for body in ["<html>", "[]", "{\"NextToken\":", "{\"NextToken\":7}"] {
        let (config, network) = answers(200, body);
        let standard = RetryConfig::standard();
        let error = fail(config.retry_config(standard)).await;
        assert!(matches!(&error, SdkError::ResponseError(_)), "{error:?}");
        assert_eq!(network.actual_requests().count(), 1, "it is not retried");
        assert_eq!(error.request_id(), Some("request-1"));
        let context = DisplayErrorContext(&error).to_string();
        let start = "response error: the response cannot be read (HTTP status 200) (request id request-1): ";
        assert!(context.starts_with(start), "{context}");
        let expected = "unhandled error (HTTP status 200) (request id request-1)";
        let [operation, whole] = known(error);
        let id = Some("request-1".to_owned());
        let named = format!("ListConnectionInvitations: {expected}");
        assert_eq!(operation, (id.clone(), named));
        assert_eq!(whole, (id.clone(), expected.to_owned()));
        // The same by way of `?`, which does not go by way of the operation's error.
        let error = Error::from(fail(answers(200, body).0).await);
        assert_eq!(error.request_id(), Some("request-1"));
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn an_error_without_a_code_tells_its_status() {
    for (status, body, expected) in [
        (
            500,
            "<html>busy</html>",
            "unhandled error (HTTP status 500) (request id request-1)",
        ),
        (
            400,
            "{}",
            "unhandled error (HTTP status 400) (request id request-1)",
        ),
        (
            400,
            "{\"message\":\"m\"}",
            "unhandled error (HTTP status 400): m (request id request-1)",
        ),
        (
            301,
            "",
            "unhandled error (HTTP status 301) (request id request-1)",
        ),
        (
            400,
            "{\"__type\":\"Teapot\"}",
            "unhandled error (Teapot) (request id request-1)",
        ),
    ] {
        let error = fail(answers(status, body).0).await;
        assert!(matches!(&error, SdkError::ServiceError(_)), "{error:?}");
        let [operation, whole] = known(error);
        assert_eq!(
            operation.1,
            format!("ListConnectionInvitations: {expected}")
        );
        assert_eq!(whole.1, expected);
        assert_eq!(whole.0.as_deref(), Some("request-1"));
    }
}

/// Answers each connection with these bytes and closes it; says where.
fn server(answer: &'static str, connections: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming().take(connections) {
            let mut connection = connection.unwrap();
            // Closing a connection with unread bytes would reset it, and the answer with it.
            let mut request = Vec::new();
            while !request.ends_with(b"}") {
                let mut byte = [0];
                connection.read_exact(&mut byte).unwrap();
                request.push(byte[0]);
            }
            connection.write_all(answer.as_bytes()).unwrap();
        }
    });
    address
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_its_request_id_and_is_retried() {
    let answer = "HTTP/1.1 200 OK\r\nx-amzn-requestid: request-2\r\ncontent-length: 99\r\n\r\n{";
    let retries = RetryConfig::standard().with_max_attempts(2);
    let retries = retries.with_initial_backoff(Duration::from_millis(1));
    let config = config().retry_config(retries);
    let error = fail(config.endpoint_url(server(answer, 2))).await;
    assert!(matches!(&error, SdkError::ResponseError(_)), "{error:?}");
    assert_eq!(error.request_id(), Some("request-2"));
    let [operation, whole] = known(error);
    assert_eq!(operation.0.as_deref(), Some("request-2"));
    assert_eq!(
        whole.1,
        "unhandled error (HTTP status 200) (request id request-2)"
    );
}

#[tokio::test]
async fn a_failed_dispatch_names_the_host() {
    // The socket keeps the port for itself; nobody listens there.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = format!("http://{}", socket.local_addr().unwrap());
    let error = fail(config().endpoint_url(&address)).await;
    let context = DisplayErrorContext(&error).to_string();
    let start = format!("dispatch failure: io error: the request to {address} failed: ");
    assert!(context.starts_with(&start), "{context}");
    assert!(context.contains("onnection refused"), "{context}");
    let SdkError::DispatchFailure(failure) = &error else {
        panic!("{error:?}");
    };
    assert!(failure.is_io() && !failure.is_timeout() && !failure.is_other());
    assert!(failure.as_connector_error().is_some());
}

#[tokio::test]
async fn a_call_that_is_late_names_the_host() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(20));
    let config = config().http_client(NeverClient::new());
    let config = config.endpoint_url("http://user:secret@a.example:81/path");
    let error = fail(config.timeout_config(timeouts.build())).await;
    assert!(matches!(&error, SdkError::TimeoutError(_)), "{error:?}");
    let context = DisplayErrorContext(&error).to_string();
    let start = "request has timed out: the request to http://a.example:81 failed: operation attempt timeout";
    assert!(context.starts_with(start), "{context}");
    assert_eq!(error.code(), None);
}
