// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use crate::operation::list_connection_invitations::_list_connection_invitations_input::ListConnectionInvitationsInputBuilder;
pub use crate::operation::list_connection_invitations::_list_connection_invitations_output::ListConnectionInvitationsOutputBuilder;

impl ListConnectionInvitationsInputBuilder {
    /// Sends a request with this input through a client.
    ///
    /// # Errors
    ///
    /// As [`send`](ListConnectionInvitationsFluentBuilder::send) of the fluent builder.
    #[inline]
    pub async fn send_with(self, client: &crate::Client) -> ::std::result::Result<
        crate::operation::list_connection_invitations::ListConnectionInvitationsOutput,
        crate::error::SdkError<crate::operation::list_connection_invitations::ListConnectionInvitationsError>,
    > {
        let mut call = client.list_connection_invitations();
        call.inner = self;
        call.send().await
    }
}

/// Builds and sends a `ListConnectionInvitations` request.
#[derive(::std::clone::Clone, ::std::fmt::Debug)]
pub struct ListConnectionInvitationsFluentBuilder {
    handle: ::std::sync::Arc<crate::client::Handle>,
    inner: ListConnectionInvitationsInputBuilder,
    config_override: ::std::option::Option<crate::config::Builder>,
}

impl ListConnectionInvitationsFluentBuilder {
    #[inline]
    pub(crate) fn new(handle: ::std::sync::Arc<crate::client::Handle>) -> Self {
        Self {
            handle,
            inner: ::std::default::Default::default(),
            config_override: ::std::option::Option::None,
        }
    }

    /// The input as it is so far.
    #[inline]
    pub fn as_input(&self) -> &ListConnectionInvitationsInputBuilder {
        &self.inner
    }

    /// Sends the request and returns the response.
    ///
    /// # Errors
    ///
    /// Anything that keeps the call from an output: an input that cannot be built, no connection, a timeout, a
    /// response that cannot be read, or an error of the service.
    #[inline]
    pub async fn send(self) -> ::std::result::Result<
        crate::operation::list_connection_invitations::ListConnectionInvitationsOutput,
        crate::error::SdkError<crate::operation::list_connection_invitations::ListConnectionInvitationsError>,
    > {
        let input = self.inner.build().map_err(crate::error::SdkError::construction_failure)?;
        ::smithy_client_runtime::client::send::<super::ListConnectionInvitations>(
            &self.handle.client,
            self.config_override.map(crate::config::Builder::into_core),
            input,
        )
        .await
    }

    /// Makes a call that can be changed before it is sent.
    #[inline]
    pub fn customize(
        self,
    ) -> crate::client::customize::CustomizableOperation<
        crate::operation::list_connection_invitations::ListConnectionInvitationsOutput,
        crate::operation::list_connection_invitations::ListConnectionInvitationsError,
        Self,
    > {
        crate::client::customize::CustomizableOperation::new(self)
    }

    /// Makes a paginator of this request.
    #[inline]
    pub fn into_paginator(self) -> crate::operation::list_connection_invitations::paginator::ListConnectionInvitationsPaginator {
        crate::operation::list_connection_invitations::paginator::ListConnectionInvitationsPaginator::new(self.handle, self.inner)
    }

    /// The catalog.
    #[inline]
    pub fn catalog(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.inner = self.inner.catalog(input);
        self
    }

    /// The catalog.
    #[inline]
    pub fn set_catalog(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.inner = self.inner.set_catalog(input);
        self
    }

    /// The catalog.
    #[inline]
    pub fn get_catalog(&self) -> &::std::option::Option<::std::string::String> {
        self.inner.get_catalog()
    }

    /// The token.
    #[inline]
    pub fn next_token(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.inner = self.inner.next_token(input);
        self
    }

    /// The token.
    #[inline]
    pub fn set_next_token(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.inner = self.inner.set_next_token(input);
        self
    }

