// Generated from a service model. Change the model and regenerate; edits here are lost.
/// Too many requests.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ThrottlingException {
    /// The message.
    pub message: ::std::string::String,
    /// The service.
    pub service_code: ::std::option::Option<::std::string::String>,
    /// The quota.
    pub quota_code: ::std::option::Option<::std::string::String>,
    pub(crate) meta: ::smithy_client_runtime::api::ErrorMetadata,
}

impl ThrottlingException {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ThrottlingException",
        &[
            ::smithy_client_runtime::shape::Member::new("Message").required(),
            ::smithy_client_runtime::shape::Member::new("ServiceCode"),
            ::smithy_client_runtime::shape::Member::new("QuotaCode"),
        ],
    )
    .with(::smithy_client_runtime::shape::TableFlags::ERROR);

    /// Returns the error message.
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The service.
    #[inline]
    pub fn service_code(&self) -> ::std::option::Option<&str> {
        self.service_code.as_deref()
    }

    /// The quota.
    #[inline]
    pub fn quota_code(&self) -> ::std::option::Option<&str> {
        self.quota_code.as_deref()
    }

    /// How the error is retried.
    #[inline]
    pub fn retryable_error_kind(&self) -> ::smithy_client_runtime::api::ErrorKind {
        ::smithy_client_runtime::api::ErrorKind::ClientError
    }

    /// Creates a builder of [`ThrottlingException`](crate::types::error::ThrottlingException).
    #[inline]
    pub fn builder() -> crate::types::error::builders::ThrottlingExceptionBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(ThrottlingException { 0: message, 1: service_code, 2: quota_code; rest: meta });

::smithy_client_runtime::error_structure!(ThrottlingException);

/// Builds [`ThrottlingException`](crate::types::error::ThrottlingException).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ThrottlingExceptionBuilder {
    pub(crate) message: ::std::option::Option<::std::string::String>,
    pub(crate) service_code: ::std::option::Option<::std::string::String>,
    pub(crate) quota_code: ::std::option::Option<::std::string::String>,
    pub(crate) meta: ::std::option::Option<::smithy_client_runtime::api::ErrorMetadata>,
}

impl ThrottlingExceptionBuilder {
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

    /// The service.
    #[inline]
    pub fn service_code(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.service_code = ::std::option::Option::Some(input.into());
        self
    }

    /// The service.
    #[inline]
    pub fn set_service_code(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.service_code = input;
        self
    }

    /// The service.
    #[inline]
    pub fn get_service_code(&self) -> &::std::option::Option<::std::string::String> {
        &self.service_code
    }

    /// The quota.
    #[inline]
    pub fn quota_code(mut self, input: impl ::std::convert::Into<::std::string::String>) -> Self {
        self.quota_code = ::std::option::Option::Some(input.into());
        self
    }

    /// The quota.
    #[inline]
    pub fn set_quota_code(mut self, input: ::std::option::Option<::std::string::String>) -> Self {
        self.quota_code = input;
        self
    }

    /// The quota.
    #[inline]
    pub fn get_quota_code(&self) -> &::std::option::Option<::std::string::String> {
        &self.quota_code
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

    /// Builds [`ThrottlingException`](crate::types::error::ThrottlingException).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`message`](Self::message)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::error::ThrottlingException, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::error::ThrottlingException {
            message: ::smithy_client_runtime::required!(self.message, "message", "ThrottlingException"),
            service_code: self.service_code,
            quota_code: self.quota_code,
            meta: self.meta.unwrap_or_default(),
        })
    }
}
