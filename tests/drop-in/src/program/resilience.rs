//! Retries, timeouts and clock skew under a clock that the program controls: the sequence of attempts
//! and of the pauses between them.

use super::clock::Clock;
use super::recorder::Recorder;
use super::support::{canned, chain, explicit_config, page, replay, Canned, FixedInvocationId};
use aws_sdk_partnercentralaccount::config::interceptors::InterceptorContext;
use aws_sdk_partnercentralaccount::config::retry::{ClassifyRetry, RetryAction, RetryConfig};
use aws_sdk_partnercentralaccount::config::timeout::TimeoutConfig;
use aws_sdk_partnercentralaccount::config::{
    Builder, Config, IdentityCache, StalledStreamProtectionConfig,
};
use aws_sdk_partnercentralaccount::error::ProvideErrorMetadata;
use aws_sdk_partnercentralaccount::Client;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::test_util::NeverClient;
use std::time::Duration;

/// Every kind of second chance.
pub async fn run(record: &mut Recorder) {
    statuses(record).await;
    codes(record).await;
    configured(record).await;
    backoff(record).await;
    retry_after(record).await;
    exhausted(record).await;
    clock_skew(record).await;
    own_classifier(record).await;
    timeouts(record).await;
}

/// A configuration on this clock, with pauses that are not random, and with nothing else that sleeps.
fn config(clock: &Clock) -> Builder {
    explicit_config()
        .identity_cache(IdentityCache::no_cache())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .retry_config(RetryConfig::standard().with_use_static_exponential_base(true))
        .timeout_config(TimeoutConfig::disabled())
        .time_source(clock.clone())
        .sleep_impl(clock.clone())
}

/// Calls once against these responses; writes down attempts, pauses, and the retry headers.
async fn call(
    record: &mut Recorder,
    what: &str,
    responses: Vec<Canned>,
    settings: impl FnOnce(Builder) -> Builder,
) {
    let clock = Clock::new();
    let network = replay(responses);
    let client = Client::from_conf(
        settings(config(&clock))
            .http_client(network.clone())
            .build(),
    );
    let outcome = client
        .list_connection_invitations()
        .catalog("AWS")
        .send()
        .await;
    let code = outcome
        .as_ref()
        .map_or_else(|error| error.code().map(str::to_owned), |_| None);
    let attempts = network.actual_requests().count();
    record.debug(what, (outcome.is_ok(), code, attempts, clock.pauses()));
    if attempts > 1 {
        let headers = network.actual_requests().map(|request| {
            let headers = request.headers();
            (headers.get("amz-sdk-request"), headers.get("x-amz-date"))
        });
        record.debug(&format!("{what}: headers"), headers.collect::<Vec<_>>());
    }
}

fn fine() -> Canned {
    canned(200, &page(&[], None))
}

async fn statuses(record: &mut Recorder) {
    for status in [
        400, 401, 403, 404, 408, 409, 413, 429, 500, 501, 502, 503, 504, 505, 599,
    ] {
        call(
            record,
            &format!("status {status}"),
            vec![canned(status, "{}"), fine()],
            |settings| settings,
        )
        .await;
    }
}

