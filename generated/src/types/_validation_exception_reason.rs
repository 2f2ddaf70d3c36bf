// Generated from a service model. Change the model and regenerate; edits here are lost.
/// What kind of validation failed.
///
/// A service may add values: match with a wildcard arm, and read an unknown value with [`as_str`](Self::as_str).
#[derive(
    ::std::clone::Clone, ::std::cmp::Eq, ::std::cmp::Ord, ::std::cmp::PartialEq, ::std::cmp::PartialOrd, ::std::fmt::Debug, ::std::hash::Hash,
)]
#[non_exhaustive]
pub enum ValidationExceptionReason {
    /// `BUSINESS_VALIDATION_FAILED`
    BusinessValidationFailed,
    /// `REQUEST_VALIDATION_FAILED`
    RequestValidationFailed,
    /// A value that the model did not list when this crate was generated.
    #[deprecated(note = "Do not match on `Unknown`: the value may be listed in a later version. Use a wildcard arm and `as_str`.")]
    Unknown(::smithy_client_runtime::primitives::UnknownVariantValue),
}

impl ValidationExceptionReason {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::BusinessValidationFailed => "BUSINESS_VALIDATION_FAILED",
            Self::RequestValidationFailed => "REQUEST_VALIDATION_FAILED",
            #[allow(deprecated)]
            Self::Unknown(value) => value.as_str(),
        }
    }

    /// All values that the model lists.
    #[inline]
    pub const fn values() -> &'static [&'static str] {
        &["BUSINESS_VALIDATION_FAILED", "REQUEST_VALIDATION_FAILED"]
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

impl ::std::convert::From<&str> for ValidationExceptionReason {
    #[inline]
    fn from(value: &str) -> Self {
        match value {
            "BUSINESS_VALIDATION_FAILED" => Self::BusinessValidationFailed,
            "REQUEST_VALIDATION_FAILED" => Self::RequestValidationFailed,
            #[allow(deprecated)]
            other => Self::Unknown(::smithy_client_runtime::primitives::UnknownVariantValue::new(other)),
        }
    }
}

::smithy_client_runtime::string_enum!(ValidationExceptionReason);
