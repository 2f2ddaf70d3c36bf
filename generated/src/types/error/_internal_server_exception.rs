// Generated from a service model. Change the model and regenerate; edits here are lost.
/// The service failed.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct InternalServerException {
    /// The message.
    pub message: ::std::string::String,
    pub(crate) meta: ::smithy_client_runtime::api::ErrorMetadata,
}

impl InternalServerException {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "InternalServerException",
        &[
            ::smithy_client_runtime::shape::Member::new("Message").required(),
        ],
    )
    .with(::smithy_client_runtime::shape::TableFlags::ERROR);

    /// Returns the error message.
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How the error is retried.
    #[inline]
    pub fn retryable_error_kind(&self) -> ::smithy_client_runtime::api::ErrorKind {
        ::smithy_client_runtime::api::ErrorKind::ServerError
    }

    /// Creates a builder of [`InternalServerException`](crate::types::error::InternalServerException).
    #[inline]
    pub fn builder() -> crate::types::error::builders::InternalServerExceptionBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(InternalServerException { 0: message; rest: meta });

::smithy_client_runtime::error_structure!(InternalServerException);

/// Builds [`InternalServerException`](crate::types::error::InternalServerException).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct InternalServerExceptionBuilder {
    pub(crate) message: ::std::option::Option<::std::string::String>,
    pub(crate) meta: ::std::option::Option<::smithy_client_runtime::api::ErrorMetadata>,
}

impl InternalServerExceptionBuilder {
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

    /// Builds [`InternalServerException`](crate::types::error::InternalServerException).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`message`](Self::message)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::error::InternalServerException, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::error::InternalServerException {
            message: ::smithy_client_runtime::required!(self.message, "message", "InternalServerException"),
            meta: self.meta.unwrap_or_default(),
        })
    }
}