    /// The token.
    #[inline]
    pub fn get_next_token(&self) -> &::std::option::Option<::std::string::String> {
        self.inner.get_next_token()
    }

    /// The type.
    #[inline]
    pub fn connection_type(mut self, input: crate::types::ConnectionType) -> Self {
        self.inner = self.inner.connection_type(input);
        self
    }

    /// The type.
    #[inline]
    pub fn set_connection_type(mut self, input: ::std::option::Option<crate::types::ConnectionType>) -> Self {
        self.inner = self.inner.set_connection_type(input);
        self
    }

    /// The type.
    #[inline]
    pub fn get_connection_type(&self) -> &::std::option::Option<crate::types::ConnectionType> {
        self.inner.get_connection_type()
    }

    /// The page size.
    #[inline]
    pub fn max_results(mut self, input: i32) -> Self {
        self.inner = self.inner.max_results(input);
        self
    }

    /// The page size.
    #[inline]
    pub fn set_max_results(mut self, input: ::std::option::Option<i32>) -> Self {
        self.inner = self.inner.set_max_results(input);
        self
    }

    /// The page size.
    #[inline]
    pub fn get_max_results(&self) -> &::std::option::Option<i32> {
        self.inner.get_max_results()
    }

    /// Appends an item to `other_participant_identifiers`.
    ///
    /// To replace all items use [`set_other_participant_identifiers`](Self::set_other_participant_identifiers).
    ///
    /// The others.
    #[inline]
    pub fn other_participant_identifiers(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.inner = self.inner.other_participant_identifiers(input);
        self
    }

    /// The others.
    #[inline]
    pub fn set_other_participant_identifiers(mut self, input: ::std::option::Option<::std::vec::Vec<::std::string::String>>) -> Self {
        self.inner = self.inner.set_other_participant_identifiers(input);
        self
    }

    /// The others.
    #[inline]
    pub fn get_other_participant_identifiers(&self) -> &::std::option::Option<::std::vec::Vec<::std::string::String>> {
        self.inner.get_other_participant_identifiers()
    }

    /// The side.
    #[inline]
    pub fn participant_type(mut self, input: crate::types::ParticipantType) -> Self {
        self.inner = self.inner.participant_type(input);
        self
    }

    /// The side.
    #[inline]
    pub fn set_participant_type(mut self, input: ::std::option::Option<crate::types::ParticipantType>) -> Self {
        self.inner = self.inner.set_participant_type(input);
        self
    }

    /// The side.
    #[inline]
    pub fn get_participant_type(&self) -> &::std::option::Option<crate::types::ParticipantType> {
        self.inner.get_participant_type()
    }

    /// The status.
    #[inline]
    pub fn status(mut self, input: crate::types::InvitationStatus) -> Self {
        self.inner = self.inner.status(input);
        self
    }

    /// The status.
    #[inline]
    pub fn set_status(mut self, input: ::std::option::Option<crate::types::InvitationStatus>) -> Self {
        self.inner = self.inner.set_status(input);
        self
    }

    /// The status.
    #[inline]
    pub fn get_status(&self) -> &::std::option::Option<crate::types::InvitationStatus> {
        self.inner.get_status()
    }
}

impl ::smithy_client_runtime::customize::CustomizableSend<crate::operation::list_connection_invitations::ListConnectionInvitationsOutput, crate::operation::list_connection_invitations::ListConnectionInvitationsError, crate::config::Builder>
    for ListConnectionInvitationsFluentBuilder
{
    #[inline]
    fn send(
        mut self,
        config_override: crate::config::Builder,
    ) -> ::smithy_client_runtime::customize::BoxFuture<
        ::smithy_client_runtime::customize::SendResult<crate::operation::list_connection_invitations::ListConnectionInvitationsOutput, crate::operation::list_connection_invitations::ListConnectionInvitationsError>,
    > {
        self.config_override = ::std::option::Option::Some(config_override);
        ::std::boxed::Box::pin(Self::send(self))
    }
}
