// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use ::smithy_client_runtime::api::{
    AppName, AsyncSleep, BehaviorVersion, ConfigBag, Credentials, FrameworkMetadata, FrozenLayer, HttpClient,
    IdentityCache, Intercept, IntoShared, Layer, ProvideCredentials, Region, ResolveCachedIdentity,
    RuntimeComponents, RuntimeComponentsBuilder, RuntimePlugin, SharedAsyncSleep, SharedCredentialsProvider,
    SharedHttpClient, SharedIdentityCache, SharedInterceptor, SharedRuntimePlugin, Sleep,
    StalledStreamProtectionConfig,
};

/// The configuration of a client.
#[derive(::std::clone::Clone, ::std::fmt::Debug)]
pub struct Config {
    core: ::smithy_client_runtime::config::Config,
}

impl Config {
    /// Creates a builder of a configuration.
    #[inline]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Takes over the settings that all clients share.
    #[inline]
    pub fn new(config: &::smithy_client_runtime::api::SdkConfig) -> Self {
        Builder::from(config).build()
    }

    /// Creates a builder that starts from this configuration.
    #[inline]
    pub fn to_builder(&self) -> Builder {
        Builder {
            core: self.core.to_builder(),
        }
    }

    /// The name that requests are signed for.
    #[inline]
    pub fn signing_name(&self) -> &'static str {
        crate::service::SERVICE.signing_name
    }

    /// Returns what resolves the endpoints of calls.
    #[inline]
    pub fn endpoint_resolver(&self) -> ::smithy_client_runtime::api::SharedEndpointResolver {
        self.core.endpoint_resolver(crate::service::SERVICE)
    }

    /// Returns what resolves the auth schemes of calls, if it was set.
    #[inline]
    pub fn auth_scheme_resolver(&self) -> ::std::option::Option<::smithy_client_runtime::api::SharedAuthSchemeOptionResolver> {
        self.core.runtime_components().auth_scheme_option_resolver()
    }

    /// Returns the auth schemes that were added.
    #[inline]
    pub fn auth_schemes(&self) -> impl ::std::iter::Iterator<Item = ::smithy_client_runtime::api::SharedAuthScheme> + '_ {
        self.core.runtime_components().auth_schemes()
    }

    /// Returns the interceptors that were added.
    #[inline]
    pub fn interceptors(&self) -> impl ::std::iter::Iterator<Item = SharedInterceptor> + '_ {
        self.core.runtime_components().interceptors()
    }

    /// Returns the retry classifiers that were added.
    #[inline]
    pub fn retry_classifiers(&self) -> impl ::std::iter::Iterator<Item = ::smithy_client_runtime::api::SharedRetryClassifier> + '_ {
        self.core.runtime_components().retry_classifiers()
    }

    /// Returns the frameworks that the user agent says, in the order in which they were added.
    #[inline]
    pub fn framework_metadata(&self) -> ::std::vec::Vec<&FrameworkMetadata> {
        self.core.framework_metadata()
    }

    /// Returns what happens to a response that stops flowing.
    #[inline]
    pub fn stalled_stream_protection(&self) -> ::std::option::Option<&StalledStreamProtectionConfig> {
        self.core.load::<StalledStreamProtectionConfig>()
    }

    /// Returns the HTTP client that sends the requests.
    #[inline]
    pub fn http_client(&self) -> ::std::option::Option<SharedHttpClient> {
        self.core.runtime_components().http_client()
    }

    /// Returns which auth schemes are preferred.
    #[inline]
    pub fn auth_scheme_preference(&self) -> ::std::option::Option<&::smithy_client_runtime::api::AuthSchemePreference> {
        self.core.load::<::smithy_client_runtime::api::AuthSchemePreference>()
    }

    /// Returns how calls are retried.
    #[inline]
    pub fn retry_config(&self) -> ::std::option::Option<&::smithy_client_runtime::api::RetryConfig> {
        self.core.load::<::smithy_client_runtime::api::RetryConfig>()
    }

    /// Returns how time is waited for, between retries and for timeouts.
    #[inline]
    pub fn sleep_impl(&self) -> ::std::option::Option<SharedAsyncSleep> {
        self.core.runtime_components().sleep_impl()
    }

    /// Returns the timeouts of calls, attempts, connections and reads.
    #[inline]
    pub fn timeout_config(&self) -> ::std::option::Option<&::smithy_client_runtime::api::TimeoutConfig> {
        self.core.load::<::smithy_client_runtime::api::TimeoutConfig>()
    }

    /// Returns which clients share a token bucket and a rate limiter.
    #[inline]
    pub fn retry_partition(&self) -> ::std::option::Option<&::smithy_client_runtime::api::RetryPartition> {
        self.core.load::<::smithy_client_runtime::api::RetryPartition>()
    }

    /// Returns the cache of credentials and other identities.
    #[inline]
    pub fn identity_cache(&self) -> ::std::option::Option<SharedIdentityCache> {
        self.core.runtime_components().identity_cache()
    }

    /// Returns where the time comes from.
    #[inline]
    pub fn time_source(&self) -> ::std::option::Option<::smithy_client_runtime::api::SharedTimeSource> {
        self.core.runtime_components().time_source()
    }

    /// Returns the name of the application, which the user agent says.
    #[inline]
    pub fn app_name(&self) -> ::std::option::Option<&AppName> {
        self.core.load::<AppName>()
    }

    /// Returns whether the clock is not corrected by what the service says.
    #[inline]
    pub fn disable_clock_skew_correction(&self) -> ::std::option::Option<bool> {
        self.core.load::<::smithy_client_runtime::api::DisableClockSkewCorrection>().map(|it| it.is_disabled())
    }

    /// Returns where the ids of calls come from.
    #[inline]
    pub fn invocation_id_generator(&self) -> ::std::option::Option<::smithy_client_runtime::api::SharedInvocationIdGenerator> {
        self.core.load::<::smithy_client_runtime::api::SharedInvocationIdGenerator>().cloned()
    }

    /// Returns the region that calls are sent to.
    #[inline]
    pub fn region(&self) -> ::std::option::Option<&Region> {
        self.core.region()
    }

    /// Always `None`: the provider cannot be read back.
    #[deprecated(note = "This has always returned `None`.")]
    #[inline]
    pub fn credentials_provider(&self) -> ::std::option::Option<SharedCredentialsProvider> {
        ::std::option::Option::None
    }

    #[inline]
    pub(crate) fn core(&self) -> ::smithy_client_runtime::config::Config {
        let core = self.core.clone();
        #[cfg(feature = "behavior-version-latest")]
        let core = core.or_latest_behavior_version();
        core
    }
}

