// Generated from a service model. Change the model and regenerate; edits here are lost.
/// How far an invitation has come.
///
/// A service may add values: match with a wildcard arm, and read an unknown value with [`as_str`](Self::as_str).
#[derive(
    ::std::clone::Clone, ::std::cmp::Eq, ::std::cmp::Ord, ::std::cmp::PartialEq, ::std::cmp::PartialOrd, ::std::fmt::Debug, ::std::hash::Hash,
)]
#[non_exhaustive]
pub enum InvitationStatus {
    /// `ACCEPTED`
    Accepted,
    /// `CANCELED`
    Canceled,
    /// `EXPIRED`
    Expired,
    /// `PENDING`
    Pending,
    /// `REJECTED`
    Rejected,
    /// A value that the model did not list when this crate was generated.
    #[deprecated(note = "Do not match on `Unknown`: the value may be listed in a later version. Use a wildcard arm and `as_str`.")]
    Unknown(::smithy_client_runtime::primitives::UnknownVariantValue),
}

impl InvitationStatus {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::Canceled => "CANCELED",
            Self::Expired => "EXPIRED",
            Self::Pending => "PENDING",
            Self::Rejected => "REJECTED",
            #[allow(deprecated)]
            Self::Unknown(value) => value.as_str(),
        }
    }

    /// All values that the model lists.
    #[inline]
    pub const fn values() -> &'static [&'static str] {
        &["ACCEPTED", "CANCELED", "EXPIRED", "PENDING", "REJECTED"]
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

impl ::std::convert::From<&str> for InvitationStatus {
    #[inline]
    fn from(value: &str) -> Self {
        match value {
            "ACCEPTED" => Self::Accepted,
            "CANCELED" => Self::Canceled,
            "EXPIRED" => Self::Expired,
            "PENDING" => Self::Pending,
            "REJECTED" => Self::Rejected,
            #[allow(deprecated)]
            other => Self::Unknown(::smithy_client_runtime::primitives::UnknownVariantValue::new(other)),
        }
    }
}

::smithy_client_runtime::string_enum!(InvitationStatus);
