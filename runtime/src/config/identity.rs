//! The identity of the caller: the settings from which the auth schemes take it.

use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::{token::SharedTokenProvider, SharedCredentialsProvider};
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::Layer;

use super::Builder;

impl Builder {
    /// Sets the provider of the credentials that requests are signed with. `None` changes nothing.
    pub fn set_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            #[cfg(feature = "sigv4a")]
            self.components
                .set_identity_resolver(aws_runtime::auth::sigv4a::SCHEME_ID, provider.clone());
            self.components
                .set_identity_resolver(aws_runtime::auth::sigv4::SCHEME_ID, provider);
        }
    }

    /// Sets the provider of bearer tokens (`smithy.api#httpBearerAuth`). `None` changes nothing.
    pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) {
        if let Some(provider) = provider {
            self.components
                .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
    }

    /// Sets the resolver of the identity for `smithy.api#httpBearerAuth`.
    pub fn set_bearer_token_resolver(&mut self, resolver: SharedIdentityResolver) {
        self.components
            .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, resolver);
    }

    /// Sets a bearer token that the environment holds for this service; the user agent says so.
    pub(super) fn set_token_of_environment(&mut self, token: String) {
        let mut layer = Layer::new("bearer token of the environment");
        layer.store_append(AwsCredentialFeature::BearerServiceEnvVars);
        let identity = Identity::builder()
            .data(Token::new(token, None))
            .property(layer.freeze())
            .build();
        if let Ok(identity) = identity {
            self.components
                .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, identity);
        }
    }

    /// Lets calls be sent unsigned.
    pub fn allow_no_auth(&mut self) {
        self.push_runtime_plugin(SharedRuntimePlugin::new(NoAuthRuntimePluginV2::new()));
    }
}
