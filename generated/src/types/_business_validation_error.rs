// Generated from a service model. Change the model and regenerate; edits here are lost.
/// A business rule that is not met.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct BusinessValidationError {
    /// What is wrong.
    pub message: ::std::string::String,
    /// The rule.
    pub code: crate::types::BusinessValidationCode,
}

impl BusinessValidationError {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "BusinessValidationError",
        &[
            ::smithy_client_runtime::shape::Member::new("Message").required(),
            ::smithy_client_runtime::shape::Member::new("Code").required(),
        ],
    );

    /// What is wrong.
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The rule.
    #[inline]
    pub fn code(&self) -> &crate::types::BusinessValidationCode {
        &self.code
    }

    /// Creates a builder of [`BusinessValidationError`](crate::types::BusinessValidationError).
    #[inline]
    pub fn builder() -> crate::types::builders::BusinessValidationErrorBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(BusinessValidationError { 0: message, 1: code });

/// Builds [`BusinessValidationError`](crate::types::BusinessValidationError).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct BusinessValidationErrorBuilder {
    pub(crate) message: ::std::option::Option<::std::string::String>,
    pub(crate) code: ::std::option::Option<crate::types::BusinessValidationCode>,
}

impl BusinessValidationErrorBuilder {
    /// What is wrong.
    /// This field is required.
    #[inline]
    pub fn message(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.message = ::std::option::Option::Some(input.into());
        self
    }

    /// What is wrong.
    #[inline]
    pub fn set_message(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.message = input;
        self
    }

    /// What is wrong.
    #[inline]
    pub fn get_message(&self) -> &::std::option::Option<::std::string::String> {
        &self.message
    }

    /// The rule.
    /// This field is required.
    #[inline]
    pub fn code(mut self, input: crate::types::BusinessValidationCode) -> Self {
        self.code = ::std::option::Option::Some(input);
        self
    }

    /// The rule.
    #[inline]
    pub fn set_code(mut self, input: ::std::option::Option<crate::types::BusinessValidationCode>) -> Self {
        self.code = input;
        self
    }

    /// The rule.
    #[inline]
    pub fn get_code(&self) -> &::std::option::Option<crate::types::BusinessValidationCode> {
        &self.code
    }

    /// Builds [`BusinessValidationError`](crate::types::BusinessValidationError).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`message`](Self::message)
    /// - [`code`](Self::code)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::BusinessValidationError, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::BusinessValidationError {
            message: ::smithy_client_runtime::required!(self.message, "message", "BusinessValidationError"),
            code: ::smithy_client_runtime::required!(self.code, "code", "BusinessValidationError"),
        })
    }
}
