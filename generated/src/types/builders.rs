// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use crate::types::_business_validation_error::BusinessValidationErrorBuilder;
pub use crate::types::_connection_invitation_summary::ConnectionInvitationSummaryBuilder;
pub use crate::types::_field_validation_error::FieldValidationErrorBuilder;
