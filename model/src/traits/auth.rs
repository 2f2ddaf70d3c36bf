//! Traits of authentication. Source: Smithy 2.0, "Authentication traits" and "AWS authentication traits".

use super::macros::annotation_traits;
use super::{Kinds, Malformed, Selector, Trait, TraitValue};
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
    /// An operation's payload is left out of its signature.
    UnsignedPayload = "aws.auth#unsignedPayload", Selector::shapes(Kinds::OPERATION);
}

/// The authentication schemes of a service or an operation, the preferred one first; none at all for an empty list.
///
/// Source: trait `smithy.api#auth`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auth(pub Vec<ShapeId>);

impl Trait for Auth {
    const ID: &'static str = "smithy.api#auth";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE.or(Kinds::OPERATION));

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.list(|item| item.shape_id()).map(Auth)
    }
}

/// The service takes an API key.
///
/// Source: trait `smithy.api#httpApiKeyAuth`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpApiKeyAuth {
    /// The name of the header or query parameter.
    pub name: Arc<str>,
    /// Where the key goes.
    pub location: ApiKeyLocation,
    /// The scheme before the key in an `Authorization` header.
    pub scheme: Option<Arc<str>>,
}

/// Where an API key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// Into a header.
    Header,
    /// Into the query.
    Query,
}

impl Trait for HttpApiKeyAuth {
    const ID: &'static str = "smithy.api#httpApiKeyAuth";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let locations = [
            ("header", ApiKeyLocation::Header),
            ("query", ApiKeyLocation::Query),
        ];
        let fields = value.fields(&["name", "in", "scheme"])?;
        Ok(HttpApiKeyAuth {
            name: fields.required("name", |value| value.nonempty_text())?,
            location: fields.required("in", |value| value.choice(&locations))?,
            scheme: fields.optional("scheme", |value| value.nonempty_text())?,
        })
    }
}

/// The service takes AWS signatures of version 4.
///
/// Source: trait `aws.auth#sigv4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigV4 {
    /// The service's name in the signing scope.
    pub name: Arc<str>,
}

impl Trait for SigV4 {
    const ID: &'static str = "aws.auth#sigv4";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let name = signing_name(value)?;
        Ok(SigV4 { name })
    }
}

/// The service takes AWS signatures of version 4A, valid in several regions.
///
/// Source: trait `aws.auth#sigv4a`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigV4A {
    /// The service's name in the signing scope.
    pub name: Arc<str>,
}

impl Trait for SigV4A {
    const ID: &'static str = "aws.auth#sigv4a";
    const SELECTOR: Selector = Selector::shapes(Kinds::SERVICE);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let name = signing_name(value)?;
        Ok(SigV4A { name })
    }
}

fn signing_name(value: &TraitValue<'_>) -> Result<Arc<str>, Malformed> {
    let fields = value.fields(&["name"])?;
    fields.required("name", |value| value.nonempty_text())
}
