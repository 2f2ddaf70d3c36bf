// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use ::smithy_client_runtime::api::RequestId;

/// The `ListConnectionInvitations` operation.
pub mod list_connection_invitations;
