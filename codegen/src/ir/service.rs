//! The facts of the service for the runtime, which become one constant.

use crate::customizations::{Database, RetryDefaults};

/// The facts of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// `aws.api#service` `sdkId`: the name in logs and in the settings of a profile.
    pub sdk_id: String,
    /// The start of a request's target: the name of the service shape, unless the model has another.
    pub wire_name: String,
    /// The name under which clients share the state of retries, and which is in the user agent.
    pub short_name: String,
    /// The name of the package, under which metrics are recorded.
    pub package: String,
    /// The protocol that it speaks.
    pub protocol: ProtocolConstant,
    /// The headers that each request has.
    pub headers: Vec<(&'static str, &'static str)>,
    /// `aws.protocols#awsQueryCompatible`: errors have the codes of the query protocol.
    pub query_compatible: bool,
    /// The databases for which the crate makes tokens that they take for passwords: the module `auth_token`.
    pub auth_token: Option<Database>,
    /// The codes of errors that are transient, beside those that all services have.
    pub transient_errors: Vec<&'static str>,
    /// Its own defaults of retries.
    pub retry_defaults: Option<RetryDefaults>,
}

/// A protocol in the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolConstant {
    /// The constant in the module `protocol`: `AWS_JSON_1_0`.
    pub name: &'static str,
    /// The feature of the runtime that it is behind.
    pub feature: Option<&'static str>,
    /// The version of the service, where the constant is completed with it.
    pub version: Option<String>,
}
