// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use crate::types::error::_access_denied_exception::AccessDeniedExceptionBuilder;
pub use crate::types::error::_internal_server_exception::InternalServerExceptionBuilder;
pub use crate::types::error::_throttling_exception::ThrottlingExceptionBuilder;
pub use crate::types::error::_validation_exception::ValidationExceptionBuilder;
