// Generated from a service model. Change the model and regenerate; edits here are lost.
/// Which business rule was not met.
///
/// A service may add values: match with a wildcard arm, and read an unknown value with [`as_str`](Self::as_str).
#[derive(
    ::std::clone::Clone, ::std::cmp::Eq, ::std::cmp::Ord, ::std::cmp::PartialEq, ::std::cmp::PartialOrd, ::std::fmt::Debug, ::std::hash::Hash,
)]
#[non_exhaustive]
pub enum BusinessValidationCode {
    /// `INCOMPATIBLE_CONNECTION_INVITATION_REQUEST`
    IncompatibleConnectionInvitationRequest,
    /// `INCOMPATIBLE_DOMAIN`
    IncompatibleDomain,
    /// `INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS`
    IncompatibleIdentityVerificationStatus,
    /// `INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS`
    IncompatibleKnowYourBusinessStatus,
    /// `INCOMPATIBLE_LEGAL_NAME`
    IncompatibleLegalName,
    /// `INCOMPATIBLE_PRIMARY_PARTNER`
    IncompatiblePrimaryPartner,
    /// `INCOMPATIBLE_SUBSIDIARY_CONNECTION`
    IncompatibleSubsidiaryConnection,
    /// `INELIGIBLE_ACCOUNT_TIER`
    IneligibleAccountTier,
    /// `INVALID_ACCOUNT_LINKING_STATUS`
    InvalidAccountLinkingStatus,
    /// `INVALID_ACCOUNT_STATE`
    InvalidAccountState,
    /// `MISSING_ACTIVE_SUBSIDIARY_CONNECTION`
    MissingActiveSubsidiaryConnection,
    /// `QUALIFICATIONS_ASSOCIATION_EXISTS`
    QualificationsAssociationExists,
    /// `QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED`
    QualificationsAssociationLimitExceeded,
    /// `QUALIFICATIONS_ASSOCIATION_NOT_FOUND`
    QualificationsAssociationNotFound,
    /// A value that the model did not list when this crate was generated.
    #[deprecated(note = "Do not match on `Unknown`: the value may be listed in a later version. Use a wildcard arm and `as_str`.")]
    Unknown(::smithy_client_runtime::primitives::UnknownVariantValue),
}

impl BusinessValidationCode {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::IncompatibleConnectionInvitationRequest => "INCOMPATIBLE_CONNECTION_INVITATION_REQUEST",
            Self::IncompatibleDomain => "INCOMPATIBLE_DOMAIN",
            Self::IncompatibleIdentityVerificationStatus => "INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS",
            Self::IncompatibleKnowYourBusinessStatus => "INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS",
            Self::IncompatibleLegalName => "INCOMPATIBLE_LEGAL_NAME",
            Self::IncompatiblePrimaryPartner => "INCOMPATIBLE_PRIMARY_PARTNER",
            Self::IncompatibleSubsidiaryConnection => "INCOMPATIBLE_SUBSIDIARY_CONNECTION",
            Self::IneligibleAccountTier => "INELIGIBLE_ACCOUNT_TIER",
            Self::InvalidAccountLinkingStatus => "INVALID_ACCOUNT_LINKING_STATUS",
            Self::InvalidAccountState => "INVALID_ACCOUNT_STATE",
            Self::MissingActiveSubsidiaryConnection => "MISSING_ACTIVE_SUBSIDIARY_CONNECTION",
            Self::QualificationsAssociationExists => "QUALIFICATIONS_ASSOCIATION_EXISTS",
            Self::QualificationsAssociationLimitExceeded => "QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED",
            Self::QualificationsAssociationNotFound => "QUALIFICATIONS_ASSOCIATION_NOT_FOUND",
            #[allow(deprecated)]
            Self::Unknown(value) => value.as_str(),
        }
    }

    /// All values that the model lists.
    #[inline]
    pub const fn values() -> &'static [&'static str] {
        &["INCOMPATIBLE_CONNECTION_INVITATION_REQUEST", "INCOMPATIBLE_DOMAIN", "INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS", "INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS", "INCOMPATIBLE_LEGAL_NAME", "INCOMPATIBLE_PRIMARY_PARTNER", "INCOMPATIBLE_SUBSIDIARY_CONNECTION", "INELIGIBLE_ACCOUNT_TIER", "INVALID_ACCOUNT_LINKING_STATUS", "INVALID_ACCOUNT_STATE", "MISSING_ACTIVE_SUBSIDIARY_CONNECTION", "QUALIFICATIONS_ASSOCIATION_EXISTS", "QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED", "QUALIFICATIONS_ASSOCIATION_NOT_FOUND"]
    }

    /// The variant of a value that the model lists.
    ///
    /// # Errors
    ///
    /// The value is not listed.
    #[inline]
    pub fn try_parse(value: &str) -> ::std::result::Result<Self, crate::error::UnknownVariantError> {
        match Self::from(value) {
            #[allow(deprecated)]
            Self::Unknown(_) => ::std::result::Result::Err(crate::error::UnknownVariantError::new(value)),
            known => ::std::result::Result::Ok(known),
        }
    }
}

impl ::std::convert::From<&str> for BusinessValidationCode {
    #[inline]
    fn from(value: &str) -> Self {
        match value {
            "INCOMPATIBLE_CONNECTION_INVITATION_REQUEST" => Self::IncompatibleConnectionInvitationRequest,
            "INCOMPATIBLE_DOMAIN" => Self::IncompatibleDomain,
            "INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS" => Self::IncompatibleIdentityVerificationStatus,
            "INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS" => Self::IncompatibleKnowYourBusinessStatus,
            "INCOMPATIBLE_LEGAL_NAME" => Self::IncompatibleLegalName,
            "INCOMPATIBLE_PRIMARY_PARTNER" => Self::IncompatiblePrimaryPartner,
            "INCOMPATIBLE_SUBSIDIARY_CONNECTION" => Self::IncompatibleSubsidiaryConnection,
            "INELIGIBLE_ACCOUNT_TIER" => Self::IneligibleAccountTier,
            "INVALID_ACCOUNT_LINKING_STATUS" => Self::InvalidAccountLinkingStatus,
            "INVALID_ACCOUNT_STATE" => Self::InvalidAccountState,
            "MISSING_ACTIVE_SUBSIDIARY_CONNECTION" => Self::MissingActiveSubsidiaryConnection,
            "QUALIFICATIONS_ASSOCIATION_EXISTS" => Self::QualificationsAssociationExists,
            "QUALIFICATIONS_ASSOCIATION_LIMIT_EXCEEDED" => Self::QualificationsAssociationLimitExceeded,
            "QUALIFICATIONS_ASSOCIATION_NOT_FOUND" => Self::QualificationsAssociationNotFound,
            #[allow(deprecated)]
            other => Self::Unknown(::smithy_client_runtime::primitives::UnknownVariantValue::new(other)),
        }
    }
}

::smithy_client_runtime::string_enum!(BusinessValidationCode);
