//! Endpoints that answer over IPv4 and IPv6, for services that have some.

use super::*;

impl Builder {
    /// Sets whether endpoints that answer over IPv4 and IPv6 are used.
    #[inline]
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.set_use_dual_stack(Some(use_dual_stack.into()));
        self
    }

    /// Sets whether endpoints that answer over IPv4 and IPv6 are used.
    #[inline]
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.core.set_use_dual_stack(use_dual_stack);
        self
    }
}
