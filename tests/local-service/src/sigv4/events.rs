//! Checks the signatures of events. In: the events of a request whose head was checked, in their order. Out: nothing, or the
//! refusal. Each signature covers the one before it, the first that of the head (AWS Signature Version 4, "signing event
//! messages"), so an event that is lost, repeated or moved is noticed as well.

use hmac::Mac;

use super::authorization::Authorization;
use super::{canonical, keyed_hash, signing_key, KnownCredentials, Refusal, TERMINATOR};
use crate::calendar::Moment;

const ALGORITHM: &str = "AWS4-HMAC-SHA256-PAYLOAD";

/// Checks the events of one request.
#[derive(Debug, Clone)]
pub struct EventVerifier {
    secret_access_key: String,
    region: String,
    service: String,
    /// The signature before the next one, in hexadecimal digits.
    previous: String,
}

impl EventVerifier {
    pub(super) fn new(authorization: &Authorization<'_>, credentials: &KnownCredentials) -> Self {
        Self {
            secret_access_key: credentials.secret_access_key.clone(),
            region: authorization.region.to_owned(),
            service: authorization.service.to_owned(),
            previous: authorization.signature.to_owned(),
        }
    }

    /// Checks the next event: the moment of its header `:date`, that header as it is encoded, its payload, and the bytes of
    /// its header `:chunk-signature`.
    pub fn verify(
        &mut self,
        date: Moment,
        date_header: &[u8],
        payload: &[u8],
        signature: &[u8],
    ) -> Result<(), Refusal> {
        let day = date.compact_day();
        let scope = [&day, &self.region, &self.service, TERMINATOR];
        let to_sign = format!(
            "{ALGORITHM}\n{}\n{}\n{}\n{}\n{}",
            date.compact(),
            scope.join("/"),
            self.previous,
            canonical::sha256_hexadecimal(date_header),
            canonical::sha256_hexadecimal(payload),
        );
        let key = signing_key(&self.secret_access_key, scope)?;
        let hash = keyed_hash(&key, to_sign.as_bytes())?;
        hash.verify_slice(signature).map_err(|_| {
            Refusal::InvalidSignature("The signature of an event does not match.".to_owned())
        })?;
        self.previous = canonical::hexadecimal(signature);
        Ok(())
    }
}
