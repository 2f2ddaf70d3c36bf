// Generated from a service model. Change the model and regenerate; edits here are lost.
/// The `ListConnectionInvitations` operation.
#[derive(::std::clone::Clone, ::std::default::Default, ::std::fmt::Debug)]
#[non_exhaustive]
pub struct ListConnectionInvitations;

impl ListConnectionInvitations {
    /// The operation.
    #[inline]
    pub fn new() -> Self {
        Self
    }
}

impl ::smithy_client_runtime::operation::Operation for ListConnectionInvitations {
    type Input = ListConnectionInvitationsInput;
    type Output = ListConnectionInvitationsOutput;
    type Error = ListConnectionInvitationsError;

    const DESCRIPTOR: ::smithy_client_runtime::operation::Descriptor = ::smithy_client_runtime::operation::Descriptor::new(
        "ListConnectionInvitations",
        &ListConnectionInvitationsInput::TABLE,
        &ListConnectionInvitationsError::TABLE,
    );
}

::smithy_client_runtime::operation_plugin!(ListConnectionInvitations, crate::service::SERVICE);

/// The errors that `ListConnectionInvitations` can answer.
#[derive(::std::fmt::Debug)]
#[non_exhaustive]
pub enum ListConnectionInvitationsError {
    /// The caller may not do this.
    AccessDeniedException(crate::types::error::AccessDeniedException),
    /// The service failed.
    InternalServerException(crate::types::error::InternalServerException),
    /// Too many requests.
    ThrottlingException(crate::types::error::ThrottlingException),
    /// The request is not valid.
    ValidationException(crate::types::error::ValidationException),
    /// An error that the model does not list, or a response that cannot be read.
    #[deprecated(note = "Do not match on `Unhandled`: the error may be modeled in a later version. Use a wildcard arm and `code()`.")]
    Unhandled(::smithy_client_runtime::error::Unhandled),
}

impl ListConnectionInvitationsError {
    pub(crate) const TABLE: ::smithy_client_runtime::shape::Table = ::smithy_client_runtime::shape::Table::new(
        "ListConnectionInvitationsError",
        &[
            ::smithy_client_runtime::shape::Member::new("AccessDeniedException"),
            ::smithy_client_runtime::shape::Member::new("InternalServerException").with(::smithy_client_runtime::shape::MemberFlags::RETRYABLE.union(::smithy_client_runtime::shape::MemberFlags::SERVER_ERROR)),
            ::smithy_client_runtime::shape::Member::new("ThrottlingException").with(::smithy_client_runtime::shape::MemberFlags::RETRYABLE),
            ::smithy_client_runtime::shape::Member::new("ValidationException"),
        ],
    )
    .with(::smithy_client_runtime::shape::TableFlags::UNION);

    /// An error that the model does not list, from its cause.
    #[inline]
    pub fn unhandled(
        err: impl ::std::convert::Into<
            ::std::boxed::Box<dyn ::std::error::Error + ::std::marker::Send + ::std::marker::Sync + 'static>,
        >,
    ) -> Self {
        #[allow(deprecated)]
        Self::Unhandled(::smithy_client_runtime::error::Unhandled::new(err.into(), ::std::default::Default::default()))
    }

    /// An error that the model does not list, from what is known of it.
    #[inline]
    pub fn generic(err: ::smithy_client_runtime::api::ErrorMetadata) -> Self {
        #[allow(deprecated)]
        Self::Unhandled(::smithy_client_runtime::error::Unhandled::new(err.clone().into(), err))
    }

    /// What is known of the error: code, message, request id.
    #[inline]
    pub fn meta(&self) -> &::smithy_client_runtime::api::ErrorMetadata {
        ::smithy_client_runtime::api::ProvideErrorMetadata::meta(self)
    }

    /// Whether this is [`AccessDeniedException`](Self::AccessDeniedException).
    #[inline]
    pub fn is_access_denied_exception(&self) -> bool {
        ::std::matches!(self, Self::AccessDeniedException(_))
    }

    /// Whether this is [`InternalServerException`](Self::InternalServerException).
    #[inline]
    pub fn is_internal_server_exception(&self) -> bool {
        ::std::matches!(self, Self::InternalServerException(_))
    }

    /// Whether this is [`ThrottlingException`](Self::ThrottlingException).
    #[inline]
    pub fn is_throttling_exception(&self) -> bool {
        ::std::matches!(self, Self::ThrottlingException(_))
    }

    /// Whether this is [`ValidationException`](Self::ValidationException).
    #[inline]
    pub fn is_validation_exception(&self) -> bool {
        ::std::matches!(self, Self::ValidationException(_))
    }
}

::smithy_client_runtime::operation_error!(ListConnectionInvitationsError of "ListConnectionInvitations" { 0: AccessDeniedException, 1: InternalServerException, 2: ThrottlingException, 3: ValidationException });

pub use crate::operation::list_connection_invitations::_list_connection_invitations_input::ListConnectionInvitationsInput;
pub use crate::operation::list_connection_invitations::_list_connection_invitations_output::ListConnectionInvitationsOutput;

mod _list_connection_invitations_input;
mod _list_connection_invitations_output;

/// Builders of the operation.
pub mod builders;

/// The paginator of the operation.
pub mod paginator;
