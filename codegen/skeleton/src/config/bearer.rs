//! Bearer tokens, for services whose requests carry them.

use super::*;

impl Builder {
    /// Sets the bearer token that requests carry.
    #[inline]
    pub fn bearer_token(self, bearer_token: Token) -> Self {
        self.bearer_token_resolver(bearer_token)
    }

    /// Sets what resolves the bearer token that requests carry.
    #[inline]
    pub fn bearer_token_resolver(
        mut self,
        bearer_token_resolver: impl ResolveIdentity + 'static,
    ) -> Self {
        self.core
            .set_bearer_token_resolver(api::IntoShared::into_shared(bearer_token_resolver));
        self
    }

    /// Sets the provider of the bearer tokens that requests carry.
    #[inline]
    pub fn token_provider(mut self, token_provider: impl ProvideToken + 'static) -> Self {
        self.set_token_provider(Some(SharedTokenProvider::new(token_provider)));
        self
    }

    /// Sets the provider of the bearer tokens that requests carry.
    #[inline]
    pub fn set_token_provider(&mut self, token_provider: Option<SharedTokenProvider>) -> &mut Self {
        self.core.set_token_provider(token_provider);
        self
    }
}
