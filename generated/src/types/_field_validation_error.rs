// Generated from a service model. Change the model and regenerate; edits here are lost.
/// A field that is not valid.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct FieldValidationError {
    /// The field.
    pub name: ::std::string::String,
    /// What is wrong.
    pub message: ::std::string::String,
    /// The kind.
    pub code: crate::types::FieldValidationCode,
}

impl FieldValidationError {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "FieldValidationError",
        &[
            ::smithy_client_runtime::shape::Member::new("Name").required(),
            ::smithy_client_runtime::shape::Member::new("Message").required(),
            ::smithy_client_runtime::shape::Member::new("Code").required(),
        ],
    );

    /// The field.
    #[inline]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is wrong.
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The kind.
    #[inline]
    pub fn code(&self) -> &crate::types::FieldValidationCode {
        &self.code
    }

    /// Creates a builder of [`FieldValidationError`](crate::types::FieldValidationError).
    #[inline]
    pub fn builder() -> crate::types::builders::FieldValidationErrorBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(FieldValidationError { 0: name, 1: message, 2: code });

/// Builds [`FieldValidationError`](crate::types::FieldValidationError).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct FieldValidationErrorBuilder {
    pub(crate) name: ::std::option::Option<::std::string::String>,
    pub(crate) message: ::std::option::Option<::std::string::String>,
    pub(crate) code: ::std::option::Option<crate::types::FieldValidationCode>,
}

impl FieldValidationErrorBuilder {
    /// The field.
    /// This field is required.
    #[inline]
    pub fn name(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.name = ::std::option::Option::Some(input.into());
        self
    }

    /// The field.
    #[inline]
    pub fn set_name(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.name = input;
        self
    }

    /// The field.
    #[inline]
    pub fn get_name(&self) -> &::std::option::Option<::std::string::String> {
        &self.name
    }

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

    /// The kind.
    /// This field is required.
    #[inline]
    pub fn code(mut self, input: crate::types::FieldValidationCode) -> Self {
        self.code = ::std::option::Option::Some(input);
        self
    }

    /// The kind.
    #[inline]
    pub fn set_code(mut self, input: ::std::option::Option<crate::types::FieldValidationCode>) -> Self {
        self.code = input;
        self
    }

    /// The kind.
    #[inline]
    pub fn get_code(&self) -> &::std::option::Option<crate::types::FieldValidationCode> {
        &self.code
    }

    /// Builds [`FieldValidationError`](crate::types::FieldValidationError).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`name`](Self::name)
    /// - [`message`](Self::message)
    /// - [`code`](Self::code)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::FieldValidationError, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::FieldValidationError {
            name: ::smithy_client_runtime::required!(self.name, "name", "FieldValidationError"),
            message: ::smithy_client_runtime::required!(self.message, "message", "FieldValidationError"),
            code: ::smithy_client_runtime::required!(self.code, "code", "FieldValidationError"),
        })
    }
}
