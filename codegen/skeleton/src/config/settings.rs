//! The configuration of a client, and its getters.

use ::smithy_client_runtime as runtime;

use super::*;

/// The configuration of a client.
#[derive(Clone, Debug)]
pub struct Config {
    pub(super) core: runtime::config::Config,
}

impl From<&api::SdkConfig> for Config {
    #[inline]
    fn from(sdk_config: &api::SdkConfig) -> Self {
        <Builder as From<&api::SdkConfig>>::from(sdk_config).build()
    }
}

impl Config {
    /// Creates a builder of a configuration.
    #[inline]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Takes over the settings that all clients share.
    #[inline]
    pub fn new(config: &api::SdkConfig) -> Self {
        <Builder as From<&api::SdkConfig>>::from(config).build()
    }

    /// Creates a builder that starts from this configuration.
    #[inline]
    pub fn to_builder(&self) -> Builder {
        Builder {
            core: self.core.to_builder(),
        }
    }

    /// Returns how calls are retried.
    #[inline]
    pub fn retry_config(&self) -> Option<&api::RetryConfig> {
        self.core.load::<api::RetryConfig>()
    }

    /// Returns which clients share a token bucket and a rate limiter.
    #[inline]
    pub fn retry_partition(&self) -> Option<&api::RetryPartition> {
        self.core.load::<api::RetryPartition>()
    }

    /// Returns the retry classifiers that were added.
    #[inline]
    pub fn retry_classifiers(&self) -> impl Iterator<Item = api::SharedRetryClassifier> + '_ {
        self.core.runtime_components().retry_classifiers()
    }

    /// Returns the timeouts of calls, attempts, connections and reads.
    #[inline]
    pub fn timeout_config(&self) -> Option<&api::TimeoutConfig> {
        self.core.load::<api::TimeoutConfig>()
    }

    /// Returns how time is waited for, between retries and for timeouts.
    #[inline]
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.core.runtime_components().sleep_impl()
    }

    /// Returns what happens to a response that stops flowing.
    #[inline]
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.core.load::<StalledStreamProtectionConfig>()
    }

    /// Returns the region that calls are sent to.
    #[inline]
    pub fn region(&self) -> Option<&Region> {
        self.core.region()
    }

    /// Returns the HTTP client that sends the requests.
    #[inline]
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.core.runtime_components().http_client()
    }

    /// Returns where the time comes from.
    #[inline]
    pub fn time_source(&self) -> Option<api::SharedTimeSource> {
        self.core.runtime_components().time_source()
    }

    /// Returns the application name that is sent in the user agent.
    #[inline]
    pub fn app_name(&self) -> Option<&AppName> {
        self.core.load::<AppName>()
    }

    /// Returns the frameworks that are sent in the user agent, in the order in which they were added.
    #[inline]
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        self.core.framework_metadata()
    }

    /// Returns whether the correction of the clock by the time of the service is off.
    #[inline]
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.core
            .load::<api::DisableClockSkewCorrection>()
            .map(|it| it.is_disabled())
    }

    /// Returns the interceptors that were added.
    #[inline]
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.core.runtime_components().interceptors()
    }

    /// Returns where the ids of calls come from.
    #[inline]
    pub fn invocation_id_generator(&self) -> Option<api::SharedInvocationIdGenerator> {
        self.core
            .load::<api::SharedInvocationIdGenerator>()
            .cloned()
    }

    /// Returns what resolves the endpoints of calls.
    #[inline]
    pub fn endpoint_resolver(&self) -> api::SharedEndpointResolver {
        self.core.endpoint_resolver(crate::Client::SERVICE)
    }

    /// Returns the cache of credentials and other identities.
    #[inline]
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.core.runtime_components().identity_cache()
    }

    /// Returns the auth schemes that were added.
    #[inline]
    pub fn auth_schemes(&self) -> impl Iterator<Item = api::SharedAuthScheme> + '_ {
        self.core.runtime_components().auth_schemes()
    }

    /// Returns what resolves the auth schemes of calls, if it was set.
    #[inline]
    pub fn auth_scheme_resolver(&self) -> Option<api::SharedAuthSchemeOptionResolver> {
        self.core.runtime_components().auth_scheme_option_resolver()
    }

    /// Returns which auth schemes are preferred.
    #[inline]
    pub fn auth_scheme_preference(&self) -> Option<&api::AuthSchemePreference> {
        self.core.load::<api::AuthSchemePreference>()
    }

    #[inline]
    pub(crate) fn core(&self) -> runtime::config::Config {
        let core = self.core.clone();
        #[cfg(feature = "behavior-version-latest")]
        let core = core.or_latest_behavior_version();
        core
    }
}
