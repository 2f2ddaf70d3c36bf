//! Error types shared by all operations.

pub use ::smithy_client_runtime::api::{
    BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata,
};
pub use ::smithy_client_runtime::error::UnknownVariantError;

/// Why a call did not give its output.
pub type SdkError<E, R = ::smithy_client_runtime::api::HttpResponse> =
    ::smithy_client_runtime::api::SdkError<E, R>;
