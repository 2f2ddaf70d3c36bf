// Generated from a service model. Change the model and regenerate; edits here are lost.
/// A short view of a connection invitation.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ConnectionInvitationSummary {
    /// The catalog.
    pub catalog: ::std::string::String,
    /// The id.
    pub id: ::std::string::String,
    /// The ARN.
    pub arn: ::std::string::String,
    /// The connection.
    pub connection_id: ::std::option::Option<::std::string::String>,
    /// The type.
    pub connection_type: crate::types::ConnectionType,
    /// When created.
    pub created_at: ::smithy_client_runtime::api::DateTime,
    /// When updated.
    pub updated_at: ::smithy_client_runtime::api::DateTime,
    /// When it expires.
    pub expires_at: ::std::option::Option<::smithy_client_runtime::api::DateTime>,
    /// The other side.
    pub other_participant_identifier: ::std::string::String,
    /// The side.
    pub participant_type: crate::types::ParticipantType,
    /// The status.
    pub status: crate::types::InvitationStatus,
}

impl ConnectionInvitationSummary {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ConnectionInvitationSummary",
        &[
            ::smithy_client_runtime::shape::Member::new("Catalog").required(),
            ::smithy_client_runtime::shape::Member::new("Id").required(),
            ::smithy_client_runtime::shape::Member::new("Arn").required(),
            ::smithy_client_runtime::shape::Member::new("ConnectionId"),
            ::smithy_client_runtime::shape::Member::new("ConnectionType").required(),
            ::smithy_client_runtime::shape::Member::new("CreatedAt").required().traits(&[
                ::smithy_client_runtime::shape::Trait::TimestampFormat(::smithy_client_runtime::shape::TimestampFormat::DateTime),
            ]),
            ::smithy_client_runtime::shape::Member::new("UpdatedAt").required().traits(&[
                ::smithy_client_runtime::shape::Trait::TimestampFormat(::smithy_client_runtime::shape::TimestampFormat::DateTime),
            ]),
            ::smithy_client_runtime::shape::Member::new("ExpiresAt").traits(&[
                ::smithy_client_runtime::shape::Trait::TimestampFormat(::smithy_client_runtime::shape::TimestampFormat::DateTime),
            ]),
            ::smithy_client_runtime::shape::Member::new("OtherParticipantIdentifier").required(),
            ::smithy_client_runtime::shape::Member::new("ParticipantType").required(),
            ::smithy_client_runtime::shape::Member::new("Status").required(),
        ],
    );

    /// The catalog.
    #[inline]
    pub fn catalog(&self) -> &str {
        &self.catalog
    }

    /// The id.
    #[inline]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The ARN.
    #[inline]
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// The connection.
    #[inline]
    pub fn connection_id(&self) -> ::std::option::Option<&str> {
        self.connection_id.as_deref()
    }

    /// The type.
    #[inline]
    pub fn connection_type(&self) -> &crate::types::ConnectionType {
        &self.connection_type
    }

    /// When created.
    #[inline]
    pub fn created_at(&self) -> &::smithy_client_runtime::api::DateTime {
        &self.created_at
    }

    /// When updated.
    #[inline]
    pub fn updated_at(&self) -> &::smithy_client_runtime::api::DateTime {
        &self.updated_at
    }

    /// When it expires.
    #[inline]
    pub fn expires_at(&self) -> ::std::option::Option<&::smithy_client_runtime::api::DateTime> {
        self.expires_at.as_ref()
    }

    /// The other side.
    #[inline]
    pub fn other_participant_identifier(&self) -> &str {
        &self.other_participant_identifier
    }

    /// The side.
    #[inline]
    pub fn participant_type(&self) -> &crate::types::ParticipantType {
        &self.participant_type
    }

    /// The status.
    #[inline]
    pub fn status(&self) -> &crate::types::InvitationStatus {
        &self.status
    }

    /// Creates a builder of [`ConnectionInvitationSummary`](crate::types::ConnectionInvitationSummary).
    #[inline]
    pub fn builder() -> crate::types::builders::ConnectionInvitationSummaryBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(ConnectionInvitationSummary { 0: catalog, 1: id, 2: arn, 3: connection_id, 4: connection_type, 5: created_at, 6: updated_at, 7: expires_at, 8: other_participant_identifier, 9: participant_type, 10: status });

/// Builds [`ConnectionInvitationSummary`](crate::types::ConnectionInvitationSummary).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ConnectionInvitationSummaryBuilder {
    pub(crate) catalog: ::std::option::Option<::std::string::String>,
    pub(crate) id: ::std::option::Option<::std::string::String>,
    pub(crate) arn: ::std::option::Option<::std::string::String>,
    pub(crate) connection_id: ::std::option::Option<::std::string::String>,
    pub(crate) connection_type: ::std::option::Option<crate::types::ConnectionType>,
    pub(crate) created_at: ::std::option::Option<::smithy_client_runtime::api::DateTime>,
    pub(crate) updated_at: ::std::option::Option<::smithy_client_runtime::api::DateTime>,
    pub(crate) expires_at: ::std::option::Option<::smithy_client_runtime::api::DateTime>,
    pub(crate) other_participant_identifier: ::std::option::Option<::std::string::String>,
    pub(crate) participant_type: ::std::option::Option<crate::types::ParticipantType>,
    pub(crate) status: ::std::option::Option<crate::types::InvitationStatus>,
}

impl ConnectionInvitationSummaryBuilder {
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

