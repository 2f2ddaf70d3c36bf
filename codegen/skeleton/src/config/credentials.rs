//! The credentials that requests are signed with, for services whose requests are signed.

use super::*;

impl Config {
    /// The name that requests are signed for.
    #[inline]
    pub fn signing_name(&self) -> &'static str {
        crate::Client::SERVICE.signing_name
    }

    /// Always `None`: the provider cannot be read back.
    #[deprecated(note = "This has always returned `None`.")]
    #[inline]
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        None
    }
}

impl Builder {
    /// Sets the provider of the credentials that requests are signed with.
    #[inline]
    pub fn credentials_provider(
        mut self,
        credentials_provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
        self
    }

    /// Sets the provider of the credentials that requests are signed with.
    #[inline]
    pub fn set_credentials_provider(
        &mut self,
        credentials_provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        self.core.set_credentials_provider(credentials_provider);
        self
    }
}
