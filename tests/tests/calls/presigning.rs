//! Presigned requests of a generated client (`tests/speech/model.json`): their signatures as botocore makes them, what has
//! to be sent with them, and what cannot be presigned.

mod limits;
mod parts;
mod refused;
mod signatures;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_smithy_http_client::test_util::infallible_client_fn;
use speech::config::{BehaviorVersion, Builder, Credentials, Region};
use speech::presigning::PresigningConfig;
use speech::{Client, Config};

/// 2026-01-02T03:04:05Z.
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

/// Requests that are valid for this many seconds.
fn valid_for(seconds: u64) -> PresigningConfig {
    let config = PresigningConfig::builder().start_time(now());
    let config = config.expires_in(Duration::from_secs(seconds));
    config.build().unwrap()
}

/// A configuration without credentials. Nothing may be sent.
fn config() -> Builder {
    let http_client = infallible_client_fn(|_| -> http::Response<&str> {
        panic!("a presigned request is not sent");
    });
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .http_client(http_client)
}

/// A client with credentials; those with a token are temporary.
fn client(token: Option<&str>) -> Client {
    let credentials = Credentials::new(
        "AKIDEXAMPLE",
        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        token.map(str::to_owned),
        None,
        "test",
    );
    Client::from_conf(config().credentials_provider(credentials).build())
}
