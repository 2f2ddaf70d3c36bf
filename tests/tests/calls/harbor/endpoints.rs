//! Where calls go: settings of the client and of one call, the account, prefixes of the host.

use ::harbor::error::DisplayErrorContext;
use aws_types::endpoint_config::AccountIdEndpointMode;

use super::support::{client, credentials, Sent};
use crate::sent;

#[tokio::test]
async fn settings_of_the_service() {
    let plain = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .load());
    assert_eq!(plain.url, "https://harbor.example/");
    let dock = sent!(
        |it| it.credentials_provider(credentials(None)).dock("seven"),
        |it| it.load()
    );
    assert_eq!(dock.url, "https://dock-seven.harbor.example/");
    let fast = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .dock("seven")
            .fast_lane(true),
        |it| it.load()
    );
    assert_eq!(fast.url, "https://fast.harbor.example/");
    let mut unset = ::harbor::Config::builder().dock("seven");
    unset.set_dock(None);
    let (config, receiver) = super::support::config();
    let config = config.credentials_provider(credentials(None)).dock("seven");
    let client = ::harbor::Client::from_conf(config.build());
    client
        .load()
        .customize()
        .config_override(unset)
        .send()
        .await
        .unwrap();
    assert_eq!(Sent::by(receiver).url, "https://harbor.example/");
}

#[tokio::test]
async fn a_call_overrides_one_setting_and_leaves_the_others() {
    let change =
        |it: ::harbor::config::Builder| it.credentials_provider(credentials(None)).dock("a");
    let (client, receiver) = client(change);
    let other = ::harbor::Config::builder().fast_lane(false).dock("b");
    client
        .load()
        .customize()
        .config_override(other)
        .send()
        .await
        .unwrap();
    assert_eq!(Sent::by(receiver).url, "https://dock-b.harbor.example/");
}

#[tokio::test]
async fn endpoints_of_the_account() {
    let known = sent!(
        |it| it.credentials_provider(credentials(Some("123456789012"))),
        |it| it.load()
    );
    assert_eq!(known.url, "https://123456789012.harbor.example/");
    let disabled = sent!(
        |it| it
            .credentials_provider(credentials(Some("123456789012")))
            .account_id_endpoint_mode(AccountIdEndpointMode::Disabled),
        |it| it.load()
    );
    assert_eq!(disabled.url, "https://harbor.example/");
    let (client, _receiver) = client(|it| {
        it.credentials_provider(credentials(None))
            .account_id_endpoint_mode(AccountIdEndpointMode::Required)
    });
    let error = client.load().send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("an account is required"), "{text}");
}

#[tokio::test]
async fn the_shared_configuration_says_the_mode_of_accounts() {
    let shared = aws_types::SdkConfig::builder()
        .account_id_endpoint_mode(AccountIdEndpointMode::Required)
        .build();
    let builder = ::harbor::config::Builder::from(&shared);
    let (own, _receiver) = super::support::config();
    let http_client = own.build().http_client().unwrap();
    let config = builder
        .behavior_version(::harbor::config::BehaviorVersion::latest())
        .region(::harbor::config::Region::new("us-east-1"))
        .credentials_provider(credentials(None))
        .http_client(http_client);
    let client = ::harbor::Client::from_conf(config.build());
    let error = client.load().send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("an account is required"), "{text}");
}

#[tokio::test]
async fn prefixes_of_the_host() {
    let own = sent!(|it| it.credentials_provider(credentials(None)), |it| it
        .signal()
        .mast("m1"));
    assert_eq!(own.url, "https://m1-signals.harbor.example/");
    // As the published clients do: a URL of the user's own gets the prefix as well.
    let given = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .endpoint_url("http://localhost:8000"),
        |it| it.signal().mast("m1")
    );
    assert_eq!(given.url, "http://m1-signals.localhost:8000/");
    for mast in [None, Some(""), Some("evil.example/"), Some("a@b")] {
        let (client, receiver) = client(|it| it.credentials_provider(credentials(None)));
        let call = client.signal().set_mast(mast.map(str::to_owned));
        let error = call.send().await.unwrap_err();
        let text = DisplayErrorContext(&error).to_string();
        assert!(text.contains("mast"), "{mast:?}: {text}");
        receiver.expect_no_request();
    }
}

/// A loopback address has no names below its own.
#[tokio::test]
async fn prefixes_of_the_host_can_be_left_away() {
    let loopback = "http://127.0.0.1:8000";
    let all = sent!(
        |it| it
            .credentials_provider(credentials(None))
            .endpoint_url("http://127.0.0.1:8000")
            .disable_host_prefix_injection(true),
        |it| it.signal().mast("m1")
    );
    assert_eq!(all.url, "http://127.0.0.1:8000/");
    for (client_wide, of_call, expected) in [
        (None, Some(true), "http://127.0.0.1:8000/"),
        (Some(true), None, "http://127.0.0.1:8000/"),
        (Some(true), Some(false), "http://m1-signals.127.0.0.1:8000/"),
        (None, None, "http://m1-signals.127.0.0.1:8000/"),
    ] {
        let (mut config, receiver) = super::support::config();
        config.set_disable_host_prefix_injection(client_wide);
        let config = config.credentials_provider(credentials(None));
        let config = config.endpoint_url(loopback).build();
        assert_eq!(config.disable_host_prefix_injection(), client_wide);
        let client = ::harbor::Client::from_conf(config);
        let mut other = ::harbor::Config::builder();
        if let Some(disable) = of_call {
            other = other.disable_host_prefix_injection(disable);
        }
        let call = client.signal().mast("m1").customize();
        call.config_override(other).send().await.unwrap();
        assert_eq!(Sent::by(receiver).url, expected);
    }
}
