//! What a call of an endpoint case is made with: the settings and parameters of the case come in, the URL that was
//! called goes out.

use std::sync::{Arc, Mutex, PoisonError};

use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use serde_json::Value;
use smithy_client_runtime::api::{
    BehaviorVersion, Credentials, Region, RetryConfig, RuntimeComponents, SdkConfig,
    SharedCredentialsProvider,
};
use smithy_client_runtime::shape::Field;

use crate::fill;

/// The doubles of one call.
#[derive(Clone, Debug)]
pub struct Setup {
    call: Value,
    sent: Arc<Mutex<Option<String>>>,
}

impl Setup {
    pub(super) fn new(call: &Value) -> Setup {
        Setup {
            call: call.clone(),
            sent: Arc::default(),
        }
    }

    /// The URL that was called, if one was.
    pub(super) fn sent(&self) -> Option<String> {
        let sent = self.sent.lock();
        sent.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The configuration that the case says.
    ///
    /// # Errors
    ///
    /// It says something that is not common to all clients.
    pub fn config(&self) -> Result<SdkConfig, String> {
        if self.call["clientParams"].is_object() {
            return Err("settings of the service's own cannot be made".to_owned());
        }
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .retry_config(RetryConfig::disabled())
            .http_client(self.clone());
        let mut credentials = Credentials::builder()
            .access_key_id("AKIDEXAMPLE")
            .secret_access_key("secret")
            .provider_name("conformance");
        for (name, value) in self.call["builtInParams"].as_object().into_iter().flatten() {
            let text = value.as_str().unwrap_or_default().to_owned();
            match name.as_str() {
                "AWS::Region" => config.set_region(Region::new(text)),
                "AWS::UseFIPS" => config.set_use_fips(value.as_bool()),
                "AWS::UseDualStack" => config.set_use_dual_stack(value.as_bool()),
                "SDK::Endpoint" => config.set_endpoint_url(Some(text)),
                "AWS::Auth::AccountIdEndpointMode" => {
                    let mode = text.parse().map_err(|_| format!("no such mode: {text}"))?;
                    config.set_account_id_endpoint_mode(Some(mode))
                }
                "AWS::Auth::AccountId" => {
                    credentials = credentials.account_id(AccountId::from(text));
                    &mut config
                }
                other => return Err(format!("the setting {other} cannot be made")),
            };
        }
        let credentials = SharedCredentialsProvider::new(credentials.build());
        config.set_credentials_provider(Some(credentials));
        Ok(config.build())
    }

    /// The parameter for a member, if the case has it.
    ///
    /// # Errors
    ///
    /// The case has a parameter of another type.
    pub fn member<T: Field>(&self, member: &str) -> Result<Option<T>, String> {
        fill::member(&self.call["operationParams"], member)
    }
}

impl HttpClient for Setup {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Setup {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let url = request.uri().to_owned();
        *self.sent.lock().unwrap_or_else(PoisonError::into_inner) = Some(url);
        let status = http::StatusCode::OK.into();
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from("{}"))))
    }
}
