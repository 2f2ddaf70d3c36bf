// Generated from a service model. Change the model and regenerate; edits here are lost.
/// All errors of the service.
#[derive(::std::fmt::Debug)]
#[non_exhaustive]
pub enum Error {
    /// The caller may not do this.
    AccessDeniedException(crate::types::error::AccessDeniedException),
    /// The service failed.
    InternalServerException(crate::types::error::InternalServerException),
    /// Too many requests.
    ThrottlingException(crate::types::error::ThrottlingException),
    /// The request is not valid.
    ValidationException(crate::types::error::ValidationException),
    /// An error that the model does not list, or a call that did not reach the service.
    #[deprecated(note = "Do not match on `Unhandled`: the error may be modeled in a later version. Use a wildcard arm and `code()`.")]
    Unhandled(::smithy_client_runtime::error::Unhandled),
}

::smithy_client_runtime::service_error!(Error { AccessDeniedException, InternalServerException, ThrottlingException, ValidationException });

::smithy_client_runtime::service_error_from!(Error, crate::operation::list_connection_invitations::ListConnectionInvitationsError { AccessDeniedException, InternalServerException, ThrottlingException, ValidationException });
