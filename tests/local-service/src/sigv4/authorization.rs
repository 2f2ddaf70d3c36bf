//! The `Authorization` header. In: its text. Out: its parts, or the refusal that says which is
//! missing.

use super::Refusal;

/// The only algorithm spoken here.
pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The parts of an `Authorization` header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Authorization<'a> {
    pub access_key_id: &'a str,
    /// The day of the scope: `20260102`.
    pub day: &'a str,
    pub region: &'a str,
    pub service: &'a str,
    pub terminator: &'a str,
    /// Header names as they were listed.
    pub signed_headers: Vec<&'a str>,
    /// Hexadecimal digits.
    pub signature: &'a str,
}

impl<'a> Authorization<'a> {
    /// Takes the header apart.
    pub fn parse(text: &'a str) -> Result<Self, Refusal> {
        let incomplete = |what: &str| Refusal::IncompleteSignature(what.to_owned());
        let parameters = text
            .strip_prefix(ALGORITHM)
            .and_then(|rest| rest.strip_prefix([' ', '\t']))
            .ok_or_else(|| {
                incomplete("The Authorization header must begin with AWS4-HMAC-SHA256.")
            })?;
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for parameter in parameters.split(',') {
            let (name, value) = parameter
                .trim()
                .split_once('=')
                .ok_or_else(|| incomplete("The Authorization header has a part without '='."))?;
            let place = match name {
                "Credential" => &mut credential,
                "SignedHeaders" => &mut signed_headers,
                "Signature" => &mut signature,
                _ => return Err(incomplete("The Authorization header has an unknown part.")),
            };
            if value.is_empty() || place.replace(value).is_some() {
                return Err(incomplete(&format!(
                    "The Authorization header needs one '{name}' with a value."
                )));
            }
        }
        let credential =
            credential.ok_or_else(|| incomplete("Authorization header requires 'Credential'."))?;
        let signed_headers = signed_headers
            .ok_or_else(|| incomplete("Authorization header requires 'SignedHeaders'."))?;
        let signature =
            signature.ok_or_else(|| incomplete("Authorization header requires 'Signature'."))?;
        // An access key id has no slash, nor has any part of the scope.
        let scope: Vec<&str> = credential.split('/').collect();
        let [access_key_id, day, region, service, terminator] = scope[..] else {
            return Err(incomplete(
                "The Credential must be key/day/region/service/aws4_request.",
            ));
        };
        Ok(Authorization {
            access_key_id,
            day,
            region,
            service,
            terminator,
            signed_headers: signed_headers.split(';').collect(),
            signature,
        })
    }
}