    /// The id.
    /// This field is required.
    #[inline]
    pub fn id(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.id = ::std::option::Option::Some(input.into());
        self
    }

    /// The id.
    #[inline]
    pub fn set_id(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.id = input;
        self
    }

    /// The id.
    #[inline]
    pub fn get_id(&self) -> &::std::option::Option<::std::string::String> {
        &self.id
    }

    /// The ARN.
    /// This field is required.
    #[inline]
    pub fn arn(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.arn = ::std::option::Option::Some(input.into());
        self
    }

    /// The ARN.
    #[inline]
    pub fn set_arn(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.arn = input;
        self
    }

    /// The ARN.
    #[inline]
    pub fn get_arn(&self) -> &::std::option::Option<::std::string::String> {
        &self.arn
    }

    /// The connection.
    #[inline]
    pub fn connection_id(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.connection_id = ::std::option::Option::Some(input.into());
        self
    }

    /// The connection.
    #[inline]
    pub fn set_connection_id(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.connection_id = input;
        self
    }

    /// The connection.
    #[inline]
    pub fn get_connection_id(&self) -> &::std::option::Option<::std::string::String> {
        &self.connection_id
    }

    /// The type.
    /// This field is required.
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

    /// When created.
    /// This field is required.
    #[inline]
    pub fn created_at(mut self, input: ::smithy_client_runtime::api::DateTime) -> Self {
        self.created_at = ::std::option::Option::Some(input);
        self
    }

    /// When created.
    #[inline]
    pub fn set_created_at(mut self, input: ::std::option::Option<::smithy_client_runtime::api::DateTime>) -> Self {
        self.created_at = input;
        self
    }

    /// When created.
    #[inline]
    pub fn get_created_at(&self) -> &::std::option::Option<::smithy_client_runtime::api::DateTime> {
        &self.created_at
    }

    /// When updated.
    /// This field is required.
    #[inline]
    pub fn updated_at(mut self, input: ::smithy_client_runtime::api::DateTime) -> Self {
        self.updated_at = ::std::option::Option::Some(input);
        self
    }

    /// When updated.
    #[inline]
    pub fn set_updated_at(mut self, input: ::std::option::Option<::smithy_client_runtime::api::DateTime>) -> Self {
        self.updated_at = input;
        self
    }

    /// When updated.
    #[inline]
    pub fn get_updated_at(&self) -> &::std::option::Option<::smithy_client_runtime::api::DateTime> {
        &self.updated_at
    }

    /// When it expires.
    #[inline]
    pub fn expires_at(mut self, input: ::smithy_client_runtime::api::DateTime) -> Self {
        self.expires_at = ::std::option::Option::Some(input);
        self
    }

    /// When it expires.
    #[inline]
    pub fn set_expires_at(mut self, input: ::std::option::Option<::smithy_client_runtime::api::DateTime>) -> Self {
        self.expires_at = input;
        self
    }

    /// When it expires.
    #[inline]
    pub fn get_expires_at(&self) -> &::std::option::Option<::smithy_client_runtime::api::DateTime> {
        &self.expires_at
    }

    /// The other side.
    /// This field is required.
    #[inline]
    pub fn other_participant_identifier(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.other_participant_identifier = ::std::option::Option::Some(input.into());
        self
    }

    /// The other side.
    #[inline]
    pub fn set_other_participant_identifier(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.other_participant_identifier = input;
        self
    }

    /// The other side.
    #[inline]
    pub fn get_other_participant_identifier(&self) -> &::std::option::Option<::std::string::String> {
        &self.other_participant_identifier
    }

    /// The side.
    /// This field is required.
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
    /// This field is required.
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

    /// Builds [`ConnectionInvitationSummary`](crate::types::ConnectionInvitationSummary).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`catalog`](Self::catalog)
    /// - [`id`](Self::id)
    /// - [`arn`](Self::arn)
    /// - [`connection_type`](Self::connection_type)
    /// - [`created_at`](Self::created_at)
    /// - [`updated_at`](Self::updated_at)
    /// - [`other_participant_identifier`](Self::other_participant_identifier)
    /// - [`participant_type`](Self::participant_type)
    /// - [`status`](Self::status)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::ConnectionInvitationSummary, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::ConnectionInvitationSummary {
            catalog: ::smithy_client_runtime::required!(self.catalog, "catalog", "ConnectionInvitationSummary"),
            id: ::smithy_client_runtime::required!(self.id, "id", "ConnectionInvitationSummary"),
            arn: ::smithy_client_runtime::required!(self.arn, "arn", "ConnectionInvitationSummary"),
            connection_id: self.connection_id,
            connection_type: ::smithy_client_runtime::required!(self.connection_type, "connection_type", "ConnectionInvitationSummary"),
            created_at: ::smithy_client_runtime::required!(self.created_at, "created_at", "ConnectionInvitationSummary"),
            updated_at: ::smithy_client_runtime::required!(self.updated_at, "updated_at", "ConnectionInvitationSummary"),
            expires_at: self.expires_at,
            other_participant_identifier: ::smithy_client_runtime::required!(self.other_participant_identifier, "other_participant_identifier", "ConnectionInvitationSummary"),
            participant_type: ::smithy_client_runtime::required!(self.participant_type, "participant_type", "ConnectionInvitationSummary"),
            status: ::smithy_client_runtime::required!(self.status, "status", "ConnectionInvitationSummary"),
        })
    }
}
