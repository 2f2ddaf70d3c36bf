//! Settings of the builder about the program that makes the calls, and for tests.

use super::*;

impl Builder {
    /// Sets the application name that is sent in the user agent.
    #[inline]
    pub fn app_name(mut self, app_name: AppName) -> Self {
        self.set_app_name(Some(app_name));
        self
    }

    /// Sets the application name that is sent in the user agent.
    #[inline]
    pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
        self.core.store(app_name);
        self
    }

    /// Adds a framework to the user agent.
    #[inline]
    pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
        self.push_framework_metadata(framework_metadata);
        self
    }

    /// Adds a framework to the user agent.
    #[inline]
    pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
        self.core.append(framework_metadata);
        self
    }

    /// Sets where the ids of calls come from.
    #[inline]
    pub fn invocation_id_generator(
        mut self,
        generator: impl api::InvocationIdGenerator + 'static,
    ) -> Self {
        self.set_invocation_id_generator(Some(api::SharedInvocationIdGenerator::new(generator)));
        self
    }

    /// Sets where the ids of calls come from.
    #[inline]
    pub fn set_invocation_id_generator(
        &mut self,
        generator: Option<api::SharedInvocationIdGenerator>,
    ) -> &mut Self {
        self.core.store(generator);
        self
    }

    /// Names members of inputs whose values telemetry records.
    #[inline]
    pub fn emit_input_attributes(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.core
            .emit_input_attributes(names.into_iter().map(Into::into));
        self
    }

    /// Names members of inputs whose values interceptors can read, without recording them.
    #[inline]
    pub fn capture_input_attributes(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.core
            .capture_input_attributes(names.into_iter().map(Into::into));
        self
    }

    /// Sets defaults for tests: fixed time, credentials, user agent and idempotency tokens.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        self.core.apply_test_defaults();
        self
    }

    /// Sets defaults for tests: fixed time, credentials, user agent and idempotency tokens.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn with_test_defaults(mut self) -> Self {
        self.apply_test_defaults();
        self
    }

    /// Sets defaults for tests, and a region where none is set.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        self.core.apply_test_defaults_v2();
        self
    }

    /// Sets defaults for tests, and a region where none is set.
    #[cfg(feature = "test-util")]
    #[inline]
    pub fn with_test_defaults_v2(mut self) -> Self {
        self.apply_test_defaults_v2();
        self
    }
}
