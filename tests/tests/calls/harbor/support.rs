//! Clients of the harbor whose requests are kept.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ::harbor::config::{BehaviorVersion, Builder, Credentials, Region};
use ::harbor::{Client, Config};
use aws_credential_types::attributes::AccountId;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::{capture_request, CaptureRequestReceiver};
use aws_smithy_types::body::SdkBody;

/// 2026-01-02T03:04:05Z.
pub fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

/// A configuration without identities, and what receives its first request.
pub fn config() -> (Builder, CaptureRequestReceiver) {
    let answer = http::Response::builder().body(SdkBody::from("{}")).unwrap();
    let (http_client, receiver) = capture_request(Some(answer));
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .time_source(StaticTimeSource::new(now()))
        .http_client(http_client);
    (config, receiver)
}

pub fn credentials(account_id: Option<&str>) -> Credentials {
    let credentials = Credentials::builder()
        .access_key_id("AKIDEXAMPLE")
        .secret_access_key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        .provider_name("test");
    let credentials = match account_id {
        Some(id) => credentials.account_id(AccountId::from(id)),
        None => credentials,
    };
    credentials.build()
}

/// What a call sent.
pub struct Sent {
    /// The header `authorization`; empty if there is none.
    pub authorization: String,
    /// The URL.
    pub url: String,
    /// The regions of a signature of version 4A.
    pub region_set: String,
}

impl Sent {
    /// What the receiver got.
    pub fn by(receiver: CaptureRequestReceiver) -> Sent {
        let request = receiver.expect_request();
        let header = |name| request.headers().get(name).unwrap_or_default().to_owned();
        Sent {
            authorization: header("authorization"),
            region_set: header("x-amz-region-set"),
            url: request.uri().to_owned(),
        }
    }
}

/// Makes a call with a changed configuration and gives what was sent.
#[macro_export]
macro_rules! sent {
    ($change:expr, $call:expr) => {{
        let (config, receiver) = $crate::harbor::support::config();
        let change: fn(::harbor::config::Builder) -> ::harbor::config::Builder = $change;
        let client = ::harbor::Client::from_conf(change(config).build());
        let call: fn(&::harbor::Client) -> _ = $call;
        call(&client).send().await.unwrap();
        $crate::harbor::support::Sent::by(receiver)
    }};
}

pub fn client(change: fn(Builder) -> Builder) -> (Client, CaptureRequestReceiver) {
    let (config, receiver) = config();
    (Client::from_conf(change(config).build()), receiver)
}
