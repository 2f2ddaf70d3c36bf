//! The endpoint rules, as data.

use ::smithy_client_runtime::endpoint::{Decision, EndpointRules};

impl super::DefaultResolver {
    /// The parameters, conditions and outcomes, and what leads from one to the other.
    pub(crate) const RULES: &'static EndpointRules = &EndpointRules {
        parameters: &[],
        variables: 0,
        conditions: &[],
        outcomes: &[],
        decision: Decision::Tree(&[]),
    };
}
