//! Idempotency tokens, for services that have some.

use ::smithy_client_runtime as runtime;

use super::*;

impl Builder {
    /// Sets where idempotency tokens come from.
    #[inline]
    pub fn idempotency_token_provider(
        mut self,
        idempotency_token_provider: impl Into<runtime::idempotency_token::IdempotencyTokenProvider>,
    ) -> Self {
        self.set_idempotency_token_provider(Some(idempotency_token_provider.into()));
        self
    }

    /// Sets where idempotency tokens come from.
    #[inline]
    pub fn set_idempotency_token_provider(
        &mut self,
        idempotency_token_provider: Option<runtime::idempotency_token::IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.core.store(idempotency_token_provider);
        self
    }
}
