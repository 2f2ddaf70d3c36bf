//! The configuration: what differs between services.

use crate::ir::config::AuthOverride;
use crate::ir::endpoint::BuiltIn;
use crate::ir::{Config, Endpoint, Operation};

/// The configuration of a crate with these operations.
pub(super) fn lower(operations: &[Operation], endpoint: &Endpoint) -> Config {
    let own_schemes = operations.iter().filter_map(|operation| {
        Some(AuthOverride {
            operation: operation.wire_name.clone(),
            schemes: operation.auth_schemes.clone()?,
        })
    });
    Config {
        dual_stack: has(endpoint, BuiltIn::UseDualStack),
        request_compression: operations
            .iter()
            .any(|operation| !operation.request_compression.is_empty()),
        auth_overrides: own_schemes.collect(),
    }
}

/// Whether the endpoint depends on a setting that clients of several services have.
fn has(endpoint: &Endpoint, built_in: BuiltIn) -> bool {
    let mut parameters = endpoint.parameters.iter();
    parameters.any(|parameter| parameter.built_in == Some(built_in))
}
