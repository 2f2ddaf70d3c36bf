//! Traits of authentication. Source: Smithy 2.0, "Authentication traits" and "AWS authentication traits".

use super::macros::{annotation_traits, choices, records, value_traits};
use super::selector::{Kinds, Selector};
use crate::shape_id::ShapeId;
use std::sync::Arc;

annotation_traits! {
    /// An operation can be called without authentication.
    OptionalAuth = "smithy.api#optionalAuth", Selector::shapes(Kinds::OPERATION);
    /// The service takes HTTP Basic authentication (RFC 7617).
    HttpBasicAuth = "smithy.api#httpBasicAuth", Selector::shapes(Kinds::SERVICE);
    /// The service takes HTTP Digest authentication (RFC 7616).
    HttpDigestAuth = "smithy.api#httpDigestAuth", Selector::shapes(Kinds::SERVICE);
    /// The service takes bearer tokens (RFC 6750).
    HttpBearerAuth = "smithy.api#httpBearerAuth", Selector::shapes(Kinds::SERVICE);
    /// The signature of an operation's request leaves out the payload.
    UnsignedPayload = "aws.auth#unsignedPayload", Selector::shapes(Kinds::OPERATION);
}

value_traits! {
    /// The authentication schemes of a service or an operation, the preferred one first; an empty list means none.
    Auth(Vec<ShapeId>) = "smithy.api#auth", Selector::shapes(Kinds::SERVICE.or(Kinds::OPERATION));
}

records! {
    /// The service takes an API key.
    HttpApiKeyAuth = "smithy.api#httpApiKeyAuth", Selector::shapes(Kinds::SERVICE) => {
        /// The name of the header or query parameter.
        name: Arc<str> = "name" by |value| value.nonempty_text(),
        /// Where the key goes.
        location: ApiKeyLocation = "in",
        /// The scheme before the key in an `Authorization` header.
        scheme: Option<Arc<str>> = "scheme" by |value| value.nonempty_text().map(Some),
    }

    /// The service takes AWS signatures of version 4.
    SigV4 = "aws.auth#sigv4", Selector::shapes(Kinds::SERVICE) => {
        /// The service's name in the signing scope.
        name: Arc<str> = "name" by |value| value.nonempty_text(),
    }

    /// The service takes AWS signatures of version 4A, valid in several regions.
    SigV4A = "aws.auth#sigv4a", Selector::shapes(Kinds::SERVICE) => {
        /// The service's name in the signing scope.
        name: Arc<str> = "name" by |value| value.nonempty_text(),
    }
}

choices! {
    /// Where an API key goes.
    ApiKeyLocation {
        /// Into a header.
        Header = "header",
        /// Into the query.
        Query = "query",
    }
}
