//! The setting that turns host prefixes off, for services that have an operation with one.

use super::*;

impl Config {
    /// Returns whether host prefixes of operations are off, if it was set.
    #[inline]
    pub fn disable_host_prefix_injection(&self) -> Option<bool> {
        self.core.disable_host_prefix_injection()
    }
}

impl Builder {
    /// Sets whether host prefixes of operations are off: for endpoints, such as those of tests, without names below
    /// their own.
    #[inline]
    pub fn disable_host_prefix_injection(
        mut self,
        disable_host_prefix_injection: impl Into<Option<bool>>,
    ) -> Self {
        self.set_disable_host_prefix_injection(disable_host_prefix_injection.into());
        self
    }

    /// Sets whether host prefixes of operations are off.
    #[inline]
    pub fn set_disable_host_prefix_injection(
        &mut self,
        disable_host_prefix_injection: Option<bool>,
    ) -> &mut Self {
        self.core
            .set_disable_host_prefix_injection(disable_host_prefix_injection);
        self
    }
}
