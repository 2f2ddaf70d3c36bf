//! How calls are authenticated: the schemes of the service, and what the configuration has for them.

/// The authentication of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    /// The ids of the schemes of an operation that says nothing of its own, the preferred one first.
    pub schemes: Vec<String>,
    /// The operations whose schemes are others.
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
    /// What follows `AWS_BEARER_TOKEN_` in the name of the environment variable for this service.
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
