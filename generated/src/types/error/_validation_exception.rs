// Generated from a service model. Change the model and regenerate; edits here are lost.
/// The request is not valid.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ValidationException {
    /// The message.
    pub message: ::std::string::String,
    /// The reason.
    pub reason: crate::types::ValidationExceptionReason,
    /// The details.
    pub error_details: ::std::option::Option<::std::vec::Vec<crate::types::ValidationError>>,
    pub(crate) meta: ::smithy_client_runtime::api::ErrorMetadata,
}

impl ValidationException {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ValidationException",
        &[
            ::smithy_client_runtime::shape::Member::new("Message").required(),
            ::smithy_client_runtime::shape::Member::new("Reason").required(),
            ::smithy_client_runtime::shape::Member::new("ErrorDetails"),
        ],
    )
    .with(::smithy_client_runtime::shape::TableFlags::ERROR);

    /// Returns the error message.
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The reason.
    #[inline]
    pub fn reason(&self) -> &crate::types::ValidationExceptionReason {
        &self.reason
    }

    /// The details.
    #[inline]
    pub fn error_details(&self) -> &[crate::types::ValidationError] {
        self.error_details.as_deref().unwrap_or_default()
    }

    /// Creates a builder of [`ValidationException`](crate::types::error::ValidationException).
    #[inline]
    pub fn builder() -> crate::types::error::builders::ValidationExceptionBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(ValidationException { 0: message, 1: reason, 2: error_details; rest: meta });

::smithy_client_runtime::error_structure!(ValidationException);

/// Builds [`ValidationException`](crate::types::error::ValidationException).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ValidationExceptionBuilder {
    pub(crate) message: ::std::option::Option<::std::string::String>,
    pub(crate) reason: ::std::option::Option<crate::types::ValidationExceptionReason>,
    pub(crate) error_details: ::std::option::Option<::std::vec::Vec<crate::types::ValidationError>>,
    pub(crate) meta: ::std::option::Option<::smithy_client_runtime::api::ErrorMetadata>,
}

impl ValidationExceptionBuilder {
    /// The message.
    /// This field is required.
    #[inline]
    pub fn message(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.message = ::std::option::Option::Some(input.into());
        self
    }

    /// The message.
    #[inline]
    pub fn set_message(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.message = input;
        self
    }

    /// The message.
    #[inline]
    pub fn get_message(&self) -> &::std::option::Option<::std::string::String> {
        &self.message
    }

    /// The reason.
    /// This field is required.
    #[inline]
    pub fn reason(mut self, input: crate::types::ValidationExceptionReason) -> Self {
        self.reason = ::std::option::Option::Some(input);
        self
    }

    /// The reason.
    #[inline]
    pub fn set_reason(mut self, input: ::std::option::Option<crate::types::ValidationExceptionReason>) -> Self {
        self.reason = input;
        self
    }

    /// The reason.
    #[inline]
    pub fn get_reason(&self) -> &::std::option::Option<crate::types::ValidationExceptionReason> {
        &self.reason
    }

    /// Appends an item to `error_details`.
    ///
    /// To replace all items use [`set_error_details`](Self::set_error_details).
    ///
    /// The details.
    #[inline]
    pub fn error_details(mut self, input: crate::types::ValidationError) -> Self {
        self.error_details.get_or_insert_default().push(input);
        self
    }

    /// The details.
    #[inline]
    pub fn set_error_details(mut self, input: ::std::option::Option<::std::vec::Vec<crate::types::ValidationError>>) -> Self {
        self.error_details = input;
        self
    }

    /// The details.
    #[inline]
    pub fn get_error_details(&self) -> &::std::option::Option<::std::vec::Vec<crate::types::ValidationError>> {
        &self.error_details
    }

    /// Sets the error metadata.
    #[inline]
    pub fn meta(mut self, meta: ::smithy_client_runtime::api::ErrorMetadata) -> Self {
        self.meta = ::std::option::Option::Some(meta);
        self
    }

    /// Sets the error metadata.
    #[inline]
    pub fn set_meta(&mut self, meta: ::std::option::Option<::smithy_client_runtime::api::ErrorMetadata>) -> &mut Self {
        self.meta = meta;
        self
    }

    /// Builds [`ValidationException`](crate::types::error::ValidationException).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`message`](Self::message)
    /// - [`reason`](Self::reason)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::error::ValidationException, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::error::ValidationException {
            message: ::smithy_client_runtime::required!(self.message, "message", "ValidationException"),
            reason: ::smithy_client_runtime::required!(self.reason, "reason", "ValidationException"),
            error_details: self.error_details,
            meta: self.meta.unwrap_or_default(),
        })
    }
}
