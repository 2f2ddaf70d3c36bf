//! The regions of signatures of version 4A, for services that have such signatures.

use super::*;

impl Config {
    /// Returns the regions that signatures of version 4A are valid in, if they were set.
    #[inline]
    pub fn sigv4a_signing_region_set(&self) -> Option<&api::SigningRegionSet> {
        self.core.load::<api::SigningRegionSet>()
    }
}

impl Builder {
    /// Sets the regions that signatures of version 4A are valid in; `*` stands for all.
    #[inline]
    pub fn sigv4a_signing_region_set(mut self, v: impl Into<api::SigningRegionSet>) -> Self {
        self.set_sigv4a_signing_region_set(Some(v.into()));
        self
    }

    /// Sets the regions that signatures of version 4A are valid in; `*` stands for all.
    #[inline]
    pub fn set_sigv4a_signing_region_set(&mut self, v: Option<api::SigningRegionSet>) -> &mut Self {
        self.core.store(v);
        self
    }
}
