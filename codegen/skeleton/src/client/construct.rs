//! How a client is made.

use ::std::sync::Arc;

use ::smithy_client_runtime as runtime;

use super::{Client, Handle};

impl Client {
    /// Creates a client from the shared configuration that `aws-config` loads.
    ///
    /// # Panics
    ///
    /// As [`from_conf`](Self::from_conf).
    #[track_caller]
    #[inline]
    pub fn new(sdk_config: &runtime::api::SdkConfig) -> Self {
        Self::from_conf(sdk_config.into())
    }

    /// Creates a client with settings of its own.
    ///
    /// # Panics
    ///
    /// When the settings have no behavior version, or retries or timeouts are set without a way
    /// to sleep.
    #[track_caller]
    #[inline]
    pub fn from_conf(conf: crate::Config) -> Self {
        let client = runtime::client::Client::new(Client::SERVICE, conf.core());
        let handle = Handle {
            config: conf,
            client,
        };
        Self {
            handle: Arc::new(handle),
        }
    }

    /// The settings of the client.
    #[inline]
    pub fn config(&self) -> &crate::Config {
        &self.handle.config
    }
}
