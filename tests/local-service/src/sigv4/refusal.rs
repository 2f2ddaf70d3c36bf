//! Why a request is not let in. In: the failed check. Out: the error code and sentence of the 403
//! that the service answers.

use std::fmt;

/// A failed check of a signature, named by the error code it is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no `Authorization` header.
    MissingAuthenticationToken,
    /// The `Authorization` header, or a header it depends on, is absent or malformed.
    IncompleteSignature(String),
    /// The access key or the session token is not one of the service's.
    UnrecognizedClient,
    /// Scope, clock or signature do not hold.
    InvalidSignature(String),
}

impl Refusal {
    /// The error code on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::MissingAuthenticationToken => "MissingAuthenticationTokenException",
            Refusal::IncompleteSignature(_) => "IncompleteSignatureException",
            Refusal::UnrecognizedClient => "UnrecognizedClientException",
            Refusal::InvalidSignature(_) => "InvalidSignatureException",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::MissingAuthenticationToken => {
                formatter.write_str("Missing Authentication Token")
            }
            Refusal::UnrecognizedClient => {
                formatter.write_str("The security token included in the request is invalid.")
            }
            Refusal::IncompleteSignature(message) | Refusal::InvalidSignature(message) => {
                formatter.write_str(message)
            }
        }
    }
}

impl std::error::Error for Refusal {}
