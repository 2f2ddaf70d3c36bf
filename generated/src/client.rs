// Generated from a service model. Change the model and regenerate; edits here are lost.
/// What the clones of a client share.
pub(crate) type Handle = ::smithy_client_runtime::client::Handle<crate::Config>;

/// Client for Partner Central Account API. Cloning it is cheap, and the clones share their connections.
#[derive(::std::clone::Clone, ::std::fmt::Debug)]
pub struct Client {
    handle: ::std::sync::Arc<Handle>,
}

impl Client {
    /// Creates a client with the settings that all clients share.
    ///
    /// # Panics
    ///
    /// As [`from_conf`](Self::from_conf).
    #[track_caller]
    #[inline]
    pub fn new(sdk_config: &::smithy_client_runtime::api::SdkConfig) -> Self {
        Self::from_conf(sdk_config.into())
    }

    /// Creates a client with settings of its own.
    ///
    /// # Panics
    ///
    /// When the settings have no behavior version, or retries or timeouts are set without a way to sleep.
    #[track_caller]
    #[inline]
    pub fn from_conf(conf: crate::Config) -> Self {
        let client = ::smithy_client_runtime::client::Client::new(crate::service::SERVICE, conf.core());
        Self {
            handle: ::std::sync::Arc::new(Handle { config: conf, client }),
        }
    }

    /// The settings of the client.
    #[inline]
    pub fn config(&self) -> &crate::Config {
        &self.handle.config
    }
}

impl Client {
    /// Lists connection invitations.
    #[inline]
    pub fn list_connection_invitations(
        &self,
    ) -> crate::operation::list_connection_invitations::builders::ListConnectionInvitationsFluentBuilder {
        crate::operation::list_connection_invitations::builders::ListConnectionInvitationsFluentBuilder::new(
            self.handle.clone(),
        )
    }
}

/// Changing one call before it is sent.
pub mod customize;
