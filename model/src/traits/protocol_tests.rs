//! Traits that hold test cases. Source: Smithy 2.0, "HTTP protocol compliance tests" and the specifications beside it.

use super::macros::node_traits;
use super::{Fields, Kinds, Malformed, Selector, Trait, TraitValue};
use crate::node::Node;
use crate::shape_id::ShapeId;
use std::sync::Arc;

node_traits! {
    /// Requests that a service must refuse. Kept as they are: they are not for clients.
    HttpMalformedRequestTests = "smithy.test#httpMalformedRequestTests",
        Selector::shapes(Kinds::OPERATION), nonempty_array;
    /// Calls with event streams and what they look like on the wire. Kept as they are.
    EventStreamTests = "smithy.test#eventStreamTests",
        Selector::shapes(Kinds::OPERATION), nonempty_array;
    /// Calls that can be made against the real service. Kept as they are.
    SmokeTests = "smithy.test#smokeTests", Selector::shapes(Kinds::OPERATION), array;
}

/// Inputs of an operation and the requests they become.
///
/// Source: trait `smithy.test#httpRequestTests`.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpRequestTests(pub Vec<HttpRequestTest>);

/// Responses and the output, or error, that they become.
///
/// Source: trait `smithy.test#httpResponseTests`.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpResponseTests(pub Vec<HttpResponseTest>);

/// What request and response cases have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpTestCase {
    /// The case's name.
    pub id: Arc<str>,
    /// The protocol it is about.
    pub protocol: ShapeId,
    /// The authentication scheme it assumes.
    pub auth_scheme: Option<ShapeId>,
    /// Whom it is for; both if none is named.
    pub applies_to: Option<AppliesTo>,
    /// The values of the input, output or error.
    pub params: Option<Node>,
    /// Settings of the client or server.
    pub vendor_params: Option<Node>,
    /// The shape of these settings.
    pub vendor_params_shape: Option<ShapeId>,
    /// What it shows.
    pub documentation: Option<Arc<str>>,
    /// Free labels.
    pub tags: Vec<Arc<str>>,
    /// Headers with their exact values.
    pub headers: Vec<ExpectedHeader>,
    /// Headers that must not be there.
    pub forbid_headers: Vec<Arc<str>>,
    /// Headers that must be there, whatever their values.
    pub require_headers: Vec<Arc<str>>,
    /// The body; not to be compared if there is none.
    pub body: Option<Arc<str>>,
    /// The media type by which the body is compared.
    pub body_media_type: Option<Arc<str>>,
}

/// A header with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedHeader {
    /// The name.
    pub name: Arc<str>,
    /// The value.
    pub value: Arc<str>,
}

/// Whom a case is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppliesTo {
    /// Clients.
    Client,
    /// Services.
    Server,
}

/// An input and the request it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpRequestTest {
    /// What all cases have.
    pub case: HttpTestCase,
    /// The method.
    pub method: Arc<str>,
    /// The path without query.
    pub uri: Arc<str>,
    /// The host that the client is set up with.
    pub host: Option<Arc<str>>,
    /// The host that is called.
    pub resolved_host: Option<Arc<str>>,
    /// Query parameters with their exact values, percent-encoded.
    pub query_params: Vec<Arc<str>>,
    /// Query parameters that must not be there.
    pub forbid_query_params: Vec<Arc<str>>,
    /// Query parameters that must be there, whatever their values.
    pub require_query_params: Vec<Arc<str>>,
}

/// A response and what it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct HttpResponseTest {
    /// What all cases have.
    pub case: HttpTestCase,
    /// The status.
    pub code: u16,
}

const CASE_KEYS: [&str; 14] = [
    "id",
    "protocol",
    "authScheme",
    "appliesTo",
    "params",
    "vendorParams",
    "vendorParamsShape",
    "documentation",
    "tags",
    "headers",
    "forbidHeaders",
    "requireHeaders",
    "body",
    "bodyMediaType",
];

const REQUEST_KEYS: [&str; 7] = [
    "method",
    "uri",
    "host",
    "resolvedHost",
    "queryParams",
    "forbidQueryParams",
    "requireQueryParams",
];

impl Trait for HttpRequestTests {
    const ID: &'static str = "smithy.test#httpRequestTests";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION);

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.nonempty_array()?;
        value.list(read_request).map(HttpRequestTests)
    }
}

fn read_request(value: &TraitValue<'_>) -> Result<HttpRequestTest, Malformed> {
    let keys: Vec<&str> = CASE_KEYS.into_iter().chain(REQUEST_KEYS).collect();
    let fields = value.fields(&keys)?;
    Ok(HttpRequestTest {
        case: read_case(&fields)?,
        method: fields.required("method", |value| value.nonempty_text())?,
        uri: fields.required("uri", |value| value.nonempty_text())?,
        host: fields.text("host")?,
        resolved_host: fields.text("resolvedHost")?,
        query_params: fields.texts("queryParams")?,
        forbid_query_params: fields.texts("forbidQueryParams")?,
        require_query_params: fields.texts("requireQueryParams")?,
    })
}

impl Trait for HttpResponseTests {
    const ID: &'static str = "smithy.test#httpResponseTests";
    const SELECTOR: Selector = Selector::shapes(Kinds::OPERATION.or(Kinds::STRUCTURE));

    fn read(value: &TraitValue<'_>) -> Result<Self, Malformed> {
        value.nonempty_array()?;
        value.list(read_response).map(HttpResponseTests)
    }
}

fn read_response(value: &TraitValue<'_>) -> Result<HttpResponseTest, Malformed> {
    let keys: Vec<&str> = CASE_KEYS.into_iter().chain(["code"]).collect();
    let fields = value.fields(&keys)?;
    Ok(HttpResponseTest {
        case: read_case(&fields)?,
        code: fields.required("code", |value| value.status())?,
    })
}

/// Reads what all cases have.
fn read_case(fields: &Fields<'_>) -> Result<HttpTestCase, Malformed> {
    let applies_to = [("client", AppliesTo::Client), ("server", AppliesTo::Server)];
    let node = |value: &TraitValue<'_>| Ok(value.node().clone());
    let headers = |value: &TraitValue<'_>| {
        value.entries(|name, value| {
            Ok(ExpectedHeader {
                name: Arc::from(name),
                value: value.text()?,
            })
        })
    };
    Ok(HttpTestCase {
        id: fields.required("id", |value| value.identifier())?,
        protocol: fields.required("protocol", |value| value.shape_id())?,
        auth_scheme: fields.optional("authScheme", |value| value.shape_id())?,
        applies_to: fields.optional("appliesTo", |value| value.choice(&applies_to))?,
        params: fields.optional("params", node)?,
        vendor_params: fields.optional("vendorParams", node)?,
        vendor_params_shape: fields.optional("vendorParamsShape", |value| value.shape_id())?,
        documentation: fields.text("documentation")?,
        tags: fields.texts("tags")?,
        headers: fields.optional("headers", headers)?.unwrap_or_default(),
        forbid_headers: fields.texts("forbidHeaders")?,
        require_headers: fields.texts("requireHeaders")?,
        body: fields.text("body")?,
        body_media_type: fields.text("bodyMediaType")?,
    })
}
