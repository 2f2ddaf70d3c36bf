//! The settings that a client takes over from those that all clients share.

use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::sdk_config::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use super::Builder;
use crate::service::Service;

impl Builder {
    /// The settings for a client of this service that `aws-config` found: in code, in the
    /// environment and in the profile. A setting for this service alone
    /// (`AWS_ENDPOINT_URL_<SERVICE>`, or `endpoint_url` in the profile's `services` section) goes
    /// before one for all services, unless that was set in code.
    pub fn from_sdk_config(shared: &SdkConfig, service: &Service) -> Self {
        let mut builder = Self::default();
        builder.set_credentials_provider(shared.credentials_provider());
        builder.set_token_provider(shared.token_provider());
        builder.store(shared.region().cloned());
        builder.store(shared.sigv4a_signing_region_set().cloned());
        builder.store(shared.account_id_endpoint_mode().cloned());
        builder.set_use_fips(shared.use_fips());
        builder.set_use_dual_stack(shared.use_dual_stack());
        builder.set_endpoint_url(endpoint_url(shared, service));
        builder.set_retry_config(retry_config(shared, service));
        builder.set_timeout_config(shared.timeout_config().cloned());
        builder.components.set_sleep_impl(shared.sleep_impl());
        builder.components.set_http_client(shared.http_client());
        builder.components.set_time_source(shared.time_source());
        builder.set_behavior_version(shared.behavior_version());
        builder.store(shared.auth_scheme_preference().cloned());
        // Storing a missing setting would remove the default.
        if let Some(protection) = shared.stalled_stream_protection() {
            builder.store(Some(protection));
        }
        if let Some(cache) = shared.identity_cache() {
            builder.components.set_identity_cache(Some(cache));
        }
        builder.store(
            shared
                .disable_clock_skew_correction()
                .map(aws_runtime::service_clock_skew::DisableClockSkewCorrection::from),
        );
        let disable_compression = shared.disable_request_compression();
        builder.set_disable_request_compression(disable_compression);
        let least_size = shared.request_min_compression_size_bytes();
        builder.set_request_min_compression_size_bytes(least_size);
        builder.store(shared.app_name().cloned());
        for metadata in shared.framework_metadata() {
            builder.append(metadata.clone());
        }
        if let Some(token) = bearer_token(shared, service) {
            builder.prefer_token_of_environment(shared, token);
        }
        builder
    }

    /// Takes a bearer token of the environment, and prefers its scheme, as far as neither a
    /// provider of tokens nor a preference was set in code.
    fn prefer_token_of_environment(&mut self, shared: &SdkConfig, token: String) {
        if !shared
            .get_origin("auth_scheme_preference")
            .is_client_config()
        {
            let preference: AuthSchemePreference = [HTTP_BEARER_AUTH_SCHEME_ID].into();
            self.store(Some(preference));
        }
        if !shared.get_origin("token_provider").is_client_config() {
            self.set_token_of_environment(token);
        }
    }
}

/// `AWS_BEARER_TOKEN_<SERVICE>`, for the services that have it. There is no such key in profiles.
fn bearer_token(shared: &SdkConfig, service: &Service) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id(service.customizations.bearer_token_variable?)
        .env("AWS_BEARER_TOKEN")
        .profile("")
        .build()
        .ok()?;
    shared.service_config()?.load_config(key)
}

/// How calls are retried, with the service's own defaults from version 2.1 of the retry behavior on
/// (`AWS_NEW_RETRIES_2026`). A value other than the default of all services was set by the user and stays.
fn retry_config(shared: &SdkConfig, service: &Service) -> Option<RetryConfig> {
    let mut retry = shared.retry_config()?.clone();
    let Some(defaults) = service.customizations.retry_defaults else {
        return Some(retry);
    };
    let spec = retry.retry_spec().cloned();
    let Some(spec) = spec.filter(|spec| spec.is_at_least(RetrySpec::V2_1)) else {
        return Some(retry);
    };
    let of_all = RetrySpec::v2_1().non_throttling_initial_backoff();
    if spec.non_throttling_initial_backoff() == of_all {
        let backoff = defaults.initial_backoff;
        retry = retry.with_retry_spec(spec.with_non_throttling_initial_backoff(backoff));
    }
    let set_in_code = shared.get_origin("retry_config").is_client_config();
    if !set_in_code && retry.max_attempts() == RetryConfig::standard().max_attempts() {
        retry = retry.with_max_attempts(defaults.max_attempts);
    }
    Some(retry)
}

