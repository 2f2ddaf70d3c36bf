//! What an operation adds to its requests and retries: checksums (`smithy.api#httpChecksumRequired`) and the wait of
//! long polling (`smithy.api#longPoll`).

use std::time::Duration;

use ::harbor::config::retry::{RetryConfig, RetryPartition, TokenBucket};
use ::harbor::config::{Builder, StalledStreamProtectionConfig};
use ::harbor::Client;
use aws_smithy_async::test_util::instant_time_and_sleep;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::RetrySpec;
use md5::{Digest, Md5};

use super::support::{config, credentials, now};

/// The headers `content-md5`, `content-encoding` and `authorization` of a call, and the checksum of its body.
async fn stowed(change: fn(Builder) -> Builder) -> ([Option<String>; 3], String) {
    let (config, receiver) = config();
    let config = change(config.credentials_provider(credentials(None)));
    let client = Client::from_conf(config.build());
    client.stow().cargo("rope").send().await.unwrap();
    let request = receiver.expect_request();
    let header = |name| request.headers().get(name).map(str::to_owned);
    let headers = ["content-md5", "content-encoding", "authorization"].map(header);
    (
        headers,
        base64::encode(Md5::digest(request.body().bytes().unwrap())),
    )
}

#[tokio::test]
async fn a_request_says_the_checksum_of_its_body_and_signs_it() {
    let ([checksum, _, authorization], of_body) = stowed(|it| it).await;
    assert_eq!(of_body, "vzGFPIg+CbR/yruItkKVEQ==");
    assert_eq!(checksum, Some(of_body));
    let authorization = authorization.unwrap();
    assert!(authorization.contains("content-md5;"), "{authorization}");
}

#[tokio::test]
async fn the_checksum_is_of_the_body_as_it_is_sent() {
    let ([checksum, encoding, _], of_body) =
        stowed(|it| it.request_min_compression_size_bytes(0)).await;
    assert_eq!(encoding.as_deref(), Some("gzip"));
    assert_eq!(checksum, Some(of_body));
}

#[tokio::test]
async fn a_checksum_of_the_user_stays() {
    #[derive(Debug)]
    struct Own;
    impl ::harbor::config::Intercept for Own {
        fn name(&self) -> &'static str {
            "Own"
        }
        fn modify_before_retry_loop(
            &self,
            context: &mut ::harbor::config::interceptors::BeforeTransmitInterceptorContextMut<'_>,
            _components: &::harbor::config::RuntimeComponents,
            _cfg: &mut ::harbor::config::ConfigBag,
        ) -> Result<(), ::harbor::error::BoxError> {
            let headers = context.request_mut().headers_mut();
            headers.insert("x-amz-checksum-crc32", "own");
            Ok(())
        }
    }
    let ([checksum, _, _], _) = stowed(|it| it.interceptor(Own)).await;
    assert_eq!(checksum, None);
}

/// How many requests a call of `Watch` made that fails, and how long it slept.
async fn watched(name: &'static str, retry: RetryConfig, tokens: usize) -> (usize, Duration) {
    let (time, sleep) = instant_time_and_sleep(now());
    let request = || http::Request::builder().body(SdkBody::empty()).unwrap();
    let failure = || {
        let answer = http::Response::builder().status(500);
        answer.body(SdkBody::from("{}")).unwrap()
    };
    let events = [(); 3].map(|()| ReplayEvent::new(request(), failure()));
    let http_client = StaticReplayClient::new(events.into());
    let partition = RetryPartition::custom(name).token_bucket(TokenBucket::new(tokens));
    let config = config().0.credentials_provider(credentials(None));
    let config = config
        .http_client(http_client.clone())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .retry_config(retry.with_use_static_exponential_base(true))
        .retry_partition(partition.build())
        .time_source(time)
        .sleep_impl(sleep.clone());
    let client = Client::from_conf(config.build());
    client.watch().send().await.unwrap_err();
    (
        http_client.actual_requests().count(),
        sleep.total_duration(),
    )
}

#[tokio::test]
async fn long_polling_waits_when_there_are_no_tokens_for_a_retry() {
    let milliseconds = Duration::from_millis;
    let new = || RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    let empty = watched("empty", new(), 0).await;
    assert_eq!(empty, (1, milliseconds(50)));
    // With tokens there is a wait before each retry, and none after the last attempt.
    let full = watched("full", new(), 500).await;
    assert_eq!(full, (3, milliseconds(150)));
    // The older behavior of retries knows nothing of long polling.
    let old = watched("old", RetryConfig::standard(), 0).await;
    assert_eq!(old, (1, milliseconds(0)));
}
