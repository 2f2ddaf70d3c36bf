//! Configuration: every setting and getter, `SdkConfig`, and what is refused.

use super::recorder::Recorder;
use super::support::{explicit_config, fixed_clock, panic_message, replay, FixedInvocationId};
use aws_sdk_partnercentralaccount::config::retry::{
    ReconnectMode, RetryConfig, RetryMode, RetryPartition,
};
use aws_sdk_partnercentralaccount::config::timeout::TimeoutConfig;
use aws_sdk_partnercentralaccount::config::{
    AppName, BehaviorVersion, Builder, Config, Credentials, FrameworkMetadata, IdentityCache,
    Region, SharedAsyncSleep, SharedCredentialsProvider, StalledStreamProtectionConfig,
};
use aws_sdk_partnercentralaccount::Client;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_types::SdkConfig;
use std::time::Duration;

/// Building, reading back, overriding, refusing.
pub fn run(record: &mut Recorder) {
    getters(record);
    setters(record);
    from_sdk_config(record);
    refusals(record);
    test_defaults(record);
    record.debug(
        "package version is a version",
        aws_sdk_partnercentralaccount::meta::PKG_VERSION
            .split('.')
            .count(),
    );
}

/// A configuration with everything set through the chaining methods.
fn full() -> Builder {
    explicit_config()
        .use_fips(true)
        .endpoint_url("http://localhost:1")
        .app_name(AppName::new("app").expect("valid"))
        .framework_metadata(FrameworkMetadata::new("first", None::<&str>).expect("valid"))
        .framework_metadata(FrameworkMetadata::new("second", Some("2")).expect("valid"))
        .retry_config(
            RetryConfig::adaptive()
                .with_max_attempts(5)
                .with_initial_backoff(Duration::from_millis(10))
                .with_reconnect_mode(ReconnectMode::ReuseAllConnections),
        )
        .timeout_config(
            TimeoutConfig::builder()
                .operation_timeout(Duration::from_secs(30))
                .read_timeout(Duration::from_secs(2))
                .build(),
        )
        .retry_partition(RetryPartition::new("shared"))
        .identity_cache(IdentityCache::no_cache())
        .sleep_impl(TokioSleep::new())
        .stalled_stream_protection(
            StalledStreamProtectionConfig::enabled()
                .grace_period(Duration::from_secs(9))
                .build(),
        )
        .disable_clock_skew_correction(true)
        .auth_scheme_preference([aws_smithy_runtime_api::client::auth::AuthSchemeId::from(
            "sigv4",
        )])
        .http_client(replay(vec![]))
        .allow_no_auth()
        .emit_input_attributes(["Catalog"])
        .capture_input_attributes(["NextToken"])
}

fn describe(record: &mut Recorder, what: &str, config: &Config) {
    let line = |part: &str| format!("{what}: {part}");
    record.debug(&line("region"), config.region());
    record.debug(&line("signing name"), config.signing_name());
    record.debug(&line("app name"), config.app_name());
    record.debug(&line("frameworks"), config.framework_metadata());
    record.debug(&line("retries"), config.retry_config());
    record.debug(&line("timeouts"), config.timeout_config());
    record.debug(&line("retry partition"), config.retry_partition());
    record.debug(&line("stalled streams"), config.stalled_stream_protection());
    record.debug(&line("clock skew"), config.disable_clock_skew_correction());
    record.debug(&line("scheme preference"), config.auth_scheme_preference());
    record.debug(
        &line("components"),
        (
            config.http_client().is_some(),
            config.sleep_impl().is_some(),
            config.time_source().is_some(),
            config.identity_cache().is_some(),
            config.invocation_id_generator().is_some(),
            config.auth_scheme_resolver().is_some(),
        ),
    );
    record.debug(
        &line("counts"),
        (
            config.interceptors().count(),
            config.retry_classifiers().count(),
            config.auth_schemes().count(),
        ),
    );
}

/// A line that tells configurations apart.
fn brief(record: &mut Recorder, what: &str, config: &Config) {
    let attempts = config.retry_config().map(RetryConfig::max_attempts);
    record.debug(
        what,
        (
            config.region(),
            config.app_name(),
            attempts,
            config.sleep_impl().is_some(),
        ),
    );
}

fn getters(record: &mut Recorder) {
    describe(record, "empty", &Config::builder().build());
    describe(record, "explicit", &explicit_config().build());
    let config = full().build();
    describe(record, "full", &config);
    let changed = config.to_builder().region(Region::new("eu-west-1")).build();
    brief(record, "a builder of it, one field changed", &changed);
    describe(
        record,
        "a client of it",
        Client::from_conf(config).clone().config(),
    );
    brief(record, "Builder::new", &Builder::new().build());
}

