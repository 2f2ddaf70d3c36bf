//! The compression of requests, for services that have an operation with it.

use super::*;

impl Config {
    /// Returns whether the compression of requests is off, if it was set.
    #[inline]
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.core.disable_request_compression()
    }

    /// Returns the size of a body in bytes from which on it is compressed, if it was set.
    #[inline]
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.core.request_min_compression_size_bytes()
    }
}

impl Builder {
    /// Sets whether the compression of requests is off.
    #[inline]
    pub fn disable_request_compression(
        mut self,
        disable_request_compression: impl Into<Option<bool>>,
    ) -> Self {
        self.set_disable_request_compression(disable_request_compression.into());
        self
    }

    /// Sets whether the compression of requests is off.
    #[inline]
    pub fn set_disable_request_compression(
        &mut self,
        disable_request_compression: Option<bool>,
    ) -> &mut Self {
        self.core
            .set_disable_request_compression(disable_request_compression);
        self
    }

    /// Sets the size of a body in bytes from which on it is compressed: 10,240 unless it is set, and at most
    /// 10,485,760.
    #[inline]
    pub fn request_min_compression_size_bytes(
        mut self,
        request_min_compression_size_bytes: impl Into<Option<u32>>,
    ) -> Self {
        self.set_request_min_compression_size_bytes(request_min_compression_size_bytes.into());
        self
    }

    /// Sets the size of a body in bytes from which on it is compressed: 10,240 unless it is set, and at most
    /// 10,485,760.
    #[inline]
    pub fn set_request_min_compression_size_bytes(
        &mut self,
        request_min_compression_size_bytes: Option<u32>,
    ) -> &mut Self {
        self.core
            .set_request_min_compression_size_bytes(request_min_compression_size_bytes);
        self
    }
}
