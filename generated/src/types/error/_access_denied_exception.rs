// Generated from a service model. Change the model and regenerate; edits here are lost.
/// The caller may not do this.
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct AccessDeniedException {
    /// The message.
    pub message: ::std::string::String,
    /// The reason.
    pub reason: crate::types::AccessDeniedExceptionReason,
    pub(crate) meta: ::smithy_client_runtime::api::ErrorMetadata,
}

impl AccessDeniedException {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "AccessDeniedException",
        &[
            ::smithy_client_runtime::shape::Member::new("Message").required(),
            ::smithy_client_runtime::shape::Member::new("Reason").required(),
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
    pub fn reason(&self) -> &crate::types::AccessDeniedExceptionReason {
        &self.reason
    }

    /// Creates a builder of [`AccessDeniedException`](crate::types::error::AccessDeniedException).
    #[inline]
    pub fn builder() -> crate::types::error::builders::AccessDeniedExceptionBuilder {
        ::std::default::Default::default()
    }
}

::smithy_client_runtime::structure!(AccessDeniedException { 0: message, 1: reason; rest: meta });

::smithy_client_runtime::error_structure!(AccessDeniedException);

/// Builds [`AccessDeniedException`](crate::types::error::AccessDeniedException).
#[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct AccessDeniedExceptionBuilder {
    pub(crate) message: ::std::option::Option<::std::string::String>,
    pub(crate) reason: ::std::option::Option<crate::types::AccessDeniedExceptionReason>,
    pub(crate) meta: ::std::option::Option<::smithy_client_runtime::api::ErrorMetadata>,
}

impl AccessDeniedExceptionBuilder {
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
    pub fn reason(mut self, input: crate::types::AccessDeniedExceptionReason) -> Self {
        self.reason = ::std::option::Option::Some(input);
        self
    }

    /// The reason.
    #[inline]
    pub fn set_reason(mut self, input: ::std::option::Option<crate::types::AccessDeniedExceptionReason>) -> Self {
        self.reason = input;
        self
    }

    /// The reason.
    #[inline]
    pub fn get_reason(&self) -> &::std::option::Option<crate::types::AccessDeniedExceptionReason> {
        &self.reason
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

    /// Builds [`AccessDeniedException`](crate::types::error::AccessDeniedException).
    ///
    /// # Errors
    ///
    /// One of these was not set:
    /// - [`message`](Self::message)
    /// - [`reason`](Self::reason)
    #[inline]
    pub fn build(self) -> ::std::result::Result<crate::types::error::AccessDeniedException, ::smithy_client_runtime::api::BuildError> {
        ::std::result::Result::Ok(crate::types::error::AccessDeniedException {
            message: ::smithy_client_runtime::required!(self.message, "message", "AccessDeniedException"),
            reason: ::smithy_client_runtime::required!(self.reason, "reason", "AccessDeniedException"),
            meta: self.meta.unwrap_or_default(),
        })
    }
}
