//! Changing one call before it is sent.

/// A call that can be changed before it is sent.
pub type CustomizableOperation<T, E, B> =
    ::smithy_client_runtime::customize::CustomizableOperation<T, E, B, crate::config::Builder>;
