//! `smithy.api#httpChecksumRequired`: a request says the MD5 checksum of its body in the header `content-md5` (RFC 1864).
//!
//! In: the body as it is sent, so after compression and before the signature. Out: the header. A request with a
//! checksum of the user's own gets no header.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::ConfigBag;
use md5::{Digest, Md5};

/// The header of the checksum.
const CONTENT_MD5: &str = "content-md5";

/// The beginning of the headers of all other checksums.
const OTHER_CHECKSUMS: &str = "x-amz-checksum-";

/// The interceptor that an operation with the trait needs.
pub fn content_md5() -> SharedInterceptor {
    SharedInterceptor::permanent(ContentMd5Interceptor)
}

#[derive(Debug)]
struct ContentMd5Interceptor;

#[dyn_dispatch_hint]
impl Intercept for ContentMd5Interceptor {
    fn name(&self) -> &'static str {
        "ContentMd5Interceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        add_checksum(context.request_mut())
    }
}

fn add_checksum(request: &mut HttpRequest) -> Result<(), BoxError> {
    let mut names = request.headers().iter().map(|(name, _)| name);
    if names.any(|name| name == CONTENT_MD5 || name.starts_with(OTHER_CHECKSUMS)) {
        return Ok(());
    }
    let Some(body) = request.body().bytes() else {
        return Err("the checksum of a body that is a stream cannot be sent before it".into());
    };
    let checksum = base64::encode(Md5::digest(body));
    request.headers_mut().insert(CONTENT_MD5, checksum);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{add_checksum, HttpRequest, CONTENT_MD5};
    use aws_smithy_types::body::SdkBody;

    /// The checksums are OpenSSL's.
    #[test]
    fn the_checksum_is_of_the_whole_body() {
        for (body, expected) in [
            ("", "1B2M2Y8AsgTpgAmY7PhCfg=="),
            ("{}", "mZFLkyvTelC5g8XnyQrpOw=="),
        ] {
            let mut request = HttpRequest::new(SdkBody::from(body));
            add_checksum(&mut request).unwrap();
            assert_eq!(request.headers().get(CONTENT_MD5), Some(expected));
        }
    }

    #[test]
    fn a_checksum_of_the_user_stays_alone() {
        for (name, value) in [("Content-MD5", "own"), ("x-amz-checksum-crc32", "own")] {
            let mut request = HttpRequest::new(SdkBody::from("{}"));
            request.headers_mut().insert(name, value);
            add_checksum(&mut request).unwrap();
            assert_eq!(request.headers().iter().count(), 1, "{name}");
            assert_eq!(request.headers().get(name), Some("own"));
        }
    }

    #[test]
    fn a_body_that_is_a_stream_is_an_error() {
        let mut request = HttpRequest::new(SdkBody::taken());
        assert!(add_checksum(&mut request).is_err());
    }
}