impl ::std::convert::From<&::smithy_client_runtime::api::SdkConfig> for Config {
    #[inline]
    fn from(sdk_config: &::smithy_client_runtime::api::SdkConfig) -> Self {
        Builder::from(sdk_config).build()
    }
}

/// Builds a [`Config`].
#[derive(::std::clone::Clone, ::std::default::Default, ::std::fmt::Debug)]
pub struct Builder {
    core: ::smithy_client_runtime::config::Builder,
}

impl ::std::convert::From<&::smithy_client_runtime::api::SdkConfig> for Builder {
    #[inline]
    fn from(sdk_config: &::smithy_client_runtime::api::SdkConfig) -> Self {
        Self {
            core: ::smithy_client_runtime::config::Builder::from_sdk_config(sdk_config, crate::service::SERVICE),
        }
    }
}

impl ::smithy_client_runtime::customize::OverridableConfig for Builder {
    #[inline]
    fn push_interceptor(&mut self, interceptor: SharedInterceptor) {
        Self::push_interceptor(self, interceptor);
    }
}

impl Builder {
    /// Creates a builder without settings.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what happens to a response that stops flowing.
    #[inline]
    pub fn stalled_stream_protection(mut self, stalled_stream_protection_config: StalledStreamProtectionConfig) -> Self {
        self.set_stalled_stream_protection(::std::option::Option::Some(stalled_stream_protection_config));
        self
    }

    /// Sets what happens to a response that stops flowing.
    #[inline]
    pub fn set_stalled_stream_protection(&mut self, stalled_stream_protection_config: ::std::option::Option<StalledStreamProtectionConfig>) -> &mut Self {
        self.core.store(stalled_stream_protection_config);
        self
    }

    /// Sets where idempotency tokens come from.
    #[inline]
    pub fn idempotency_token_provider(mut self, idempotency_token_provider: impl ::std::convert::Into<::smithy_client_runtime::idempotency_token::IdempotencyTokenProvider>) -> Self {
        self.set_idempotency_token_provider(::std::option::Option::Some(idempotency_token_provider.into()));
        self
    }

    /// Sets where idempotency tokens come from.
    #[inline]
    pub fn set_idempotency_token_provider(&mut self, idempotency_token_provider: ::std::option::Option<::smithy_client_runtime::idempotency_token::IdempotencyTokenProvider>) -> &mut Self {
        self.core.store(idempotency_token_provider);
        self
    }

