//! Endpoint discovery: an operation that tells where the others are called.

use super::Path;

/// How a client finds the endpoint of a service that tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointDiscovery {
    /// The operation that tells endpoints.
    pub operation: Path,
}
