//! Tokens of the databases of RDS.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::region::Region;
use aws_types::SdkConfig;

pub use super::AuthToken;
use super::{token, Login, EXPIRES_IN};
use crate::percent::encoded;

/// Makes tokens for one user of one database.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// A generator with this configuration.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// A token. Without any region it is one of `us-east-1`, as in the published crate.
    ///
    /// # Errors
    ///
    /// There are no credentials, they cannot be loaded, or the host is none.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let Config {
            hostname,
            port,
            username,
            ..
        } = &self.config;
        let user = encoded(username);
        let usual = Region::from_static("us-east-1");
        let region = self.config.region().or(config.region());
        // The service ends longer ones after this time.
        let expires_in = self
            .config
            .expires_in
            .map(|seconds| seconds.min(EXPIRES_IN));
        let login = Login {
            service: "rds-db",
            url: format!("{hostname}:{port}/?Action=connect&DBUser={user}"),
            credentials: self.config.credentials(),
            region: Some(region.unwrap_or(&usual)),
            expires_in,
        };
        token(login, config).await
    }
}

/// The database that tokens are for, and what signs them.
#[derive(Debug, Clone)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    port: u64,
    username: String,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl Config {
    /// A builder without any value.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// The credentials that sign; without them, those of the `SdkConfig`.
    pub fn credentials(&self) -> Option<SharedCredentialsProvider> {
        self.credentials.clone()
    }

    /// The host of the database.
    pub fn hostname(&self) -> &str {
        &self.hostname
    }

    /// The port of the database.
    pub fn port(&self) -> u64 {
        self.port
    }

    /// The user of the database who logs in.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The region of the database; without it, that of the `SdkConfig`.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// How many seconds a token is valid; 900 at most, and without it.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// A builder of [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    port: Option<u64>,
    username: Option<String>,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl ConfigBuilder {
    /// Sets the credentials that sign.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(credentials));
        self
    }

    /// Sets the host of the database. It is required.
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// Sets the port of the database. It is required.
    pub fn port(mut self, port: u64) -> Self {
        self.port = Some(port);
        self
    }

    /// Sets the user of the database who logs in. It is required.
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Sets the region of the database.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets how many seconds a token is valid.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// The configuration.
    ///
    /// # Errors
    ///
    /// The host, the port or the user is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("`hostname` is required")?,
            port: self.port.ok_or("`port` is required")?,
            username: self.username.ok_or("`username` is required")?,
            region: self.region,
            expires_in: self.expires_in,
        })
    }
}