/// The `set_` methods, which take options; `None` unsets or leaves alone as each of them does.
fn setters(record: &mut Recorder) {
    let mut builder = Config::builder();
    builder
        .set_region(Some(Region::new("ap-south-1")))
        .set_app_name(Some(AppName::new("set").expect("valid")))
        .set_retry_config(Some(
            RetryConfig::standard().with_retry_mode(RetryMode::Standard),
        ))
        .set_timeout_config(Some(
            TimeoutConfig::builder()
                .connect_timeout(Duration::from_secs(1))
                .build(),
        ))
        .set_timeout_config(Some(
            TimeoutConfig::builder()
                .read_timeout(Duration::from_secs(2))
                .build(),
        ))
        .set_retry_partition(Some(RetryPartition::new("set")))
        .set_stalled_stream_protection(Some(StalledStreamProtectionConfig::disabled()))
        .set_disable_clock_skew_correction(Some(false))
        .set_endpoint_url(Some("http://localhost:2".to_owned()))
        .set_use_fips(Some(false))
        .set_sleep_impl(Some(SharedAsyncSleep::new(TokioSleep::new())))
        .set_time_source(Some(aws_smithy_async::time::SharedTimeSource::new(
            fixed_clock(),
        )))
        .set_credentials_provider(Some(SharedCredentialsProvider::new(
            Credentials::for_tests(),
        )))
        .set_http_client(None)
        .set_invocation_id_generator(None)
        .set_behavior_version(Some(BehaviorVersion::latest()))
        .push_framework_metadata(FrameworkMetadata::new("pushed", None::<&str>).expect("valid"));
    describe(record, "set", &builder.clone().build());
    builder
        .set_region(None)
        .set_app_name(None)
        .set_retry_config(None)
        .set_timeout_config(None)
        .set_retry_partition(None)
        .set_stalled_stream_protection(None)
        .set_disable_clock_skew_correction(None)
        .set_endpoint_url(None)
        .set_use_fips(None)
        .set_sleep_impl(None)
        .set_credentials_provider(None);
    describe(record, "unset again", &builder.build());
}

fn from_sdk_config(record: &mut Recorder) {
    let shared = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-west-2"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()))
        .retry_config(RetryConfig::standard().with_max_attempts(9))
        .timeout_config(
            TimeoutConfig::builder()
                .operation_attempt_timeout(Duration::from_secs(3))
                .build(),
        )
        .app_name(AppName::new("shared").expect("valid"))
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .time_source(fixed_clock())
        .http_client(replay(vec![]))
        .identity_cache(IdentityCache::no_cache())
        .use_fips(true)
        .endpoint_url("http://localhost:3")
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .build();
    describe(record, "Config::new", &Config::new(&shared));
    brief(record, "Config::from", &Config::from(&shared));
    brief(
        record,
        "Builder::from",
        &Builder::from(&shared)
            .app_name(AppName::new("own").expect("valid"))
            .build(),
    );
    brief(record, "Client::new", Client::new(&shared).config());
    brief(
        record,
        "an empty shared configuration",
        &Config::new(&SdkConfig::builder().build()),
    );
}

/// What panics, and with which words.
fn refusals(record: &mut Recorder) {
    let missing = Config::builder().region(Region::new("us-east-1")).build();
    record.line(
        "no behavior version",
        panic_message(|| drop(Client::from_conf(missing))),
    );
    let shared = SdkConfig::builder()
        .region(Region::new("us-east-1"))
        .build();
    record.line(
        "no behavior version in SdkConfig",
        panic_message(|| drop(Client::new(&shared))),
    );
    let sleepless = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .timeout_config(
            TimeoutConfig::builder()
                .operation_timeout(Duration::from_secs(1))
                .build(),
        )
        .build();
    record.line(
        "with timeouts",
        panic_message(|| drop(Client::from_conf(sleepless))),
    );
    #[allow(deprecated)]
    let versions = [
        BehaviorVersion::v2024_03_28(),
        BehaviorVersion::v2025_01_17(),
        BehaviorVersion::v2025_08_07(),
        BehaviorVersion::v2026_01_12(),
        BehaviorVersion::latest(),
    ];
    for version in versions {
        let config = Config::builder().behavior_version(version).build();
        record.line(
            &format!("{version:?}"),
            panic_message(|| drop(Client::from_conf(config))),
        );
    }
    let none = Config::builder().behavior_version_latest().build();
    record.line(
        "nothing but the latest version",
        panic_message(|| drop(Client::from_conf(none))),
    );
    #[allow(deprecated)]
    let provider = explicit_config().build().credentials_provider();
    record.debug("credentials_provider", provider.is_none());
}

fn test_defaults(record: &mut Recorder) {
    describe(
        record,
        "with_test_defaults",
        &Config::builder().with_test_defaults().build(),
    );
    brief(
        record,
        "with_test_defaults_v2",
        &Config::builder().with_test_defaults_v2().build(),
    );
    brief(
        record,
        "a region is kept",
        &Config::builder()
            .region(Region::new("eu-north-1"))
            .with_test_defaults_v2()
            .build(),
    );
    let mut builder = Config::builder();
    builder
        .apply_test_defaults()
        .set_invocation_id_generator(Some(
            aws_runtime::invocation_id::SharedInvocationIdGenerator::new(FixedInvocationId),
        ));
    brief(record, "apply_test_defaults", &builder.clone().build());
    builder.apply_test_defaults_v2();
    brief(record, "apply_test_defaults_v2", &builder.build());
    record.line(
        "test defaults make a client",
        panic_message(|| {
            drop(Client::from_conf(
                Config::builder().with_test_defaults().build(),
            ))
        }),
    );
}
