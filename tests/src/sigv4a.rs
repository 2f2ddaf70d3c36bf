//! Checks AWS Signature Version 4A, from the receiving side. In: a request as it was sent, and the credentials that should
//! have signed it. Out: the service and the regions that it is signed for, or what is wrong.
//!
//! The key is derived by code of ours; the arithmetic of the curve is p256's.

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use local_service::sigv4::{canonical_request, SignedRequest};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

const ALGORITHM: &str = "AWS4-ECDSA-P256-SHA256";

/// The order of the curve P-256 less two (NIST SP 800-186, 3.2.1.3).
const ORDER_LESS_2: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x4f,
];

/// A request as it was sent.
#[derive(Debug)]
pub struct Request<'a> {
    /// `POST`, `GET`, ...
    pub method: &'a str,
    /// The whole address.
    pub uri: &'a str,
    /// The headers.
    pub headers: Vec<(&'a str, &'a str)>,
    /// The body.
    pub body: &'a [u8],
}

/// What a request is signed for.
#[derive(Debug, PartialEq, Eq)]
pub struct SignedFor {
    /// The signing name.
    pub service: String,
    /// The header `x-amz-region-set`.
    pub regions: String,
}

/// Checks the signature of a request.
///
/// # Errors
///
/// What is wrong with it.
pub fn verify(
    request: &Request<'_>,
    access_key_id: &str,
    secret: &str,
) -> Result<SignedFor, String> {
    let uri: Uri = request.uri.parse().map_err(|error| format!("{error}"))?;
    let headers = headers(request, &uri)?;
    let text = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.ok_or_else(|| format!("there is no {name}"))
    };
    let authorization = text("authorization")?;
    let parts = authorization.strip_prefix(ALGORITHM);
    let parts = parts.ok_or_else(|| format!("another algorithm: {authorization}"))?;
    let part = |name: &str| {
        let mut all = parts
            .split(',')
            .filter_map(|part| part.trim().split_once('='));
        let found = all.find_map(|(key, value)| (key == name).then_some(value));
        found.ok_or_else(|| format!("there is no {name} in {authorization}"))
    };
    let (date, regions) = (text("x-amz-date")?, text("x-amz-region-set")?);
    let (day, _) = date.split_once('T').ok_or("the date has no time")?;
    let credential = part("Credential")?;
    let [id, stated_day, service, "aws4_request"] = *credential.split('/').collect::<Vec<_>>()
    else {
        return Err(format!("another scope: {credential}"));
    };
    if (id, stated_day) != (access_key_id, day) {
        return Err(format!("another key or day: {credential}"));
    }
    let signed: Vec<&str> = part("SignedHeaders")?.split(';').collect();
    for name in ["host", "x-amz-date", "x-amz-region-set"] {
        if !signed.contains(&name) {
            return Err(format!("{name} is not signed"));
        }
    }
    let signed_request = SignedRequest {
        method: request.method,
        path: uri.path(),
        query: uri.query().unwrap_or_default(),
        headers: &headers,
        body: request.body,
    };
    let hash = hexadecimal(&Sha256::digest(canonical_request(&signed_request, &signed)));
    let to_sign = format!("{ALGORITHM}\n{date}\n{day}/{service}/aws4_request\n{hash}");
    let signature = bytes(part("Signature")?).and_then(|bytes| Signature::from_der(&bytes).ok());
    let signature = signature.ok_or("the signature is not DER")?;
    let verified = key(access_key_id, secret).verify(to_sign.as_bytes(), &signature);
    verified.map_err(|_| "the signature does not match".to_owned())?;
    Ok(SignedFor {
        service: service.to_owned(),
        regions: regions.to_owned(),
    })
}

/// The headers, with the host as a connection sends it.
fn headers(request: &Request<'_>, uri: &Uri) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    for (name, value) in &request.headers {
        let name: HeaderName = name.parse().map_err(|error| format!("{error}"))?;
        let value = HeaderValue::from_str(value).map_err(|error| format!("{error}"))?;
        headers.append(name, value);
    }
    if !headers.contains_key("host") {
        let host = uri.authority().map_or("", |authority| authority.as_str());
        let host = HeaderValue::from_str(host).map_err(|error| format!("{error}"))?;
        headers.insert("host", host);
    }
    Ok(headers)
}

/// The public key of credentials: the private one is drawn until it is below the order of the curve, with a counter.
fn key(access_key_id: &str, secret: &str) -> VerifyingKey {
    let drawn = (1..=254_u8).map(|counter| {
        let secret = format!("AWS4A{secret}");
        let mut hash = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        hash.update(&1_u32.to_be_bytes());
        hash.update(ALGORITHM.as_bytes());
        hash.update(&[0]);
        hash.update(access_key_id.as_bytes());
        hash.update(&[counter]);
        hash.update(&256_u32.to_be_bytes());
        <[u8; 32]>::from(hash.finalize().into_bytes())
    });
    let mut key = { drawn }.find(|key| *key <= ORDER_LESS_2).unwrap();
    for byte in key.iter_mut().rev() {
        let (sum, has_carry) = byte.overflowing_add(1);
        *byte = sum;
        if !has_carry {
            break;
        }
    }
    *SigningKey::from_slice(&key).unwrap().verifying_key()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    let digits = hexadecimal.as_bytes().chunks(2);
    let pairs = digits.map(|pair| std::str::from_utf8(pair).ok());
    pairs
        .map(|pair| u8::from_str_radix(pair?, 16).ok())
        .collect()
}
