//! HTTP request and response types.

pub use ::smithy_client_runtime::api::{HttpRequest, HttpResponse};
