//! The configuration of a client, as far as it is not the same for every service.

/// The configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Whether there are endpoints that answer over IPv4 and IPv6 (`AWS::UseDualStack`).
    pub dual_stack: bool,
    /// Whether an operation has `smithy.api#requestCompression`.
    pub request_compression: bool,
    /// The operations whose authentication schemes are not the service's.
    pub auth_overrides: Vec<AuthOverride>,
}

/// An operation with authentication schemes of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthOverride {
    /// The operation's name in the model.
    pub operation: String,
    /// The schemes, the preferred one first.
    pub schemes: Vec<String>,
}
