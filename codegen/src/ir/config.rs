//! The parts of a client's configuration that differ between services.

use super::endpoint::ParameterKind;
use super::{Documentation, Identifier};

/// The configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Whether there are endpoints that answer over IPv4 and IPv6 (`AWS::UseDualStack`).
    pub dual_stack: bool,
    /// Whether there are endpoints that depend on the account (`AWS::Auth::AccountIdEndpointMode`).
    pub account_id_endpoint_mode: bool,
    /// Whether an operation has a prefix of the host (`smithy.api#endpoint`).
    pub host_prefix: bool,
    /// Whether an operation has `smithy.api#requestCompression`.
    pub request_compression: bool,
    /// Whether an input of the service has a member with `smithy.api#idempotencyToken`.
    pub idempotency_tokens: bool,
    /// `smithy.rules#clientContextParams`: settings of the service's own that its endpoints depend on.
    pub endpoint_settings: Vec<EndpointSetting>,
}

/// A setting that endpoints depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointSetting {
    /// The parameter's name in the model.
    pub name: String,
    /// The builder's method that takes a value.
    pub method: Identifier,
    /// The builder's method that takes an option.
    pub setter: Identifier,
    /// The type of its values.
    pub kind: ParameterKind,
    /// Its documentation.
    pub documentation: Documentation,
}
