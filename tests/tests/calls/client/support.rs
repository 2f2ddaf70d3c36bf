//! Clients of the generated crate that talk to canned answers, at a fixed time.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use partnercentralaccount::config::{BehaviorVersion, Builder, Credentials, Region};
use partnercentralaccount::Config;

/// 2026-01-02T03:04:05Z, the time of the recordings.
pub fn recorded_time() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

/// An answer with this status, these headers and this body.
pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<SdkBody> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(SdkBody::from(body)).unwrap()
}

/// An HTTP client that gives these answers in turn and keeps the requests.
pub fn replay(answers: Vec<http::Response<SdkBody>>) -> StaticReplayClient {
    let events = answers.into_iter().map(|answer| {
        let request = http::Request::builder().body(SdkBody::empty()).unwrap();
        ReplayEvent::new(request, answer)
    });
    StaticReplayClient::new(events.collect())
}

/// A configuration with the credentials and the time of the recordings.
pub fn config(http_client: StaticReplayClient) -> Builder {
    let (id, secret) = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new(id, secret, None, None, "test"))
        .time_source(StaticTimeSource::new(recorded_time()))
        .http_client(http_client)
}