fn endpoint_url(shared: &SdkConfig, service: &Service) -> Option<String> {
    let of_all = || shared.endpoint_url().map(str::to_owned);
    if shared.get_origin("endpoint_url").is_client_config() {
        return of_all();
    }
    let of_service = || {
        let key = ServiceConfigKey::builder()
            .service_id(service.sdk_id)
            .env("AWS_ENDPOINT_URL")
            .profile("endpoint_url")
            .build()
            .ok()?;
        shared.service_config()?.load_config(key)
    };
    of_service().or_else(of_all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::AWS_JSON_1_0;
    use crate::service::{example, Customizations, RetryDefaults};
    use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
    use aws_types::endpoint_config::EndpointUrl;
    use aws_types::origin::Origin;
    use aws_types::service_config::LoadServiceConfig;
    use std::time::Duration;

    /// An environment and a profile, as `aws-config` hands them over.
    #[derive(Debug)]
    struct Settings(&'static [(&'static str, &'static str, &'static str)]);

    impl LoadServiceConfig for Settings {
        fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
            let mut all = self.0.iter();
            let found = all.find(|(id, env, _)| *id == key.service_id() && *env == key.env())?;
            Some(found.2.to_owned())
        }
    }

    const PLAIN: &Service = &example(&AWS_JSON_1_0, false, Customizations::NONE);
    const BEDROCK: &Service = &example(
        &AWS_JSON_1_0,
        false,
        Customizations {
            bearer_token_variable: Some("bedrock"),
            ..Customizations::NONE
        },
    );
    const EAGER: &Service = &example(
        &AWS_JSON_1_0,
        false,
        Customizations {
            retry_defaults: Some(RetryDefaults {
                max_attempts: 4,
                initial_backoff: Duration::from_millis(25),
            }),
            ..Customizations::NONE
        },
    );
    const ALL: Settings = Settings(&[
        ("Example", "AWS_ENDPOINT_URL", "https://one.example"),
        ("bedrock", "AWS_BEARER_TOKEN", "secret"),
    ]);

    fn bearer(builder: &Builder) -> Option<SharedIdentityResolver> {
        builder
            .components
            .identity_resolver(&HTTP_BEARER_AUTH_SCHEME_ID)
    }

    fn url(builder: &Builder) -> Option<&str> {
        builder.load::<EndpointUrl>().map(|url| url.0.as_str())
    }

    #[test]
    fn a_url_for_the_service_goes_before_one_for_all_unless_that_was_set_in_code() {
        let shared = || SdkConfig::builder().endpoint_url("https://all.example");
        let builder = Builder::from_sdk_config(&shared().build(), PLAIN);
        assert_eq!(url(&builder), Some("https://all.example"));
        let mut shared = shared().service_config(ALL);
        let of_service = SdkConfig::builder().service_config(ALL).build();
        let builder = Builder::from_sdk_config(&of_service, PLAIN);
        assert_eq!(url(&builder), Some("https://one.example"));
        shared.insert_origin("endpoint_url", Origin::shared_config());
        let builder = Builder::from_sdk_config(&shared.build(), PLAIN);
        assert_eq!(url(&builder), Some("https://all.example"));
    }

    #[test]
    fn a_bearer_token_of_the_environment_is_for_services_that_have_such_a_variable() {
        let shared = SdkConfig::builder().service_config(ALL).build();
        let builder = Builder::from_sdk_config(&shared, PLAIN);
        assert!(bearer(&builder).is_none());
        assert!(builder.load::<AuthSchemePreference>().is_none());
        let builder = Builder::from_sdk_config(&shared, BEDROCK);
        assert!(bearer(&builder).is_some());
        let preference = builder.load::<AuthSchemePreference>().cloned().unwrap();
        let preferred: Vec<_> = preference.into_iter().collect();
        assert_eq!(preferred, [HTTP_BEARER_AUTH_SCHEME_ID]);
    }

    #[test]
    fn what_was_set_in_code_goes_before_a_bearer_token_of_the_environment() {
        let preference: AuthSchemePreference = [aws_runtime::auth::sigv4::SCHEME_ID].into();
        let mut shared = SdkConfig::builder()
            .auth_scheme_preference(preference)
            .service_config(ALL);
        shared.insert_origin("auth_scheme_preference", Origin::shared_config());
        shared.insert_origin("token_provider", Origin::shared_config());
        let builder = Builder::from_sdk_config(&shared.build(), BEDROCK);
        assert!(bearer(&builder).is_none());
        let preference = builder.load::<AuthSchemePreference>().cloned().unwrap();
        let preferred: Vec<_> = preference.into_iter().collect();
        assert_eq!(preferred, [aws_runtime::auth::sigv4::SCHEME_ID]);
    }

    /// Attempts and first backoff in milliseconds, as a client of the service has them.
    fn retries(retry: RetryConfig, origin: Option<Origin>, service: &Service) -> (u32, u128) {
        let mut shared = SdkConfig::builder().retry_config(retry);
        if let Some(origin) = origin {
            shared.insert_origin("retry_config", origin);
        }
        let builder = Builder::from_sdk_config(&shared.build(), service);
        let retry = builder.load::<RetryConfig>().unwrap();
        let spec = retry.retry_spec().cloned().unwrap_or_else(RetrySpec::v2_0);
        let backoff = spec.non_throttling_initial_backoff();
        (retry.max_attempts(), backoff.as_millis())
    }

    #[test]
    fn retries_have_the_defaults_of_the_service_from_version_2_1_on_unless_the_user_set_others() {
        let old = RetryConfig::standard;
        let new = || old().with_retry_spec(RetrySpec::v2_1());
        let slow = RetrySpec::v2_1().with_non_throttling_initial_backoff(Duration::from_secs(2));
        let in_code = || Some(Origin::shared_config());
        for (retry, origin, service, expected) in [
            (new(), None, EAGER, (4, 25)),
            (new(), None, PLAIN, (3, 50)),
            (old(), None, EAGER, (3, 1000)),
            (new(), in_code(), EAGER, (3, 25)),
            (new().with_max_attempts(2), None, EAGER, (2, 25)),
            (new().with_max_attempts(6), in_code(), EAGER, (6, 25)),
            (old().with_retry_spec(slow), None, EAGER, (4, 2000)),
        ] {
            let told = format!("{retry:?} of {origin:?}");
            assert_eq!(retries(retry, origin, service), expected, "{told}");
        }
    }
}
