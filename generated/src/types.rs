// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use crate::types::_access_denied_exception_reason::AccessDeniedExceptionReason;
pub use crate::types::_business_validation_code::BusinessValidationCode;
pub use crate::types::_business_validation_error::BusinessValidationError;
pub use crate::types::_connection_invitation_summary::ConnectionInvitationSummary;
pub use crate::types::_connection_type::ConnectionType;
pub use crate::types::_field_validation_code::FieldValidationCode;
pub use crate::types::_field_validation_error::FieldValidationError;
pub use crate::types::_invitation_status::InvitationStatus;
pub use crate::types::_participant_type::ParticipantType;
pub use crate::types::_validation_error::ValidationError;
pub use crate::types::_validation_exception_reason::ValidationExceptionReason;

mod _access_denied_exception_reason;
mod _business_validation_code;
mod _business_validation_error;
mod _connection_invitation_summary;
mod _connection_type;
mod _field_validation_code;
mod _field_validation_error;
mod _invitation_status;
mod _participant_type;
mod _validation_error;
mod _validation_exception_reason;

/// Builders of the shapes.
pub mod builders;

/// The errors that the service answers.
pub mod error;
