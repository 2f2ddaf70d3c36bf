//! A presigned request, and its conversion to the types of the crate `http`.

use std::fmt;
use std::mem;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;

/// The parameter in which the signature stands.
const SIGNATURE: &str = "X-Amz-Signature=";

/// A request with a signature in its query: method, URI, and the headers that have to be sent with it.
///
/// Anyone who has it can send it until it expires. Keep it secret as long as it is valid.
#[non_exhaustive]
#[derive(Clone)]
pub struct PresignedRequest {
    request: http::Request<()>,
    #[cfg(feature = "http-02x")]
    head_02x: Head02x,
    uri: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl PresignedRequest {
    /// The presigned request of a call that was stopped before it was sent.
    ///
    /// # Errors
    /// The request has no signature in its query, or is not one for the crate `http`.
    pub(crate) fn new(mut request: HttpRequest, body_is_signed: bool) -> Result<Self, BoxError> {
        let uri = request.uri().to_owned();
        let query = uri.split_once('?').map(|(_, query)| query);
        let mut parameters = query.unwrap_or_default().split('&');
        if !parameters.any(|it| it.starts_with(SIGNATURE)) {
            return Err(
                "only calls that are signed with AWS credentials (SigV4) can be presigned, \
                 and this one is sent without a signature or with a token"
                    .into(),
            );
        }
        let body = mem::replace(request.body_mut(), SdkBody::empty());
        let body = body.bytes().filter(|_| body_is_signed).map(<[u8]>::to_vec);
        let headers = request.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let headers = headers.collect();
        // A copy has no extensions, which are not for others.
        let copy = || request.try_clone().ok_or("the request cannot be copied");
        Ok(Self {
            request: copy()?.try_into_http1x()?.map(|_| ()),
            #[cfg(feature = "http-02x")]
            head_02x: Head02x::of(copy()?)?,
            uri,
            headers,
            body,
        })
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        self.request.method().as_str()
    }

    /// The URI, with the signature in its query.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The headers that have to be sent with the request, except `host`, which HTTP clients take from the URI.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.headers.iter();
        headers.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The bytes that have to be the body, as the signature covers their hash; often there are none. `None` if the signature
    /// leaves out the body (`aws.auth#unsignedPayload`), so that it may be any.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// An HTTP request with this body.
    pub fn make_http_1x_request<B>(&self, body: B) -> http::Request<B> {
        self.request.clone().map(|()| body)
    }

    /// Turns this into an HTTP request with this body.
    pub fn into_http_1x_request<B>(self, body: B) -> http::Request<B> {
        self.request.map(|()| body)
    }

    /// An HTTP request of http 0.2 with this body.
    #[cfg(feature = "http-02x")]
    #[deprecated = "Use `make_http_1x_request`."]
    pub fn make_http_02x_request<B>(&self, body: B) -> http_02x::Request<B> {
        #[allow(deprecated)]
        self.clone().into_http_02x_request(body)
    }

    /// Turns this into an HTTP request of http 0.2 with this body.
    #[cfg(feature = "http-02x")]
    #[deprecated = "Use `into_http_1x_request`."]
    pub fn into_http_02x_request<B>(self, body: B) -> http_02x::Request<B> {
        let mut request = http_02x::Request::new(body);
        *request.method_mut() = self.head_02x.method;
        *request.uri_mut() = self.head_02x.uri;
        *request.headers_mut() = self.head_02x.headers;
        request
    }
}

/// The head of a request of http 0.2, which cannot be cloned as a whole.
#[cfg(feature = "http-02x")]
#[derive(Clone)]
struct Head02x {
    method: http_02x::Method,
    uri: http_02x::Uri,
    headers: http_02x::HeaderMap,
}

#[cfg(feature = "http-02x")]
impl Head02x {
    fn of(request: HttpRequest) -> Result<Self, BoxError> {
        let (parts, _) = request.try_into_http02x()?.into_parts();
        Ok(Self {
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
        })
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("method", &self.method())
            .field("uri", &self.uri())
            .field("headers", &self.headers)
            .finish()
    }
}
