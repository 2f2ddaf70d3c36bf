//! Tokens of Aurora DSQL.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::region::Region;
use aws_types::SdkConfig;

pub use super::AuthToken;
use super::{token, Login};

/// Makes tokens for one database.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// A generator with this configuration.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// A token for a role of the database.
    ///
    /// # Errors
    ///
    /// There are no credentials or no region, the credentials cannot be loaded, or the host is none.
    pub async fn db_connect_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.token("DbConnect", config).await
    }

    /// A token for the role `admin`.
    ///
    /// # Errors
    ///
    /// As [`db_connect_auth_token`](Self::db_connect_auth_token).
    pub async fn db_connect_admin_auth_token(
        &self,
        config: &SdkConfig,
    ) -> Result<AuthToken, BoxError> {
        self.token("DbConnectAdmin", config).await
    }

    async fn token(&self, action: &str, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let login = Login {
            service: "dsql",
            url: format!("{}/?Action={action}", self.config.hostname),
            credentials: self.config.credentials(),
            region: self.config.region(),
            expires_in: self.config.expires_in,
        };
        token(login, config).await
    }
}

/// The database that tokens are for, and what signs them.
#[derive(Debug, Clone)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
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

    /// The region of the database; without it, that of the `SdkConfig`.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// How many seconds a token is valid; without it, 900.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// A builder of [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
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
    /// The host is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("`hostname` is required")?,
            region: self.region,
            expires_in: self.expires_in,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    use std::time::{Duration, UNIX_EPOCH};

    use aws_credential_types::provider::SharedCredentialsProvider;
    use aws_credential_types::Credentials;
    use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
    use aws_types::region::Region;
    use aws_types::SdkConfig;

    use super::{AuthToken, AuthTokenGenerator, Config};

    /// The result of a future that waits for nothing.
    fn now<F: Future>(future: F) -> F::Output {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(output) => output,
            Poll::Pending => panic!("there is something to wait for"),
        }
    }

    fn sdk_config(token: Option<&str>) -> SdkConfig {
        let token = token.map(str::to_owned);
        let credentials = Credentials::new("akid", "secret", token, None, "test");
        let time = StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1_724_716_800));
        SdkConfig::builder()
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .time_source(SharedTimeSource::new(time))
            .region(Region::new("us-east-1"))
            .build()
    }

    /// The tokens are those of botocore's `generate_db_connect_auth_token` and its sibling.
    #[test]
    fn tokens_are_those_of_botocore() {
        let config = Config::builder().hostname("peccy.dsql.us-east-1.on.aws");
        let generator = AuthTokenGenerator::new(config.expires_in(450).build().unwrap());
        let plain = now(generator.db_connect_auth_token(&sdk_config(None)));
        assert_eq!(plain.as_ref().map(AuthToken::as_str).unwrap(), "peccy.dsql.us-east-1.on.aws/?Action=DbConnect&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=akid%2F20240827%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20240827T000000Z&X-Amz-Expires=450&X-Amz-SignedHeaders=host&X-Amz-Signature=f5f2ad764ca5df44045d4ab6ccecba0eef941b0007e5765885a0b6ed3702a3f8");
        assert!(!format!("{plain:?}").contains("peccy"));
        let admin = now(generator.db_connect_admin_auth_token(&sdk_config(Some("to/k+en="))));
        // The session token may stand before or after the signature.
        let sorted = |token: &str| {
            let mut parts: Vec<String> = token.split('&').map(str::to_owned).collect();
            parts.sort();
            parts
        };
        let expected = "peccy.dsql.us-east-1.on.aws/?Action=DbConnectAdmin&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=akid%2F20240827%2Fus-east-1%2Fdsql%2Faws4_request&X-Amz-Date=20240827T000000Z&X-Amz-Expires=450&X-Amz-SignedHeaders=host&X-Amz-Security-Token=to%2Fk%2Ben%3D&X-Amz-Signature=256e0840a5893962100ee29586099bdd63b8b07cd683d2c282c513d48251b3da";
        assert_eq!(sorted(admin.unwrap().as_str()), sorted(expected));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert!(Config::builder().build().is_err());
        let config = Config::builder().hostname("peccy.dsql.us-east-1.on.aws");
        let generator = AuthTokenGenerator::new(config.build().unwrap());
        let nothing = SdkConfig::builder().build();
        let error = now(generator.db_connect_auth_token(&nothing)).unwrap_err();
        assert!(error.to_string().contains("credentials"), "{error}");
    }
}
