// Generated from a service model. Change the model and regenerate; edits here are lost.
/// What did not validate.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub enum ValidationError {
    /// A business rule.
    BusinessValidationError(crate::types::BusinessValidationError),
    /// A field.
    FieldValidationError(crate::types::FieldValidationError),
    /// A member that the model did not have when this crate was generated.
    #[non_exhaustive]
    Unknown,
}

impl ValidationError {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ValidationError",
        &[
            ::smithy_client_runtime::shape::Member::new("BusinessValidationError"),
            ::smithy_client_runtime::shape::Member::new("FieldValidationError"),
        ],
    )
    .with(::smithy_client_runtime::shape::TableFlags::UNION);

    /// The value of [`BusinessValidationError`](Self::BusinessValidationError), or else `self` as the error.
    #[inline]
    pub fn as_business_validation_error(&self) -> ::std::result::Result<&crate::types::BusinessValidationError, &Self> {
        match self {
            Self::BusinessValidationError(value) => ::std::result::Result::Ok(value),
            _ => ::std::result::Result::Err(self),
        }
    }

    /// Whether this is [`BusinessValidationError`](Self::BusinessValidationError).
    #[inline]
    pub fn is_business_validation_error(&self) -> bool {
        self.as_business_validation_error().is_ok()
    }

    /// The value of [`FieldValidationError`](Self::FieldValidationError), or else `self` as the error.
    #[inline]
    pub fn as_field_validation_error(&self) -> ::std::result::Result<&crate::types::FieldValidationError, &Self> {
        match self {
            Self::FieldValidationError(value) => ::std::result::Result::Ok(value),
            _ => ::std::result::Result::Err(self),
        }
    }

    /// Whether this is [`FieldValidationError`](Self::FieldValidationError).
    #[inline]
    pub fn is_field_validation_error(&self) -> bool {
        self.as_field_validation_error().is_ok()
    }

    /// Whether this is a member that the model did not have.
    #[inline]
    pub fn is_unknown(&self) -> bool {
        ::std::matches!(self, Self::Unknown)
    }
}

::smithy_client_runtime::union!(ValidationError { 0: BusinessValidationError, 1: FieldValidationError });
