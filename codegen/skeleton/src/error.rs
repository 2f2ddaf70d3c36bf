//! Error types shared by all operations.

pub use ::smithy_client_runtime::api::{
    BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata,
};
pub use ::smithy_client_runtime::error::UnknownVariantError;

/// The error of a call.
pub type SdkError<E, R = ::smithy_client_runtime::api::HttpResponse> =
    ::smithy_client_runtime::api::SdkError<E, R>;
