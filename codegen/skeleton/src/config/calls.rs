//! Settings of the builder: how calls are made.

use super::*;

impl Builder {
    /// Sets how calls are retried.
    #[inline]
    pub fn retry_config(mut self, retry_config: api::RetryConfig) -> Self {
        self.set_retry_config(Some(retry_config));
        self
    }

    /// Sets how calls are retried.
    #[inline]
    pub fn set_retry_config(&mut self, retry_config: Option<api::RetryConfig>) -> &mut Self {
        self.core.set_retry_config(retry_config);
        self
    }

    /// Sets which clients share a token bucket and a rate limiter.
    #[inline]
    pub fn retry_partition(mut self, retry_partition: api::RetryPartition) -> Self {
        self.set_retry_partition(Some(retry_partition));
        self
    }

    /// Sets which clients share a token bucket and a rate limiter.
    #[inline]
    pub fn set_retry_partition(
        &mut self,
        retry_partition: Option<api::RetryPartition>,
    ) -> &mut Self {
        self.core.set_retry_partition(retry_partition);
        self
    }

    /// Adds a retry classifier, which runs after those before it and can overrule them.
    #[inline]
    pub fn retry_classifier(mut self, retry_classifier: impl api::ClassifyRetry + 'static) -> Self {
        self.push_retry_classifier(api::SharedRetryClassifier::new(retry_classifier));
        self
    }

    /// Adds a retry classifier.
    #[inline]
    pub fn push_retry_classifier(
        &mut self,
        retry_classifier: api::SharedRetryClassifier,
    ) -> &mut Self {
        self.core
            .components_mut()
            .push_retry_classifier(retry_classifier);
        self
    }

    /// Replaces the retry classifiers.
    #[inline]
    pub fn set_retry_classifiers(
        &mut self,
        retry_classifiers: impl IntoIterator<Item = api::SharedRetryClassifier>,
    ) -> &mut Self {
        self.core
            .components_mut()
            .set_retry_classifiers(retry_classifiers.into_iter());
        self
    }

    /// Sets the timeouts of calls, attempts, connections and reads.
    #[inline]
    pub fn timeout_config(mut self, timeout_config: api::TimeoutConfig) -> Self {
        self.set_timeout_config(Some(timeout_config));
        self
    }

    /// Sets the timeouts of calls, attempts, connections and reads.
    #[inline]
    pub fn set_timeout_config(&mut self, timeout_config: Option<api::TimeoutConfig>) -> &mut Self {
        self.core.set_timeout_config(timeout_config);
        self
    }

    /// Sets how time is waited for, between retries and for timeouts.
    #[inline]
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.set_sleep_impl(Some(api::IntoShared::into_shared(sleep_impl)));
        self
    }

    /// Sets how time is waited for, between retries and for timeouts.
    #[inline]
    pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
        self.core.components_mut().set_sleep_impl(sleep_impl);
        self
    }

    /// Sets where the time comes from.
    #[inline]
    pub fn time_source(mut self, time_source: impl api::TimeSource + 'static) -> Self {
        self.set_time_source(Some(api::IntoShared::into_shared(time_source)));
        self
    }

    /// Sets where the time comes from.
    #[inline]
    pub fn set_time_source(&mut self, time_source: Option<api::SharedTimeSource>) -> &mut Self {
        self.core.components_mut().set_time_source(time_source);
        self
    }

    /// Sets what happens to a response that stops flowing.
    #[inline]
    pub fn stalled_stream_protection(
        mut self,
        stalled_stream_protection_config: StalledStreamProtectionConfig,
    ) -> Self {
        self.set_stalled_stream_protection(Some(stalled_stream_protection_config));
        self
    }

    /// Sets what happens to a response that stops flowing.
    #[inline]
    pub fn set_stalled_stream_protection(
        &mut self,
        stalled_stream_protection_config: Option<StalledStreamProtectionConfig>,
    ) -> &mut Self {
        self.core.store(stalled_stream_protection_config);
        self
    }

    /// Sets the HTTP client that sends the requests.
    #[inline]
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.set_http_client(Some(api::IntoShared::into_shared(http_client)));
        self
    }

    /// Sets the HTTP client that sends the requests.
    #[inline]
    pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
        self.core.components_mut().set_http_client(http_client);
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
        interceptors: impl IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.core
            .components_mut()
            .set_interceptors(interceptors.into_iter());
        self
    }

    /// Sets whether the correction of the clock by the time of the service is off.
    #[inline]
    pub fn disable_clock_skew_correction(
        mut self,
        disable_clock_skew_correction: impl Into<Option<bool>>,
    ) -> Self {
        self.set_disable_clock_skew_correction(disable_clock_skew_correction.into());
        self
    }

    /// Sets whether the correction of the clock by the time of the service is off.
    #[inline]
    pub fn set_disable_clock_skew_correction(
        &mut self,
        disable_clock_skew_correction: Option<bool>,
    ) -> &mut Self {
        self.core
            .store(disable_clock_skew_correction.map(api::DisableClockSkewCorrection::from));
        self
    }

    /// Sets which defaults of the SDK apply.
    #[inline]
    pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
        self.set_behavior_version(Some(behavior_version));
        self
    }

    /// Sets which defaults of the SDK apply.
    #[inline]
    pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
        self.core.set_behavior_version(behavior_version);
        self
    }

    /// Sets the latest behavior version: the defaults may change with an update of the SDK.
    #[inline]
    pub fn behavior_version_latest(mut self) -> Self {
        self.set_behavior_version(Some(BehaviorVersion::latest()));
        self
    }
}
