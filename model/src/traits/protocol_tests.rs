//! Traits that hold test cases. Source: Smithy 2.0, "HTTP protocol compliance tests" and the specifications beside it.

use super::macros::{choices, records, value_traits};
use super::selector::{Kinds, Selector};
use super::value::{FromValue, Malformed, TraitValue};
use crate::node::Node;
use crate::shape_id::ShapeId;
use std::sync::Arc;

value_traits! {
    /// Inputs of an operation and the requests they become.
    HttpRequestTests(Vec<HttpRequestTest>) = "smithy.test#httpRequestTests",
        Selector::shapes(Kinds::OPERATION), by |value| value.nonempty_list();
    /// Responses and the output, or error, that they become.
    HttpResponseTests(Vec<HttpResponseTest>) = "smithy.test#httpResponseTests",
        Selector::shapes(Kinds::OPERATION.or(Kinds::STRUCTURE)), by |value| value.nonempty_list();
    /// Requests that a service must refuse. Kept as they are: they are not for clients.
    HttpMalformedRequestTests(Arc<Node>) = "smithy.test#httpMalformedRequestTests",
        Selector::shapes(Kinds::OPERATION), by |value| value.nonempty_array().and(Ok(value.whole()));
    /// Calls with event streams and their form on the wire. Kept as they are.
    EventStreamTests(Arc<Node>) = "smithy.test#eventStreamTests",
        Selector::shapes(Kinds::OPERATION), by |value| value.nonempty_array().and(Ok(value.whole()));
    /// Calls that can be made against the real service. Kept as they are.
    SmokeTests(Arc<Node>) = "smithy.test#smokeTests",
        Selector::shapes(Kinds::OPERATION), by |value| value.array().and(Ok(value.whole()));
}

records! {
    /// The common part of request and response cases.
    HttpTestCase {
        /// The case's name.
        id: Arc<str> = "id" by |value| value.identifier(),
        /// The protocol it is about.
        protocol: ShapeId = "protocol",
        /// The authentication scheme it assumes.
        auth_scheme: Option<ShapeId> = "authScheme",
        /// The side that it is for; both if none is named.
        applies_to: Option<AppliesTo> = "appliesTo",
        /// The values of the input, output or error.
        params: Option<Node> = "params",
        /// Settings of the client or server.
        vendor_params: Option<Node> = "vendorParams",
        /// The shape of these settings.
        vendor_params_shape: Option<ShapeId> = "vendorParamsShape",
        /// The behavior that it shows.
        documentation: Option<Arc<str>> = "documentation",
        /// Free labels.
        tags: Vec<Arc<str>> = "tags",
        /// Headers with their exact values.
        headers: Vec<ExpectedHeader> = "headers" by |value| value.entries(ExpectedHeader::from_value),
        /// Headers that must not be there.
        forbid_headers: Vec<Arc<str>> = "forbidHeaders",
        /// Headers that must be there, whatever their values.
        require_headers: Vec<Arc<str>> = "requireHeaders",
        /// The body; bodies are compared only if it is given.
        body: Option<Arc<str>> = "body",
        /// The media type by which the body is compared.
        body_media_type: Option<Arc<str>> = "bodyMediaType",
    }
}

choices! {
    /// The side that a case is for.
    AppliesTo {
        /// Clients.
        Client = "client",
        /// Services.
        Server = "server",
    }
}

/// A header with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedHeader {
    /// The name.
    pub name: Arc<str>,
    /// The value.
    pub value: Arc<str>,
}

impl FromValue for ExpectedHeader {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        Ok(ExpectedHeader {
            name: value.key(),
            value: value.text()?,
        })
    }
}

/// An input and the request it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpRequestTest {
    /// The part that all cases have.
    pub case: HttpTestCase,
    /// The part that only cases of requests have.
    pub request: ExpectedRequest,
}

records! {
    /// The request that an input becomes.
    ExpectedRequest {
        /// The method.
        method: Arc<str> = "method" by |value| value.nonempty_text(),
        /// The path without query.
        uri: Arc<str> = "uri" by |value| value.nonempty_text(),
        /// The host that the client is set up with.
        host: Option<Arc<str>> = "host",
        /// The host that is called.
        resolved_host: Option<Arc<str>> = "resolvedHost",
        /// Query parameters with their exact values, percent-encoded.
        query_params: Vec<Arc<str>> = "queryParams",
        /// Query parameters that must not be there.
        forbid_query_params: Vec<Arc<str>> = "forbidQueryParams",
        /// Query parameters that must be there, whatever their values.
        require_query_params: Vec<Arc<str>> = "requireQueryParams",
    }
}

impl FromValue for HttpRequestTest {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&[HttpTestCase::KEYS, ExpectedRequest::KEYS].concat())?;
        Ok(HttpRequestTest {
            case: HttpTestCase::of_fields(&fields)?,
            request: ExpectedRequest::of_fields(&fields)?,
        })
    }
}

/// A response and the output, or error, that it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpResponseTest {
    /// The part that all cases have.
    pub case: HttpTestCase,
    /// The status.
    pub code: u16,
}

impl FromValue for HttpResponseTest {
    fn from_value(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        let fields = value.fields(&[HttpTestCase::KEYS, &["code"]].concat())?;
        Ok(HttpResponseTest {
            case: HttpTestCase::of_fields(&fields)?,
            code: fields.get("code")?,
        })
    }
}
