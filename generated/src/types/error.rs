// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use crate::types::error::_access_denied_exception::AccessDeniedException;
pub use crate::types::error::_internal_server_exception::InternalServerException;
pub use crate::types::error::_throttling_exception::ThrottlingException;
pub use crate::types::error::_validation_exception::ValidationException;

mod _access_denied_exception;
mod _internal_server_exception;
mod _throttling_exception;
mod _validation_exception;

/// Builders of the errors.
pub mod builders;
