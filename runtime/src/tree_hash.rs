//! The hash of an archive as Glacier asks for it: SHA-256 of each MiB of the body, and of each two neighboring hashes, until
//! one is left.
//!
//! In: the body of a request, which is loaded for it. Out: the headers `x-amz-sha256-tree-hash` and `x-amz-content-sha256`;
//! those that the user set stay. Source: Amazon S3 Glacier Developer Guide, "Computing Checksums".

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{
    dyn_dispatch_hint, Intercept, SharedInterceptor,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, LoadedRequestBody};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use sha2::{Digest, Sha256};

/// The part of a body that has a hash of its own, in bytes.
const PART: usize = 1024 * 1024;

/// The interceptor that an operation that sends an archive needs.
pub fn interceptor() -> SharedInterceptor {
    SharedInterceptor::permanent(TreeHashInterceptor)
}

#[derive(Debug)]
struct TreeHashInterceptor;

#[dyn_dispatch_hint]
impl Intercept for TreeHashInterceptor {
    fn name(&self) -> &'static str {
        "TreeHashInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state()
            .store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(LoadedRequestBody::Loaded(body)) = cfg.load::<LoadedRequestBody>() else {
            return Err("the body is not loaded, so that its tree hash cannot be sent".into());
        };
        let whole = add_headers(context.request_mut(), body);
        if let Some(signing) = cfg.load::<SigV4OperationSigningConfig>() {
            let mut signing = signing.clone();
            let payload = PayloadSigningOverride::Precomputed(whole);
            signing.signing_options.payload_override = Some(payload.to_signable_body());
            cfg.interceptor_state().store_put(signing);
        }
        Ok(())
    }
}

/// Adds the headers, and gives the hash of the whole body, which the signature covers.
fn add_headers(request: &mut HttpRequest, body: &[u8]) -> String {
    let whole = hex(&Sha256::digest(body).into());
    let headers = request.headers_mut();
    for (name, value) in [
        ("x-amz-sha256-tree-hash", hex(&tree_hash(body))),
        ("x-amz-content-sha256", whole.clone()),
    ] {
        if !headers.contains_key(name) {
            headers.insert(name, value);
        }
    }
    whole
}

type Hash = [u8; 32];

fn tree_hash(body: &[u8]) -> Hash {
    let mut hashes: Vec<Hash> = body
        .chunks(PART)
        .map(|part| Sha256::digest(part).into())
        .collect();
    while hashes.len() > 1 {
        let pairs = hashes.chunks(2);
        hashes = pairs
            .map(|pair| match pair {
                // The last one of an odd number goes up as it is.
                [alone] => *alone,
                pair => Sha256::digest(pair.concat()).into(),
            })
            .collect();
    }
    hashes.pop().unwrap_or_else(|| Sha256::digest(body).into())
}

fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{hex, tree_hash, PART};

    /// The hashes are those of `botocore.utils.calculate_tree_hash`.
    #[test]
    fn tree_hashes() {
        let numbers: Vec<u8> = (0..=250).cycle().take(3 * PART + 1).collect();
        for (body, expected) in [
            (
                &b""[..],
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                b"hello world",
                "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
            ),
            (
                &numbers[..PART],
                "631b84027d6b9e52b539c4e8373622d23032dfadc64d60af87339c9037e4f769",
            ),
            (
                &numbers[..2 * PART],
                "bf4dff263ae686b64403208c35a3767e38453d6477e841947588d13d04e1d816",
            ),
            (
                &numbers,
                "66ac946469b53baeeb5d6d4587807d914a28a0b59c4b2f5f105f64d312db56cc",
            ),
        ] {
            assert_eq!(hex(&tree_hash(body)), expected, "{} bytes", body.len());
        }
    }
}
