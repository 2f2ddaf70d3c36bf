//! Services: the constant description that a generated crate gives of its own.

use std::time::Duration;

use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};

#[cfg(test)]
use aws_smithy_runtime::client::orchestrator::endpoints::StaticUriEndpointResolver;
#[cfg(test)]
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;

use crate::endpoint::{EndpointRules, Params};
use crate::protocol::{Protocol, ServiceFacts};

/// The constant description of a service, one for each generated crate.
#[derive(Debug)]
pub struct Service {
    /// `aws.api#service` `sdkId`: the name in logs and in the settings of a profile.
    pub sdk_id: &'static str,
    /// The name of the service shape on the wire: in the header `x-amz-target` of awsJson, in the path of RPC v2.
    pub shape_name: &'static str,
    /// `aws.auth#sigv4` `name`: the service in the scope of a signature.
    pub signing_name: &'static str,
    /// The first part of the name that the retry state of its clients is shared under.
    pub retry_partition: &'static str,
    /// The name of the generated crate, which metrics are recorded under.
    pub crate_name: &'static str,
    /// The user agent's words about the crate: service id and version.
    pub api_metadata: ApiMetadata,
    /// The protocol that the crate speaks.
    pub protocol: &'static Protocol,
    /// `aws.protocols#awsQueryCompatible`: errors have the codes of the query protocol.
    pub query_compatible: bool,
    /// The endpoint rules and their parameters.
    pub endpoint_rules: &'static EndpointRules,
    /// The parameters of an endpoint resolver in the crate's own type.
    pub endpoint_params: fn(Params) -> EndpointResolverParams,
    /// The resolver of endpoints that a client has unless it is given another.
    pub endpoint_resolver: fn() -> SharedEndpointResolver,
    /// The parameters of an auth scheme resolver, for an operation, in the crate's own type.
    pub auth_params: fn(&'static str) -> AuthSchemeOptionResolverParams,
    /// The resolver of auth schemes that a client has unless it is given another.
    pub auth_resolver: fn() -> SharedAuthSchemeOptionResolver,
    /// The auth schemes of the service, in order of preference.
    pub auth_schemes: &'static [&'static str],
    /// Whether the auth schemes that an endpoint names go before those of the model.
    pub auth_schemes_of_endpoints: bool,
    /// The behavior of its clients beyond its model.
    pub customizations: Customizations,
}

impl Service {
    /// The facts that its protocol needs.
    pub(crate) fn facts(&self) -> ServiceFacts {
        ServiceFacts {
            shape_name: self.shape_name,
            query_compatible: self.query_compatible,
        }
    }
}

/// The behavior of the clients of a service beyond its model, as in the published crates.
#[derive(Debug)]
pub struct Customizations {
    /// The name behind `AWS_BEARER_TOKEN_` of the environment variable that holds a bearer token for this service alone.
    pub bearer_token_variable: Option<&'static str>,
    /// The headers that each request has, unless its input has them already.
    pub headers: &'static [(&'static str, &'static str)],
    /// The codes of errors that are transient, beside those that all services have.
    pub transient_errors: &'static [&'static str],
    /// The service's own defaults of retries.
    pub retry_defaults: Option<RetryDefaults>,
}

impl Customizations {
    /// A service without customizations.
    pub const NONE: Self = Self {
        bearer_token_variable: None,
        headers: &[],
        transient_errors: &[],
        retry_defaults: None,
    };
}

/// Defaults of retries in the place of those that all services have. They hold from version 2.1 of the retry behavior
/// on, as far as the user set nothing else.
#[derive(Debug, Clone, Copy)]
pub struct RetryDefaults {
    /// How often a call is tried at most, the first time included.
    pub max_attempts: u32,
    /// The longest wait before the second attempt after an error that is not about throttling.
    pub initial_backoff: Duration,
}

/// A service for tests that make no call.
#[cfg(test)]
pub(crate) const fn example(
    protocol: &'static Protocol,
    query_compatible: bool,
    customizations: Customizations,
) -> Service {
    Service {
        sdk_id: "Example",
        shape_name: "Example_2020",
        signing_name: "example",
        retry_partition: "Example",
        crate_name: "example",
        api_metadata: ApiMetadata::new("example", "1.0"),
        protocol,
        query_compatible,
        endpoint_rules: const {
            &EndpointRules {
                parameters: &[],
                variables: 0,
                conditions: &[],
                outcomes: &[],
                decision: crate::endpoint::Decision::Tree(&[]),
            }
        },
        endpoint_params: |params| EndpointResolverParams::new(params),
        endpoint_resolver: || {
            let local = StaticUriEndpointResolver::http_localhost(0);
            SharedEndpointResolver::new(local)
        },
        auth_params: |operation| AuthSchemeOptionResolverParams::new(operation),
        auth_resolver: || {
            let unsigned = StaticAuthSchemeOptionResolver::new(Vec::new());
            SharedAuthSchemeOptionResolver::new(unsigned)
        },
        auth_schemes: &[],
        auth_schemes_of_endpoints: false,
        customizations,
    }
}
