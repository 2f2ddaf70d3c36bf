// Generated from a service model. Change the model and regenerate; edits here are lost.
/// What is wrong with a field.
///
/// A service may add values: match with a wildcard arm, and read an unknown value with [`as_str`](Self::as_str).
#[derive(
    ::std::clone::Clone, ::std::cmp::Eq, ::std::cmp::Ord, ::std::cmp::PartialEq, ::std::cmp::PartialOrd, ::std::fmt::Debug, ::std::hash::Hash,
)]
#[non_exhaustive]
pub enum FieldValidationCode {
    /// `ACTION_NOT_PERMITTED`
    ActionNotPermitted,
    /// `DUPLICATE_VALUE`
    DuplicateValue,
    /// `INVALID_ENUM_VALUE`
    InvalidEnumValue,
    /// `INVALID_STRING_FORMAT`
    InvalidStringFormat,
    /// `INVALID_VALUE`
    InvalidValue,
    /// `REQUIRED_FIELD_MISSING`
    RequiredFieldMissing,
    /// `TOO_MANY_VALUES`
    TooManyValues,
    /// A value that the model did not list when this crate was generated.
    #[deprecated(note = "Do not match on `Unknown`: the value may be listed in a later version. Use a wildcard arm and `as_str`.")]
    Unknown(::smithy_client_runtime::primitives::UnknownVariantValue),
}

impl FieldValidationCode {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ActionNotPermitted => "ACTION_NOT_PERMITTED",
            Self::DuplicateValue => "DUPLICATE_VALUE",
            Self::InvalidEnumValue => "INVALID_ENUM_VALUE",
            Self::InvalidStringFormat => "INVALID_STRING_FORMAT",
            Self::InvalidValue => "INVALID_VALUE",
            Self::RequiredFieldMissing => "REQUIRED_FIELD_MISSING",
            Self::TooManyValues => "TOO_MANY_VALUES",
            #[allow(deprecated)]
            Self::Unknown(value) => value.as_str(),
        }
    }

    /// All values that the model lists.
    #[inline]
    pub const fn values() -> &'static [&'static str] {
        &["ACTION_NOT_PERMITTED", "DUPLICATE_VALUE", "INVALID_ENUM_VALUE", "INVALID_STRING_FORMAT", "INVALID_VALUE", "REQUIRED_FIELD_MISSING", "TOO_MANY_VALUES"]
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

impl ::std::convert::From<&str> for FieldValidationCode {
    #[inline]
    fn from(value: &str) -> Self {
        match value {
            "ACTION_NOT_PERMITTED" => Self::ActionNotPermitted,
            "DUPLICATE_VALUE" => Self::DuplicateValue,
            "INVALID_ENUM_VALUE" => Self::InvalidEnumValue,
            "INVALID_STRING_FORMAT" => Self::InvalidStringFormat,
            "INVALID_VALUE" => Self::InvalidValue,
            "REQUIRED_FIELD_MISSING" => Self::RequiredFieldMissing,
            "TOO_MANY_VALUES" => Self::TooManyValues,
            #[allow(deprecated)]
            other => Self::Unknown(::smithy_client_runtime::primitives::UnknownVariantValue::new(other)),
        }
    }
}

::smithy_client_runtime::string_enum!(FieldValidationCode);