/// Codes that mean throttling, a passing fault, or neither; modeled errors among them.
async fn codes(record: &mut Recorder) {
    for code in [
        "ThrottlingException",
        "InternalServerException",
        "AccessDeniedException",
        "ValidationException",
        "Throttling",
        "ThrottledException",
        "RequestThrottledException",
        "TooManyRequestsException",
        "SlowDown",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException",
        "RequestLimitExceeded",
        "BandwidthLimitExceeded",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "EC2ThrottledException",
        "RequestTimeout",
        "RequestTimeoutException",
        "InternalError",
        "ServiceUnavailable",
        "IDPCommunicationError",
        "throttling",
    ] {
        let body = format!(r#"{{"__type":"{code}","Message":"m"}}"#);
        call(record, code, vec![canned(400, &body), fine()], |settings| {
            settings
        })
        .await;
    }
    let broken = vec![canned(200, "{\"NextToken\":"), fine()];
    call(record, "a broken body", broken, |settings| settings).await;
}

async fn configured(record: &mut Recorder) {
    let faults = || {
        vec![
            canned(500, "{}"),
            canned(500, "{}"),
            canned(500, "{}"),
            canned(500, "{}"),
            fine(),
        ]
    };
    call(record, "standard", faults(), |settings| settings).await;
    call(
        record,
        "with everything that sleeps",
        faults(),
        |settings| {
            settings
                .identity_cache(IdentityCache::lazy().build())
                .stalled_stream_protection(StalledStreamProtectionConfig::enabled().build())
        },
    )
    .await;
    call(record, "disabled", faults(), |settings| {
        settings.retry_config(RetryConfig::disabled())
    })
    .await;
    let five = RetryConfig::standard()
        .with_max_attempts(5)
        .with_use_static_exponential_base(true);
    call(record, "five attempts", faults(), |settings| {
        settings.retry_config(five)
    })
    .await;
    let adaptive = RetryConfig::adaptive().with_use_static_exponential_base(true);
    call(record, "adaptive", faults(), |settings| {
        settings.retry_config(adaptive)
    })
    .await;
}

async fn backoff(record: &mut Recorder) {
    let faults = || (0..8).map(|_| canned(503, "{}")).collect::<Vec<_>>();
    let slow = RetryConfig::standard()
        .with_max_attempts(8)
        .with_initial_backoff(Duration::from_millis(250))
        .with_max_backoff(Duration::from_secs(4))
        .with_use_static_exponential_base(true);
    call(record, "backoff", faults(), |settings| {
        settings.retry_config(slow)
    })
    .await;
    let many = RetryConfig::standard()
        .with_max_attempts(8)
        .with_use_static_exponential_base(true);
    call(record, "default backoff", faults(), |settings| {
        settings.retry_config(many)
    })
    .await;
}

async fn retry_after(record: &mut Recorder) {
    for value in ["0", "1", "2500", "999999999", "soon", "-1", ""] {
        let refusal = canned(503, "{}").header("x-amz-retry-after", value);
        call(
            record,
            &format!("x-amz-retry-after {value:?}"),
            vec![refusal, fine()],
            |settings| settings,
        )
        .await;
    }
    let plain = canned(503, "{}").header("retry-after", "2");
    call(record, "retry-after", vec![plain, fine()], |settings| {
        settings
    })
    .await;
}

/// The token bucket of a partition empties, and then there are no second chances.
async fn exhausted(record: &mut Recorder) {
    let clock = Clock::new();
    let network = replay((0..400).map(|_| canned(500, "{}")).collect());
    let partition =
        aws_sdk_partnercentralaccount::config::retry::RetryPartition::new("drop-in-exhausted");
    let client = Client::from_conf(
        config(&clock)
            .retry_partition(partition)
            .http_client(network.clone())
            .build(),
    );
    let mut attempts = Vec::new();
    for _ in 0..60 {
        let before = network.actual_requests().count();
        let _ = client.list_connection_invitations().send().await;
        attempts.push(network.actual_requests().count() - before);
    }
    record.debug("attempts until the bucket is empty", attempts);
}

/// A service that says that the clock is wrong, and tells the time.
async fn clock_skew(record: &mut Recorder) {
    let late = "Fri, 27 Mar 2026 11:15:30 GMT";
    for code in [
        "RequestTimeTooSkewed",
        "RequestExpired",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        "AuthFailure",
        "RequestInTheFuture",
    ] {
        let body = format!(r#"{{"__type":"{code}","message":"skewed"}}"#);
        let refusal = canned(403, &body).header("date", late);
        call(
            record,
            &format!("skew {code}"),
            vec![refusal, fine()],
            |settings| settings,
        )
        .await;
    }
    let refusal = || {
        canned(
            403,
            r#"{"__type":"RequestTimeTooSkewed","message":"skewed"}"#,
        )
        .header("date", late)
    };
    call(
        record,
        "skew, correction disabled",
        vec![refusal(), fine()],
        |settings| settings.disable_clock_skew_correction(true),
    )
    .await;
}

/// Retries what the service calls impossible.
#[derive(Debug)]
struct Stubborn;

impl ClassifyRetry for Stubborn {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context
            .response()
            .map(|response| response.status().as_u16())
        {
            Some(418) => RetryAction::transient_error(),
            Some(500) => RetryAction::RetryForbidden,
            _ => RetryAction::NoActionIndicated,
        }
    }
    fn name(&self) -> &'static str {
        "Stubborn"
    }
}

async fn own_classifier(record: &mut Recorder) {
    call(
        record,
        "own classifier retries",
        vec![canned(418, "{}"), fine()],
        |settings| settings.retry_classifier(Stubborn),
    )
    .await;
    call(
        record,
        "own classifier forbids",
        vec![canned(500, "{}"), fine()],
        |settings| settings.retry_classifier(Stubborn),
    )
    .await;
    let classifiers = Config::builder().retry_classifier(Stubborn).build();
    record.debug("classifiers", classifiers.retry_classifiers().count());
}

/// A service that never answers, under tokio's paused clock.
async fn timeouts(record: &mut Recorder) {
    let settings = [
        (
            "operation timeout",
            TimeoutConfig::builder().operation_timeout(Duration::from_millis(700)),
        ),
        (
            "attempt timeout",
            TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(300)),
        ),
        (
            "both",
            TimeoutConfig::builder()
                .operation_attempt_timeout(Duration::from_millis(300))
                .operation_timeout(Duration::from_millis(1000)),
        ),
    ];
    for (what, timeout) in settings {
        let network = NeverClient::new();
        let config = explicit_config()
            .invocation_id_generator(FixedInvocationId)
            .retry_config(RetryConfig::standard().with_use_static_exponential_base(true))
            .timeout_config(timeout.build())
            .sleep_impl(TokioSleep::new())
            .http_client(network.clone());
        let started = tokio::time::Instant::now();
        let outcome = Client::from_conf(config.build())
            .list_connection_invitations()
            .send()
            .await;
        let error = outcome.expect_err("nobody answers");
        record.line(what, chain(&error));
        record.debug(
            what,
            (
                network.num_calls(),
                started.elapsed().as_millis(),
                matches!(
                    error,
                    aws_sdk_partnercentralaccount::error::SdkError::TimeoutError(_)
                ),
            ),
        );
    }
    let refused = aws_smithy_http_client::test_util::infallible_client_fn(|_| {
        http::Response::new(aws_smithy_types::body::SdkBody::empty())
    });
    let outcome = Client::from_conf(explicit_config().http_client(refused).build())
        .list_connection_invitations()
        .send()
        .await;
    record.debug("an empty answer", outcome.is_ok());
}
