//! `smithy.api#requestCompression`: the body of a request is sent compressed when it is large enough.
//!
//! The settings are always here, since configuration carries them; the compression itself needs the
//! feature `request-compression`, which a generated crate turns on when one of its operations has
//! the trait.

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether requests are never compressed; false unless it is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DisableRequestCompression(pub bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The least size in bytes of a body that is compressed: 10,240 unless it is set, and at most 10,485,760.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestMinCompressionSizeBytes(pub u32);

impl Default for RequestMinCompressionSizeBytes {
    fn default() -> Self {
        Self(10_240)
    }
}

impl Storable for RequestMinCompressionSizeBytes {
    type Storer = StoreReplace<Self>;
}

/// The interceptor that compresses the requests of an operation with these encodings, if one of
/// them is known here.
#[cfg(feature = "request-compression")]
pub(crate) fn interceptor(encodings: &[&str]) -> Option<SharedInterceptor> {
    let is_known = encodings.contains(&gzip::NAME);
    is_known.then(|| SharedInterceptor::permanent(gzip::RequestCompressionInterceptor))
}

/// Without the feature, nothing is compressed, which every service has to take.
#[cfg(not(feature = "request-compression"))]
pub(crate) fn interceptor(_encodings: &[&str]) -> Option<SharedInterceptor> {
    None
}

#[cfg(feature = "request-compression")]
mod gzip {
    //! The one encoding that the trait has.

    use std::io::Write;

    use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
    use aws_smithy_runtime_api::box_error::BoxError;
    use aws_smithy_runtime_api::client::interceptors::context::{
        BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    };
    use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
    use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
    use aws_smithy_types::body::SdkBody;
    use aws_smithy_types::config_bag::ConfigBag;
    use flate2::write::GzEncoder;
    use flate2::Compression;

    use super::{DisableRequestCompression, RequestMinCompressionSizeBytes};

    /// The encoding in the trait and in the header `content-encoding`.
    pub(super) const NAME: &str = "gzip";

    /// The greatest value that the least size may have.
    const GREATEST_LEAST_SIZE: u32 = 10_485_760;

    #[derive(Debug)]
    pub(super) struct RequestCompressionInterceptor;

    fn least_size(cfg: &ConfigBag) -> u32 {
        let size = cfg.load::<RequestMinCompressionSizeBytes>().copied();
        size.unwrap_or_default().0
    }

    #[dyn_dispatch_hint]
    impl Intercept for RequestCompressionInterceptor {
        fn name(&self) -> &'static str {
            "RequestCompressionInterceptor"
        }

        fn read_before_execution(
            &self,
            _context: &BeforeSerializationInterceptorContextRef<'_>,
            cfg: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            let size = least_size(cfg);
            if size > GREATEST_LEAST_SIZE {
                return Err(format!(
                    "min compression size `{size}` is invalid, valid values are 0..=10_485_760"
                )
                .into());
            }
            Ok(())
        }

        fn modify_before_retry_loop(
            &self,
            context: &mut BeforeTransmitInterceptorContextMut<'_>,
            _components: &RuntimeComponents,
            cfg: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            let disabled = cfg.load::<DisableRequestCompression>().copied();
            if disabled.unwrap_or_default().0 {
                return Ok(());
            }
            if compress(context.request_mut(), least_size(cfg))? {
                cfg.interceptor_state()
                    .store_append(SmithySdkFeature::GzipRequestCompression);
            }
            Ok(())
        }
    }

    /// Replaces the body by its compressed form if it is in memory and has the size; says whether
    /// it did.
    fn compress(request: &mut HttpRequest, least_size: u32) -> Result<bool, BoxError> {
        let Some(body) = request.body().bytes() else {
            return Ok(false);
        };
        if body.len() < least_size as usize {
            return Ok(false);
        }
        let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::new(6));
        encoder.write_all(body)?;
        let compressed = encoder.finish()?;
        let headers = request.headers_mut();
        headers.append("content-encoding", NAME);
        headers.insert("content-length", compressed.len().to_string());
        *request.body_mut() = SdkBody::from(compressed);
        Ok(true)
    }

    #[cfg(test)]
    mod tests {
        use std::io::Read;

        use super::{compress, HttpRequest, SdkBody};

        fn request(body: &str) -> HttpRequest {
            let mut request = HttpRequest::new(SdkBody::from(body));
            request
                .headers_mut()
                .insert("content-length", body.len().to_string());
            request
        }

        #[test]
        fn a_body_of_the_least_size_is_compressed() {
            let body = "abc".repeat(100);
            let mut request = request(&body);
            assert!(compress(&mut request, 300).unwrap());
            let compressed = request.body().bytes().unwrap();
            let mut text = String::new();
            let mut decoder = flate2::read::GzDecoder::new(compressed);
            decoder.read_to_string(&mut text).unwrap();
            assert_eq!(text, body);
            assert_eq!(request.headers().get("content-encoding"), Some("gzip"));
            let length = compressed.len().to_string();
            assert_eq!(request.headers().get("content-length"), Some(&*length));
        }

        #[test]
        fn a_smaller_body_is_left_alone() {
            let mut request = request("abc");
            assert!(!compress(&mut request, 4).unwrap());
            assert_eq!(request.body().bytes(), Some(&b"abc"[..]));
            assert_eq!(request.headers().get("content-encoding"), None);
        }

        #[test]
        fn an_encoding_that_is_there_is_kept() {
            let mut request = request("abc");
            request.headers_mut().insert("content-encoding", "custom");
            assert!(compress(&mut request, 0).unwrap());
            let encodings: Vec<_> = request.headers().get_all("content-encoding").collect();
            assert_eq!(encodings, ["custom", "gzip"]);
        }

        #[test]
        fn the_bytes_are_those_of_the_published_clients() {
            let mut request = request("hello world");
            assert!(compress(&mut request, 0).unwrap());
            let expected = [
                31, 139, 8, 0, 0, 0, 0, 0, 0, 255, 203, 72, 205, 201, 201, 87, 40, 207, 47, 202,
                73, 1, 0, 133, 17, 74, 13, 11, 0, 0, 0,
            ];
            assert_eq!(request.body().bytes(), Some(&expected[..]));
        }
    }
}
