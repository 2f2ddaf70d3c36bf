//! The builder of a configuration: identity, endpoint and region.

use ::smithy_client_runtime as runtime;

use super::*;

/// Builds a [`Config`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    pub(super) core: runtime::config::Builder,
}

impl From<&api::SdkConfig> for Builder {
    #[inline]
    fn from(sdk_config: &api::SdkConfig) -> Self {
        Self {
            core: runtime::config::Builder::from_sdk_config(sdk_config, crate::Client::SERVICE),
        }
    }
}

impl runtime::customize::OverridableConfig for Builder {
    #[inline]
    fn push_interceptor(&mut self, interceptor: SharedInterceptor) {
        Self::push_interceptor(self, interceptor);
    }

    #[inline]
    fn into_core(self) -> runtime::config::Builder {
        self.core
    }
}

impl Builder {
    /// Creates a builder without settings.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the cache of credentials and other identities.
    #[inline]
    pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(identity_cache);
        self
    }

    /// Sets the cache of credentials and other identities.
    #[inline]
    pub fn set_identity_cache(
        &mut self,
        identity_cache: impl ResolveCachedIdentity + 'static,
    ) -> &mut Self {
        self.core
            .components_mut()
            .set_identity_cache(Some(identity_cache));
        self
    }

    /// Sets which auth schemes are preferred.
    #[inline]
    pub fn auth_scheme_preference(
        mut self,
        preference: impl Into<api::AuthSchemePreference>,
    ) -> Self {
        self.set_auth_scheme_preference(Some(preference.into()));
        self
    }

    /// Sets which auth schemes are preferred.
    #[inline]
    pub fn set_auth_scheme_preference(
        &mut self,
        preference: Option<api::AuthSchemePreference>,
    ) -> &mut Self {
        self.core.store(preference);
        self
    }

    /// Adds an auth scheme.
    #[inline]
    pub fn push_auth_scheme(mut self, auth_scheme: impl api::AuthScheme + 'static) -> Self {
        self.core.components_mut().push_auth_scheme(auth_scheme);
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

    /// Sets what resolves the auth schemes of calls.
    #[inline]
    pub fn auth_scheme_resolver(
        mut self,
        auth_scheme_resolver: impl auth::ResolveAuthScheme + 'static,
    ) -> Self {
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
            .set_auth_scheme_option_resolver(Some(auth_scheme_resolver.into_shared_resolver()));
        self
    }

    /// Sets the region that calls are sent to.
    #[inline]
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.set_region(region.into());
        self
    }

    /// Sets the region that calls are sent to.
    #[inline]
    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.core.store(region);
        self
    }

    /// Sets the URL that calls are sent to instead of the service's own.
    #[inline]
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(endpoint_url.into()));
        self
    }

    /// Sets the URL that calls are sent to instead of the service's own.
    #[inline]
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.core.set_endpoint_url(endpoint_url);
        self
    }

    /// Sets whether endpoints that comply with FIPS 140 are used.
    #[inline]
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.set_use_fips(Some(use_fips.into()));
        self
    }

    /// Sets whether endpoints that comply with FIPS 140 are used.
    #[inline]
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.core.set_use_fips(use_fips);
        self
    }

    /// Sets what resolves the endpoints of calls.
    #[inline]
    pub fn endpoint_resolver(
        mut self,
        endpoint_resolver: impl endpoint::ResolveEndpoint + 'static,
    ) -> Self {
        self.set_endpoint_resolver(Some(endpoint_resolver.into_shared_resolver()));
        self
    }

    /// Sets what resolves the endpoints of calls.
    #[inline]
    pub fn set_endpoint_resolver(
        &mut self,
        endpoint_resolver: Option<api::SharedEndpointResolver>,
    ) -> &mut Self {
        self.core
            .components_mut()
            .set_endpoint_resolver(endpoint_resolver);
        self
    }

    /// Builds the configuration.
    #[inline]
    pub fn build(self) -> Config {
        Config {
            core: self.core.build(crate::Client::SERVICE),
        }
    }
}
