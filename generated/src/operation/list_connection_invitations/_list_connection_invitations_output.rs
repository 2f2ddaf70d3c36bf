// Generated from a service model. Change the model and regenerate; edits here are lost.
/// What ListConnectionInvitations gives.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ListConnectionInvitationsOutput {
    /// The invitations.
    pub connection_invitation_summaries: ::std::vec::Vec<crate::types::ConnectionInvitationSummary>,
    /// The token.
    pub next_token: ::std::option::Option<::std::string::String>,
    pub(crate) _request_id: ::std::option::Option<::std::string::String>,
}

impl ListConnectionInvitationsOutput {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ListConnectionInvitationsResponse",
        &[
            ::smithy_client_runtime::shape::Member::new("ConnectionInvitationSummaries").required(),
            ::smithy_client_runtime::shape::Member::new("NextToken"),
        ],
    );

    /// The invitations.
    #[inline]
    pub fn connection_invitation_summaries(&self) -> &[crate::types::ConnectionInvitationSummary] {
        &self.connection_invitation_summaries
    }

    /// The token.
    #[inline]
    pub fn next_token(&self) -> ::std::option::Option<&str> {
        self.next_token.as_deref()
    }

    /// Creates a builder of [`ListConnectionInvitationsOutput`](crate::operation::list_connection_invitations::ListConnectionInvitationsOutput).
    #[inline]
    pub fn builder() -> crate::operation::list_connection_invitations::builders::ListConnectionInvitationsOutputBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(ListConnectionInvitationsOutput { 0: connection_invitation_summaries, 1: next_token; rest: _request_id });

::smithy_client_runtime::operation_output!(ListConnectionInvitationsOutput);

/// Builds [`ListConnectionInvitationsOutput`](crate::operation::list_connection_invitations::ListConnectionInvitationsOutput).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ListConnectionInvitationsOutputBuilder {
    pub(crate) connection_invitation_summaries: ::std::option::Option<::std::vec::Vec<crate::types::ConnectionInvitationSummary>>,
    pub(crate) next_token: ::std::option::Option<::std::string::String>,
    pub(crate) _request_id: ::std::option::Option<::std::string::String>,
}

impl ListConnectionInvitationsOutputBuilder {
    /// Appends an item to `connection_invitation_summaries`.
    ///
    /// To replace all items use [`set_connection_invitation_summaries`](Self::set_connection_invitation_summaries).
    ///
    /// The invitations.
    #[inline]
    pub fn connection_invitation_summaries(mut self, input: crate::types::ConnectionInvitationSummary) -> Self {
        self.connection_invitation_summaries.get_or_insert_default().push(input);
        self
    }

    /// The invitations.
    #[inline]
    pub fn set_connection_invitation_summaries(mut self, input: ::std::option::Option<::std::vec::Vec<crate::types::ConnectionInvitationSummary>>) -> Self {
        self.connection_invitation_summaries = input;
        self
    }

    /// The invitations.
    #[inline]
    pub fn get_connection_invitation_summaries(&self) -> &::std::option::Option<::std::vec::Vec<crate::types::ConnectionInvitationSummary>> {
        &self.connection_invitation_summaries
    }

    /// The token.
    #[inline]
    pub fn next_token(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.next_token = ::std::option::Option::Some(input.into());
        self
    }

    /// The token.
    #[inline]
    pub fn set_next_token(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.next_token = input;
        self
    }

    /// The token.
    #[inline]
    pub fn get_next_token(&self) -> &::std::option::Option<::std::string::String> {
        &self.next_token
    }

    /// Builds [`ListConnectionInvitationsOutput`](crate::operation::list_connection_invitations::ListConnectionInvitationsOutput).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`connection_invitation_summaries`](Self::connection_invitation_summaries)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::operation::list_connection_invitations::ListConnectionInvitationsOutput, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::operation::list_connection_invitations::ListConnectionInvitationsOutput {
            connection_invitation_summaries: ::smithy_client_runtime::required!(self.connection_invitation_summaries, "connection_invitation_summaries", "ListConnectionInvitationsOutput"),
            next_token: self.next_token,
            _request_id: self._request_id,
        })
    }
}
