//! Tokens with which programs log in to databases, in the place of a password: presigned URLs that nobody calls.
//!
//! In: the host of the database, credentials, a region. Out: the URL without its scheme, with a signature in its query. Each
//! service has a module with the types that its published crate has.

pub mod dsql;
pub mod rds;

use std::fmt;
use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_sigv4::http_request::{
    sign, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_types::region::Region;
use aws_types::SdkConfig;

use crate::percent::encoded;

/// How long a token is valid unless the program says otherwise, in seconds.
const EXPIRES_IN: u64 = 900;

/// A token: the password of a login. It is not printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthToken {
    text: String,
}

impl AuthToken {
    /// The text of the token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthToken").finish_non_exhaustive()
    }
}

/// What a token is for.
struct Login<'a> {
    /// The service in the scope of the signature.
    service: &'a str,
    /// Host, path and query of the URL.
    url: String,
    credentials: Option<SharedCredentialsProvider>,
    region: Option<&'a Region>,
    expires_in: Option<u64>,
}

/// The token for this login. What it leaves open is taken from the configuration.
///
/// # Errors
///
/// There are no credentials or no region, the credentials cannot be loaded, or the host is none.
async fn token(login: Login<'_>, config: &SdkConfig) -> Result<AuthToken, BoxError> {
    let credentials = login.credentials.or(config.credentials_provider());
    let credentials =
        credentials.ok_or("a token needs credentials, and there is no provider of them")?;
    let identity: Identity = credentials.provide_credentials().await?.into();
    let region = login.region.or(config.region());
    let region = region.ok_or("a token needs a region, and there is none")?;
    let time = config.time_source().unwrap_or_default();
    let mut settings = SigningSettings::default();
    settings.expires_in = Some(Duration::from_secs(login.expires_in.unwrap_or(EXPIRES_IN)));
    settings.signature_location = SignatureLocation::QueryParams;
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(region.as_ref())
        .name(login.service)
        .time(time.now())
        .settings(settings)
        .build()?;
    let url = format!("https://{}", login.url);
    let request = SignableRequest::new("GET", &url, std::iter::empty(), SignableBody::Bytes(&[]))?;
    let (signed, _) = sign(request, &parameters.into())?.into_parts();
    let mut text = login.url;
    for (name, value) in signed.params() {
        text.push('&');
        text.push_str(name);
        text.push('=');
        text.extend(encoded(value));
    }
    Ok(AuthToken { text })
}
