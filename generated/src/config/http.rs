// Generated from a service model. Change the model and regenerate; edits here are lost.
pub use ::smithy_client_runtime::api::{HttpRequest, HttpResponse};
