//! Checks AWS Signature Version 4, from the receiving side. In: a request, the credentials that
//! exist, the clock. Out: nothing, or the refusal that the client is to see.
//!
//! Written from the specification's receiving side and sharing no line with any signer, so that a
//! client's mistake cannot be repeated here.

mod authorization;
pub(crate) mod canonical;
mod events;
mod refusal;

use authorization::{Authorization, ALGORITHM};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::calendar::Moment;
pub use canonical::{canonical_request, SignedRequest};
pub use events::EventVerifier;
pub use refusal::Refusal;

/// How far a signature's date may lie from the service's clock, either way, in seconds.
pub const CLOCK_WINDOW_SECONDS: i64 = 300;

/// What every credential scope ends in.
const TERMINATOR: &str = "aws4_request";

/// One set of credentials that the service knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCredentials {
    /// The public half.
    pub access_key_id: String,
    /// The secret half.
    pub secret_access_key: String,
    /// The token that temporary credentials must send along; `None` for long-term ones.
    pub session_token: Option<String>,
}

/// Checks signatures for one service in one region.
#[derive(Debug, Clone)]
pub struct Verifier {
    /// The region that scopes must name.
    pub region: String,
    /// The signing name that scopes must name.
    pub service: String,
    /// The credentials that may sign.
    pub credentials: Vec<KnownCredentials>,
}

impl Verifier {
    /// Checks `request` at the moment `now`, in seconds since the Unix epoch.
    pub fn verify(&self, request: &SignedRequest<'_>, now: i64) -> Result<(), Refusal> {
        self.verified(request, now).map(|_| ())
    }

    /// Checks a request whose body are events, whose head is signed as if it had none; gives what checks the events.
    pub fn verify_head(
        &self,
        request: &SignedRequest<'_>,
        now: i64,
    ) -> Result<EventVerifier, Refusal> {
        let (authorization, credentials) = self.verified(request, now)?;
        Ok(EventVerifier::new(&authorization, credentials))
    }

    /// Checks `request`; gives what its signature states, and the credentials that signed it.
    fn verified<'a>(
        &self,
        request: &SignedRequest<'a>,
        now: i64,
    ) -> Result<(Authorization<'a>, &KnownCredentials), Refusal> {
        let header =
            header_text(request, "authorization")?.ok_or(Refusal::MissingAuthenticationToken)?;
        let authorization = Authorization::parse(header)?;
        let date = header_text(request, "x-amz-date")?.ok_or_else(|| {
            Refusal::IncompleteSignature("A signed request requires 'X-Amz-Date'.".to_owned())
        })?;
        let signed_at = Moment::parse_compact(date).ok_or_else(|| {
            Refusal::IncompleteSignature(format!("'{date}' is no date like 20260102T030405Z."))
        })?;
        let signed_headers = self.signed_headers(request, &authorization)?;
        let credentials = self.credentials_of(request, &authorization)?;
        self.check_scope(&authorization, &signed_at)?;
        check_clock(&signed_at, now)?;
        check_payload_hash(request)?;
        let to_sign = string_to_sign(request, &authorization, &signed_headers, date);
        check_signature(&authorization, credentials, &to_sign)?;
        Ok((authorization, credentials))
    }

    /// The names of the signed headers in canonical order, those that must be signed among them.
    fn signed_headers<'a>(
        &self,
        request: &SignedRequest<'_>,
        authorization: &Authorization<'a>,
    ) -> Result<Vec<&'a str>, Refusal> {
        let mut names = authorization.signed_headers.clone();
        names.sort_unstable();
        let mut required = vec!["host", "x-amz-date"];
        if request.headers.contains_key("x-amz-security-token") {
            required.push("x-amz-security-token");
        }
        if let Some(name) = required.iter().find(|name| !names.contains(name)) {
            return Err(Refusal::IncompleteSignature(format!(
                "'{name}' must be a signed header."
            )));
        }
        let unusable = |name: &&&str| {
            name.bytes().any(|byte| byte.is_ascii_uppercase())
                || !request.headers.contains_key(**name)
        };
        match names.iter().find(unusable) {
            Some(name) => Err(Refusal::IncompleteSignature(format!(
                "The signed header '{name}' is not in the request under this name."
            ))),
            None => Ok(names),
        }
    }

    /// The credentials that the request claims, its session token included.
    fn credentials_of(
        &self,
        request: &SignedRequest<'_>,
        authorization: &Authorization<'_>,
    ) -> Result<&KnownCredentials, Refusal> {
        let token = header_text(request, "x-amz-security-token")?;
        self.credentials
            .iter()
            .find(|known| {
                known.access_key_id == authorization.access_key_id
                    && known.session_token.as_deref() == token
            })
            .ok_or(Refusal::UnrecognizedClient)
    }

    /// Checks day, region, service and terminator of the credential scope.
    fn check_scope(
        &self,
        authorization: &Authorization<'_>,
        signed_at: &Moment,
    ) -> Result<(), Refusal> {
        let day = signed_at.compact_day();
        let parts = [
            ("date", authorization.day, day.as_str()),
            ("region", authorization.region, self.region.as_str()),
            ("service", authorization.service, self.service.as_str()),
            ("terminator", authorization.terminator, TERMINATOR),
        ];
        match parts
            .iter()
            .find(|(_, stated, expected)| stated != expected)
        {
            None => Ok(()),
            Some((part, stated, expected)) => Err(Refusal::InvalidSignature(format!(
                "Credential should be scoped to the {part} '{expected}', not '{stated}'."
            ))),
        }
    }
}