    /// Sets the HTTP client that sends the requests.
    #[inline]
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.set_http_client(::std::option::Option::Some(::smithy_client_runtime::api::IntoShared::into_shared(http_client)));
        self
    }

    /// Sets the HTTP client that sends the requests.
    #[inline]
    pub fn set_http_client(&mut self, http_client: ::std::option::Option<SharedHttpClient>) -> &mut Self {
        self.core.components_mut().set_http_client(http_client);
        self
    }

    /// Sets which auth schemes are preferred.
    #[inline]
    pub fn auth_scheme_preference(mut self, preference: impl ::std::convert::Into<::smithy_client_runtime::api::AuthSchemePreference>) -> Self {
        self.set_auth_scheme_preference(::std::option::Option::Some(preference.into()));
        self
    }

    /// Sets which auth schemes are preferred.
    #[inline]
    pub fn set_auth_scheme_preference(&mut self, preference: ::std::option::Option<::smithy_client_runtime::api::AuthSchemePreference>) -> &mut Self {
        self.core.store(preference);
        self
    }

    /// Sets how calls are retried.
    #[inline]
    pub fn retry_config(mut self, retry_config: ::smithy_client_runtime::api::RetryConfig) -> Self {
        self.set_retry_config(::std::option::Option::Some(retry_config));
        self
    }

    /// Sets how calls are retried.
    #[inline]
    pub fn set_retry_config(&mut self, retry_config: ::std::option::Option<::smithy_client_runtime::api::RetryConfig>) -> &mut Self {
        self.core.set_retry_config(retry_config);
        self
    }

    /// Sets how time is waited for, between retries and for timeouts.
    #[inline]
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.set_sleep_impl(::std::option::Option::Some(::smithy_client_runtime::api::IntoShared::into_shared(sleep_impl)));
        self
    }

    /// Sets how time is waited for, between retries and for timeouts.
    #[inline]
    pub fn set_sleep_impl(&mut self, sleep_impl: ::std::option::Option<SharedAsyncSleep>) -> &mut Self {
        self.core.components_mut().set_sleep_impl(sleep_impl);
        self
    }

    /// Sets the timeouts of calls, attempts, connections and reads.
    #[inline]
    pub fn timeout_config(mut self, timeout_config: ::smithy_client_runtime::api::TimeoutConfig) -> Self {
        self.set_timeout_config(::std::option::Option::Some(timeout_config));
        self
    }

    /// Sets the timeouts of calls, attempts, connections and reads.
    #[inline]
    pub fn set_timeout_config(&mut self, timeout_config: ::std::option::Option<::smithy_client_runtime::api::TimeoutConfig>) -> &mut Self {
        self.core.set_timeout_config(timeout_config);
        self
    }

    /// Sets which clients share a token bucket and a rate limiter.
    #[inline]
    pub fn retry_partition(mut self, retry_partition: ::smithy_client_runtime::api::RetryPartition) -> Self {
        self.set_retry_partition(::std::option::Option::Some(retry_partition));
        self
    }

    /// Sets which clients share a token bucket and a rate limiter.
    #[inline]
    pub fn set_retry_partition(&mut self, retry_partition: ::std::option::Option<::smithy_client_runtime::api::RetryPartition>) -> &mut Self {
        self.core.set_retry_partition(retry_partition);
        self
    }

    /// Sets the cache of credentials and other identities.
    #[inline]
    pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(identity_cache);
        self
    }

    /// Sets the cache of credentials and other identities.
    #[inline]
    pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.core.components_mut().set_identity_cache(::std::option::Option::Some(identity_cache));
        self
    }

    /// Sets where the time comes from.
    #[inline]
    pub fn time_source(mut self, time_source: impl ::smithy_client_runtime::api::TimeSource + 'static) -> Self {
        self.set_time_source(::std::option::Option::Some(::smithy_client_runtime::api::IntoShared::into_shared(time_source)));
        self
    }

    /// Sets where the time comes from.
    #[inline]
    pub fn set_time_source(&mut self, time_source: ::std::option::Option<::smithy_client_runtime::api::SharedTimeSource>) -> &mut Self {
        self.core.components_mut().set_time_source(time_source);
        self
    }

    /// Sets the name of the application, which the user agent says.
    #[inline]
    pub fn app_name(mut self, app_name: AppName) -> Self {
        self.set_app_name(::std::option::Option::Some(app_name));
        self
    }

    /// Sets the name of the application, which the user agent says.
    #[inline]
    pub fn set_app_name(&mut self, app_name: ::std::option::Option<AppName>) -> &mut Self {
        self.core.store(app_name);
        self
    }

    /// Sets whether the clock is not corrected by what the service says.
    #[inline]
    pub fn disable_clock_skew_correction(mut self, disable_clock_skew_correction: impl ::std::convert::Into<::std::option::Option<bool>>) -> Self {
        self.set_disable_clock_skew_correction(disable_clock_skew_correction.into());
        self
    }

    /// Sets whether the clock is not corrected by what the service says.
    #[inline]
    pub fn set_disable_clock_skew_correction(&mut self, disable_clock_skew_correction: ::std::option::Option<bool>) -> &mut Self {
        self.core.store(disable_clock_skew_correction.map(::smithy_client_runtime::api::DisableClockSkewCorrection::from));
        self
    }

    /// Sets where the ids of calls come from.
    #[inline]
    pub fn invocation_id_generator(mut self, generator: impl ::smithy_client_runtime::api::InvocationIdGenerator + 'static) -> Self {
        self.set_invocation_id_generator(::std::option::Option::Some(::smithy_client_runtime::api::SharedInvocationIdGenerator::new(generator)));
        self
    }

    /// Sets where the ids of calls come from.
    #[inline]
    pub fn set_invocation_id_generator(&mut self, generator: ::std::option::Option<::smithy_client_runtime::api::SharedInvocationIdGenerator>) -> &mut Self {
        self.core.store(generator);
        self
    }

    /// Sets the URL that calls are sent to instead of the service's own.
    #[inline]
    pub fn endpoint_url(mut self, endpoint_url: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.set_endpoint_url(::std::option::Option::Some(endpoint_url.into()));
        self
    }

    /// Sets the URL that calls are sent to instead of the service's own.
    #[inline]
    pub fn set_endpoint_url(&mut self, endpoint_url: ::std::option::Option<::std::string::String>) -> &mut Self {
        self.core.set_endpoint_url(endpoint_url);
        self
    }

    /// Sets whether endpoints that comply with FIPS 140 are used.
    #[inline]
    pub fn use_fips(mut self, use_fips: impl ::std::convert::Into<bool>) -> Self {
        self.set_use_fips(::std::option::Option::Some(use_fips.into()));
        self
    }

    /// Sets whether endpoints that comply with FIPS 140 are used.
    #[inline]
    pub fn set_use_fips(&mut self, use_fips: ::std::option::Option<bool>) -> &mut Self {
        self.core.set_use_fips(use_fips);
        self
    }

    /// Sets the region that calls are sent to.
    #[inline]
    pub fn region(mut self, region: impl ::std::convert::Into<::std::option::Option<Region>>) -> Self {
        self.set_region(region.into());
        self
    }

    /// Sets the region that calls are sent to.
    #[inline]
    pub fn set_region(&mut self, region: ::std::option::Option<Region>) -> &mut Self {
        self.core.store(region);
        self
    }

    /// Sets the provider of the credentials that requests are signed with.
    #[inline]
    pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
        self.set_credentials_provider(::std::option::Option::Some(SharedCredentialsProvider::new(credentials_provider)));
        self
    }

    /// Sets the provider of the credentials that requests are signed with.
    #[inline]
    pub fn set_credentials_provider(&mut self, credentials_provider: ::std::option::Option<SharedCredentialsProvider>) -> &mut Self {
        self.core.set_credentials_provider(credentials_provider);
        self
    }

    /// Sets which defaults of the SDK apply.
    #[inline]
    pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
        self.set_behavior_version(::std::option::Option::Some(behavior_version));
        self
    }

    /// Sets which defaults of the SDK apply.
    #[inline]
    pub fn set_behavior_version(&mut self, behavior_version: ::std::option::Option<BehaviorVersion>) -> &mut Self {
        self.core.set_behavior_version(behavior_version);
        self
    }

    /// Sets the latest behavior version: the defaults may change with an update of the SDK.
    #[inline]
    pub fn behavior_version_latest(mut self) -> Self {
        self.set_behavior_version(::std::option::Option::Some(BehaviorVersion::latest()));
        self
    }

    /// Names members of inputs whose values telemetry records.
    #[inline]
    pub fn emit_input_attributes(
        mut self,
        names: impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<::std::string::String>>,
    ) -> Self {
        self.core.emit_input_attributes(names.into_iter().map(::std::convert::Into::into));
        self
    }

    /// Names members of inputs whose values interceptors can read, without recording them.
    #[inline]
    pub fn capture_input_attributes(
        mut self,
        names: impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<::std::string::String>>,
    ) -> Self {
        self.core.capture_input_attributes(names.into_iter().map(::std::convert::Into::into));
        self
    }

    /// Adds an auth scheme.
    #[inline]
    pub fn push_auth_scheme(mut self, auth_scheme: impl ::smithy_client_runtime::api::AuthScheme + 'static) -> Self {
        self.core.components_mut().push_auth_scheme(auth_scheme);
        self
    }

    /// Sets what resolves the auth schemes of calls.
    #[inline]
    pub fn auth_scheme_resolver(mut self, auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static) -> Self {
        self.set_auth_scheme_resolver(auth_scheme_resolver);
        self
    }

    /// Sets what resolves the auth schemes of calls.
    #[inline]
    pub fn set_auth_scheme_resolver(
        &mut self,
        auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static,
    ) -> &mut Self {
        self.core
            .components_mut()
            .set_auth_scheme_option_resolver(::std::option::Option::Some(auth_scheme_resolver.into_shared_resolver()));
        self
    }

    /// Lets calls be sent unsigned.
    #[inline]
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// Lets calls be sent unsigned.
    #[inline]
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.core.allow_no_auth();
        self
    }

    /// Sets what resolves the endpoints of calls.
    #[inline]
    pub fn endpoint_resolver(mut self, endpoint_resolver: impl endpoint::ResolveEndpoint + 'static) -> Self {
        self.set_endpoint_resolver(::std::option::Option::Some(endpoint_resolver.into_shared_resolver()));
        self
    }

    /// Sets what resolves the endpoints of calls.
    #[inline]
    pub fn set_endpoint_resolver(&mut self, endpoint_resolver: ::std::option::Option<::smithy_client_runtime::api::SharedEndpointResolver>) -> &mut Self {
        self.core.components_mut().set_endpoint_resolver(endpoint_resolver);
        self
    }

    /// Adds an interceptor of all calls. Several run in the order in which they were added.
    #[inline]
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.push_interceptor(SharedInterceptor::new(interceptor));
        self
    }

    /// Adds an interceptor of all calls.
    #[inline]
    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.core.components_mut().push_interceptor(interceptor);
        self
    }

    /// Replaces the interceptors.
    #[inline]
    pub fn set_interceptors(
        &mut self,
        interceptors: impl ::std::iter::IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.core.components_mut().set_interceptors(interceptors.into_iter());
        self
    }

    /// Adds a retry classifier, which runs after those before it and can overrule them.
    #[inline]
    pub fn retry_classifier(mut self, retry_classifier: impl ::smithy_client_runtime::api::ClassifyRetry + 'static) -> Self {
        self.push_retry_classifier(::smithy_client_runtime::api::SharedRetryClassifier::new(retry_classifier));
        self
    }

    /// Adds a retry classifier.
    #[inline]
    pub fn push_retry_classifier(&mut self, retry_classifier: ::smithy_client_runtime::api::SharedRetryClassifier) -> &mut Self {
        self.core.components_mut().push_retry_classifier(retry_classifier);
        self
    }

    /// Replaces the retry classifiers.
    #[inline]
    pub fn set_retry_classifiers(
        &mut self,
        retry_classifiers: impl ::std::iter::IntoIterator<Item = ::smithy_client_runtime::api::SharedRetryClassifier>,
    ) -> &mut Self {
        self.core.components_mut().set_retry_classifiers(retry_classifiers.into_iter());
        self
    }

    /// Adds a framework that the user agent says.
    #[inline]
    pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
        self.push_framework_metadata(framework_metadata);
        self
    }

    /// Adds a framework that the user agent says.
    #[inline]
    pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
        self.core.append(framework_metadata);
        self
    }

    /// Sets what tests want: fixed time, credentials, user agent and idempotency tokens.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        self.core.apply_test_defaults();
        self
    }

    /// Sets what tests want: fixed time, credentials, user agent and idempotency tokens.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn with_test_defaults(mut self) -> Self {
        self.apply_test_defaults();
        self
    }

    /// Sets what tests want, and a region where none is set.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        self.core.apply_test_defaults_v2();
        self
    }

    /// Sets what tests want, and a region where none is set.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn with_test_defaults_v2(mut self) -> Self {
        self.apply_test_defaults_v2();
        self
    }

    /// Builds the configuration.
    #[inline]
    pub fn build(self) -> Config {
        Config {
            core: self.core.build(crate::service::SERVICE),
        }
    }

    #[inline]
    pub(crate) fn into_core(self) -> ::smithy_client_runtime::config::Builder {
        self.core
    }
}

/// How the auth schemes of calls are resolved.
pub mod auth;

/// How the endpoints of calls are resolved.
pub mod endpoint;

/// What HTTP clients send and receive.
pub mod http;

/// What interceptors are given.
pub mod interceptors;

/// How calls are retried.
pub mod retry;

/// How long calls may take.
pub mod timeout;
