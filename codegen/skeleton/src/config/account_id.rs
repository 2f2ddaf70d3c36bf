//! Endpoints that depend on the account, for services that have some.

use super::*;

impl Builder {
    /// Sets whether endpoints that depend on the account are used: where the account is known (the default),
    /// always, or never.
    #[inline]
    pub fn account_id_endpoint_mode(
        mut self,
        account_id_endpoint_mode: api::AccountIdEndpointMode,
    ) -> Self {
        self.set_account_id_endpoint_mode(Some(account_id_endpoint_mode));
        self
    }

    /// Sets whether endpoints that depend on the account are used: where the account is known (the default),
    /// always, or never.
    #[inline]
    pub fn set_account_id_endpoint_mode(
        &mut self,
        account_id_endpoint_mode: Option<api::AccountIdEndpointMode>,
    ) -> &mut Self {
        self.core.store(account_id_endpoint_mode);
        self
    }
}
