// Generated from a service model. Change the model and regenerate; edits here are lost.
/// What ListConnectionInvitations takes.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ListConnectionInvitationsInput {
    /// The catalog.
    pub catalog: ::std::option::Option<::std::string::String>,
    /// The token.
    pub next_token: ::std::option::Option<::std::string::String>,
    /// The type.
    pub connection_type: ::std::option::Option<crate::types::ConnectionType>,
    /// The page size.
    pub max_results: ::std::option::Option<i32>,
    /// The others.
    pub other_participant_identifiers: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The side.
    pub participant_type: ::std::option::Option<crate::types::ParticipantType>,
    /// The status.
    pub status: ::std::option::Option<crate::types::InvitationStatus>,
}

impl ListConnectionInvitationsInput {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ListConnectionInvitationsRequest",
        &[
            ::smithy_client_runtime::shape::Member::new("Catalog").required(),
            ::smithy_client_runtime::shape::Member::new("NextToken"),
            ::smithy_client_runtime::shape::Member::new("ConnectionType"),
            ::smithy_client_runtime::shape::Member::new("MaxResults"),
            ::smithy_client_runtime::shape::Member::new("OtherParticipantIdentifiers"),
            ::smithy_client_runtime::shape::Member::new("ParticipantType"),
            ::smithy_client_runtime::shape::Member::new("Status"),
        ],
    );

    /// The catalog.
    #[inline]
    pub fn catalog(&self) -> ::std::option::Option<&str> {
        self.catalog.as_deref()
    }

    /// The token.
    #[inline]
    pub fn next_token(&self) -> ::std::option::Option<&str> {
        self.next_token.as_deref()
    }

    /// The type.
    #[inline]
    pub fn connection_type(&self) -> ::std::option::Option<&crate::types::ConnectionType> {
        self.connection_type.as_ref()
    }

    /// The page size.
    #[inline]
    pub fn max_results(&self) -> ::std::option::Option<i32> {
        self.max_results
    }

    /// The others.
    #[inline]
    pub fn other_participant_identifiers(&self) -> &[::std::string::String] {
        self.other_participant_identifiers.as_deref().unwrap_or_default()
    }

    /// The side.
    #[inline]
    pub fn participant_type(&self) -> ::std::option::Option<&crate::types::ParticipantType> {
        self.participant_type.as_ref()
    }

    /// The status.
    #[inline]
    pub fn status(&self) -> ::std::option::Option<&crate::types::InvitationStatus> {
        self.status.as_ref()
    }

    /// Creates a builder of [`ListConnectionInvitationsInput`](crate::operation::list_connection_invitations::ListConnectionInvitationsInput).
    #[inline]
    pub fn builder() -> crate::operation::list_connection_invitations::builders::ListConnectionInvitationsInputBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(ListConnectionInvitationsInput { 0: catalog, 1: next_token, 2: connection_type, 3: max_results, 4: other_participant_identifiers, 5: participant_type, 6: status });

/// Builds [`ListConnectionInvitationsInput`](crate::operation::list_connection_invitations::ListConnectionInvitationsInput).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ListConnectionInvitationsInputBuilder {
    pub(crate) catalog: ::std::option::Option<::std::string::String>,
    pub(crate) next_token: ::std::option::Option<::std::string::String>,
    pub(crate) connection_type: ::std::option::Option<crate::types::ConnectionType>,
    pub(crate) max_results: ::std::option::Option<i32>,
    pub(crate) other_participant_identifiers: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    pub(crate) participant_type: ::std::option::Option<crate::types::ParticipantType>,
    pub(crate) status: ::std::option::Option<crate::types::InvitationStatus>,
}

impl ListConnectionInvitationsInputBuilder {
    /// The catalog.
    /// This field is required.
    #[inline]
    pub fn catalog(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.catalog = ::std::option::Option::Some(input.into());
        self
    }

    /// The catalog.
    #[inline]
    pub fn set_catalog(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.catalog = input;
        self
    }

    /// The catalog.
    #[inline]
    pub fn get_catalog(&self) -> &::std::option::Option<::std::string::String> {
        &self.catalog
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

    /// The type.
    #[inline]
    pub fn connection_type(mut self, input: crate::types::ConnectionType) -> Self {
        self.connection_type = ::std::option::Option::Some(input);
        self
    }

    /// The type.
    #[inline]
    pub fn set_connection_type(mut self, input: ::std::option::Option<crate::types::ConnectionType>) -> Self {
        self.connection_type = input;
        self
    }

    /// The type.
    #[inline]
    pub fn get_connection_type(&self) -> &::std::option::Option<crate::types::ConnectionType> {
        &self.connection_type
    }

    /// The page size.
    #[inline]
    pub fn max_results(mut self, input: i32) -> Self {
        self.max_results = ::std::option::Option::Some(input);
        self
    }

    /// The page size.
    #[inline]
    pub fn set_max_results(mut self, input: ::std::option::Option<i32>) -> Self {
        self.max_results = input;
        self
    }

    /// The page size.
    #[inline]
    pub fn get_max_results(&self) -> &::std::option::Option<i32> {
        &self.max_results
    }

    /// Appends an item to `other_participant_identifiers`.
    ///
    /// To replace all items use [`set_other_participant_identifiers`](Self::set_other_participant_identifiers).
    ///
    /// The others.
    #[inline]
    pub fn other_participant_identifiers(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.other_participant_identifiers.get_or_insert_default().push(input.into());
        self
    }

    /// The others.
    #[inline]
    pub fn set_other_participant_identifiers(mut self, input: ::std::option::Option<::std::vec::Vec<::std::string::String>>) -> Self {
        self.other_participant_identifiers = input;
        self
    }

    /// The others.
    #[inline]
    pub fn get_other_participant_identifiers(&self) -> &::std::option::Option<::std::vec::Vec<::std::string::String>> {
        &self.other_participant_identifiers
    }

    /// The side.
    #[inline]
    pub fn participant_type(mut self, input: crate::types::ParticipantType) -> Self {
        self.participant_type = ::std::option::Option::Some(input);
        self
    }

    /// The side.
    #[inline]
    pub fn set_participant_type(mut self, input: ::std::option::Option<crate::types::ParticipantType>) -> Self {
        self.participant_type = input;
        self
    }

    /// The side.
    #[inline]
    pub fn get_participant_type(&self) -> &::std::option::Option<crate::types::ParticipantType> {
        &self.participant_type
    }

    /// The status.
    #[inline]
    pub fn status(mut self, input: crate::types::InvitationStatus) -> Self {
        self.status = ::std::option::Option::Some(input);
        self
    }

    /// The status.
    #[inline]
    pub fn set_status(mut self, input: ::std::option::Option<crate::types::InvitationStatus>) -> Self {
        self.status = input;
        self
    }

    /// The status.
    #[inline]
    pub fn get_status(&self) -> &::std::option::Option<crate::types::InvitationStatus> {
        &self.status
    }

    /// Builds [`ListConnectionInvitationsInput`](crate::operation::list_connection_invitations::ListConnectionInvitationsInput).
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::operation::list_connection_invitations::ListConnectionInvitationsInput, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::operation::list_connection_invitations::ListConnectionInvitationsInput {
            catalog: self.catalog,
            next_token: self.next_token,
            connection_type: self.connection_type,
            max_results: self.max_results,
            other_participant_identifiers: self.other_participant_identifiers,
            participant_type: self.participant_type,
            status: self.status,
        })
    }
}
