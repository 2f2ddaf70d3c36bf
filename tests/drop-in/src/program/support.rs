//! What the chapters share: replayed clients, fixed identities and clocks, and descriptions of messages
//! that leave out what differs between machines.

use super::recorder::Recorder;
use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
use aws_sdk_partnercentralaccount::config::http::HttpRequest;
use aws_sdk_partnercentralaccount::config::{
    BehaviorVersion, Builder, Config, Credentials, Region, SharedCredentialsProvider,
};
use aws_sdk_partnercentralaccount::Client;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::time::{Duration, UNIX_EPOCH};

/// A canned response: status, headers, body.
pub struct Canned {
    pub status: u16,
    pub headers: Vec<(&'static str, &'static str)>,
    pub body: String,
}

/// A response with the content type of the protocol and a request id.
pub fn canned(status: u16, body: &str) -> Canned {
    Canned {
        status,
        headers: vec![
            ("content-type", "application/x-amz-json-1.0"),
            ("x-amzn-requestid", "request-1"),
        ],
        body: body.to_owned(),
    }
}

impl Canned {
    /// The same response with one more header.
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// A client for the network that hands out these responses in order and keeps the requests.
pub fn replay(responses: Vec<Canned>) -> StaticReplayClient {
    let events = responses.into_iter().map(|canned| {
        let mut response = http::Response::builder().status(canned.status);
        for (name, value) in canned.headers {
            response = response.header(name, value);
        }
        let response = response
            .body(SdkBody::from(canned.body))
            .expect("the canned headers are well formed");
        // What was expected is not compared here: the transcript shows what was sent.
        let request = http::Request::builder()
            .uri("http://unused.invalid/")
            .body(SdkBody::empty())
            .expect("the request is well formed");
        ReplayEvent::new(request, response)
    });
    StaticReplayClient::new(events.collect())
}

/// A configuration with test credentials, a fixed clock and the replayed network.
pub fn test_config(network: &StaticReplayClient) -> Builder {
    Config::builder()
        .with_test_defaults_v2()
        .http_client(network.clone())
        .invocation_id_generator(FixedInvocationId)
}

/// A client over [`test_config`].
pub fn test_client(network: &StaticReplayClient) -> Client {
    Client::from_conf(test_config(network).build())
}

/// A configuration spelled out, with nothing random left, and with the user agent of tests, which says
/// nothing of the machine.
pub fn explicit_config() -> Builder {
    let mut builder = plain_config();
    builder.apply_test_defaults();
    complete(builder)
}

/// The same configuration with the real user agent. It says which compiler and system are at work, and is
/// signed: signatures differ between machines.
pub fn plain_config() -> Builder {
    complete(Config::builder())
}

fn complete(builder: Builder) -> Builder {
    builder
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "AKIDEXAMPLE",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            Some("session-token".to_owned()),
            None,
            "drop-in",
        )))
        .time_source(fixed_clock())
        .invocation_id_generator(FixedInvocationId)
}

/// The 27th of March 2026, 10:15:30 UTC.
pub fn fixed_clock() -> aws_smithy_async::time::StaticTimeSource {
    aws_smithy_async::time::StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1_774_606_530))
}

/// An invocation id is random by default; this one is always the same.
#[derive(Debug)]
pub struct FixedInvocationId;

impl InvocationIdGenerator for FixedInvocationId {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new(
            "00000000-0000-4000-8000-000000000001".to_owned(),
        )))
    }
}

/// Writes a request down: the line, every header in alphabetical order, the body.
pub fn describe_request(record: &mut Recorder, what: &str, request: &HttpRequest) {
    describe_with(record, what, request, str::to_owned);
}

/// Likewise, for a request with the real user agent.
pub fn describe_plain_request(record: &mut Recorder, what: &str, request: &HttpRequest) {
    describe_with(record, what, request, portable);
}

fn describe_with(
    record: &mut Recorder,
    what: &str,
    request: &HttpRequest,
    shown: fn(&str) -> String,
) {
    record.line(what, format_args!("{} {}", request.method(), request.uri()));
    let mut headers: Vec<(String, String)> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), shown(value)))
        .collect();
    headers.sort();
    for (name, value) in headers {
        record.line(what, format_args!("{name}: {value}"));
    }
    let body = request.body().bytes().map(String::from_utf8_lossy);
    record.line(
        what,
        format_args!("body {}", body.unwrap_or("is a stream".into())),
    );
}

/// Leaves out what the machine and the compiler put into a user agent, and the signature over it.
fn portable(value: &str) -> String {
    let words = value.split(' ').map(|word| {
        if word.starts_with("lang/rust/") {
            "lang/rust/*".to_owned()
        } else if word.starts_with("Signature=") {
            "Signature=*".to_owned()
        } else if word.starts_with("os/") {
            "os/*".to_owned()
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// An error and its sources, each in its `Display` form.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let sources = std::iter::successors(Some(error), |error| error.source());
    sources
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

/// What a call says when it panics, or that it does not; nothing is printed.
pub fn panic_message(call: impl FnOnce()) -> String {
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = catch_unwind(AssertUnwindSafe(call));
    std::panic::set_hook(previous);
    match outcome {
        Ok(()) => "no panic".to_owned(),
        Err(payload) => match (
            payload.downcast_ref::<String>(),
            payload.downcast_ref::<&str>(),
        ) {
            (Some(message), _) => format!("panic: {message}"),
            (None, Some(message)) => format!("panic: {message}"),
            (None, None) => "panic".to_owned(),
        },
    }
}

/// A page of the operation's output on the wire, with these summaries and this token.
pub fn page(ids: &[&str], next_token: Option<&str>) -> String {
    let summaries: Vec<String> = ids.iter().map(|id| summary_on_the_wire(id)).collect();
    let token = next_token.map_or(String::new(), |token| format!(r#","NextToken":"{token}""#));
    format!(
        r#"{{"ConnectionInvitationSummaries":[{}]{token}}}"#,
        summaries.join(",")
    )
}

/// One summary on the wire, every member present.
pub fn summary_on_the_wire(id: &str) -> String {
    format!(
        r#"{{"Catalog":"AWS","Id":"{id}","Arn":"arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/{id}","ConnectionId":"pac-abcdefghijklm","ConnectionType":"OPPORTUNITY_COLLABORATION","CreatedAt":"2025-11-30T08:15:30.123456Z","UpdatedAt":"2025-12-01T00:00:00Z","ExpiresAt":"2026-01-01T00:00:00.5+02:00","OtherParticipantIdentifier":"123456789012","ParticipantType":"SENDER","Status":"PENDING"}}"#
    )
}