/// A header's text, `None` when it is absent.
fn header_text<'a>(request: &SignedRequest<'a>, name: &str) -> Result<Option<&'a str>, Refusal> {
    let Some(value) = request.headers.get(name) else {
        return Ok(None);
    };
    match value.to_str() {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(Refusal::IncompleteSignature(format!(
            "The header '{name}' has characters outside ASCII."
        ))),
    }
}

/// Refuses a signature that is too old, or from too far in the future.
fn check_clock(signed_at: &Moment, now: i64) -> Result<(), Refusal> {
    let signed = signed_at.epoch_seconds();
    let compact = |seconds: i64| Moment::from_epoch_seconds(seconds).compact();
    let minutes = CLOCK_WINDOW_SECONDS / 60;
    let stated = signed_at.compact();
    if signed < now - CLOCK_WINDOW_SECONDS {
        return Err(Refusal::InvalidSignature(format!(
            "Signature expired: {stated} is now earlier than {} ({} - {minutes} min.)",
            compact(now - CLOCK_WINDOW_SECONDS),
            compact(now)
        )));
    }
    if signed > now + CLOCK_WINDOW_SECONDS {
        return Err(Refusal::InvalidSignature(format!(
            "Signature not yet current: {stated} is still later than {} ({} + {minutes} min.)",
            compact(now + CLOCK_WINDOW_SECONDS),
            compact(now)
        )));
    }
    Ok(())
}

/// Where the client states the hash of its body, the body that arrived must have it.
fn check_payload_hash(request: &SignedRequest<'_>) -> Result<(), Refusal> {
    match header_text(request, "x-amz-content-sha256")? {
        Some(stated) if stated != canonical::sha256_hexadecimal(request.body) => {
            Err(Refusal::InvalidSignature(
                "The body does not have the hash that 'X-Amz-Content-Sha256' states.".to_owned(),
            ))
        }
        _ => Ok(()),
    }
}

/// The text whose keyed hash is the signature.
fn string_to_sign(
    request: &SignedRequest<'_>,
    authorization: &Authorization<'_>,
    signed_headers: &[&str],
    date: &str,
) -> String {
    let Authorization {
        day,
        region,
        service,
        terminator,
        ..
    } = authorization;
    let canonical = canonical::canonical_request(request, signed_headers);
    let hash = canonical::sha256_hexadecimal(canonical.as_bytes());
    format!("{ALGORITHM}\n{date}\n{day}/{region}/{service}/{terminator}\n{hash}")
}

/// Recomputes the signature and compares in constant time.
fn check_signature(
    authorization: &Authorization<'_>,
    credentials: &KnownCredentials,
    to_sign: &str,
) -> Result<(), Refusal> {
    let scope = [
        authorization.day,
        authorization.region,
        authorization.service,
        authorization.terminator,
    ];
    let key = signing_key(&credentials.secret_access_key, scope)?;
    let mismatch = || {
        Refusal::InvalidSignature(
            "The request signature we calculated does not match the signature you provided."
                .to_owned(),
        )
    };
    let stated = from_hexadecimal(authorization.signature).ok_or_else(mismatch)?;
    keyed_hash(&key, to_sign.as_bytes())?
        .verify_slice(&stated)
        .map_err(|_| mismatch())
}

/// The key of a scope: day, region, service and terminator.
fn signing_key(secret_access_key: &str, scope: [&str; 4]) -> Result<Vec<u8>, Refusal> {
    let mut key = format!("AWS4{secret_access_key}").into_bytes();
    for part in scope {
        key = keyed_hash(&key, part.as_bytes())?
            .finalize()
            .into_bytes()
            .to_vec();
    }
    Ok(key)
}

/// HMAC-SHA256 over `data`, not yet finished.
fn keyed_hash(key: &[u8], data: &[u8]) -> Result<Hmac<Sha256>, Refusal> {
    let mut hash = Hmac::<Sha256>::new_from_slice(key)
        .map_err(|error| Refusal::InvalidSignature(error.to_string()))?;
    hash.update(data);
    Ok(hash)
}

/// Bytes from lower-case hexadecimal digits; `None` for anything else.
fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(high)? << 4 | digit(low)?),
            _ => None,
        })
        .collect()
}
