//! How calls are authenticated: the schemes of the service, and the settings for them.

/// The authentication of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// The ids of the schemes of an operation without schemes of its own, the preferred one first.
    pub schemes: Vec<String>,
    /// The operations with other schemes.
    pub overrides: Vec<AuthOverride>,
    /// `aws.auth#sigv4` `name`: the service in the scope of a signature.
    pub signing_name: String,
    /// Whether the configuration has credentials.
    pub credentials: bool,
    /// Whether there are signatures of version 4A. The crate has a feature for them.
    pub sigv4a: bool,
    /// Whether there are bearer tokens (`smithy.api#httpBearerAuth`).
    pub bearer: bool,
    /// Whether endpoints name schemes that the model does not list: those then go before the model's.
    pub of_endpoints: bool,
    /// The end of the environment variable for this service, after `AWS_BEARER_TOKEN_`.
    pub bearer_token_variable: Option<&'static str>,
}

/// An operation with authentication schemes of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthOverride {
    /// The operation's name in the model.
    pub operation: String,
    /// The schemes, the preferred one first.
    pub schemes: Vec<String>,
}
